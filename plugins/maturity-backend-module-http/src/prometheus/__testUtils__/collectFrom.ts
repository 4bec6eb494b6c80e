import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { readHttpSources } from '../../declaration/parseSource';
import { DeclaredFactSource } from '../../DeclaredFactSource';
import { HttpToolReader } from '../../request/HttpToolReader';
import { CREDENTIALS } from './startPrometheus';

/** By name of the entity: its facts, or why nothing was seen. */
type Collected = Readonly<
  Record<string, Readonly<Record<string, FactObservation | undefined>>>
>;

/** Access to a Prometheus. */
export function toServer(url: string, credentials: JsonObject = CREDENTIALS) {
  return { baseUrl: url, auth: { basic: credentials } };
}

/** Collects the facts of a source for some entities. */
export async function collectFrom(
  sources: JsonObject,
  annotations: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<{ facts: Collected; errors: string[]; requests: number }> {
  const [declared] = readHttpSources(
    new ConfigReader({ maturity: { sources } }),
  );
  const logger = mockServices.logger.mock();
  const now = Date.now;
  const reader = new HttpToolReader({
    ...declared!,
    logger,
    now,
    retryAfter: 1,
  });
  const source = new DeclaredFactSource({ ...declared!, reader, now });
  const answers = await source.collect({
    entities: Object.entries(annotations).map(([name, own]) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, namespace: 'default', annotations: { ...own } },
    })),
    etags: new Map(),
    signal: new AbortController().signal,
    logger,
  });
  const facts = [...answers].map(([ref, answer]) => [
    ref.split('/')[1],
    'facts' in answer ? answer.facts : {},
  ]);
  return {
    facts: Object.fromEntries(facts),
    errors: [...answers.values()].flatMap(answer =>
      'error' in answer && answer.error ? [answer.error] : [],
    ),
    requests: reader.requests,
  };
}

/** The value of a fact, or why there is none. */
export function readValue(observation: FactObservation | undefined): unknown {
  if (!observation) {
    return 'not reported';
  }
  if ('unknown' in observation) {
    return observation.unknown;
  }
  const { value } = observation;
  return typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
}

/** Reads where and when the value of a fact was seen. */
export function readSeen(observation: FactObservation | undefined): {
  readonly evidence: readonly [Evidence, ...Evidence[]];
  readonly observedAt?: string;
} {
  const { evidence: [first, ...others] = [], observedAt } =
    observation && 'value' in observation
      ? observation
      : { evidence: [], observedAt: undefined };
  if (!first) {
    throw new Error(`seen nowhere: ${readValue(observation)}`);
  }
  return { evidence: [first, ...others], observedAt };
}
