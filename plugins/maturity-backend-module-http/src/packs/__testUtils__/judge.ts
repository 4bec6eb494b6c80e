import { JsonValue } from '@backstage/types';
import {
  addProofs,
  builtInModel,
  evaluateModel,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { readSources, toSource, withParameters } from './declarePack';

const now = new Date('2026-11-29T12:00:00Z');

/** A check of an entity, and all that is known of it. */
export interface Judged {
  readonly check: string;
  /** Of the source. */
  readonly facts: { readonly [fact: string]: JsonValue };
  readonly annotations?: { readonly [name: string]: string };
  /** Whether people attest the check. */
  readonly isAttested?: boolean;
  /** Whether the repository has a runbook. */
  readonly hasRunbook?: boolean;
  /** Whether the catalog names somebody on call. */
  readonly hasOnCall?: boolean;
}

/** Judges a check by the facts of a pack, and by what people state beside them. */
export function judge(
  id: string,
  { check, facts, annotations, isAttested, hasRunbook, hasOnCall }: Judged,
): string | undefined {
  const [declared] = readSources({ [id]: { pack: withParameters(id) } });
  const source = toSource(declared!);
  const fact = source.facts[0]!;
  const others = [
    { id: 'attestation', facts: [{ ...fact, name: check, type: 'boolean' }] },
    {
      id: 'repository',
      facts: [{ ...fact, name: 'runbooks', type: 'strings' }],
    },
    { id: 'catalog', facts: [{ ...fact, name: 'onCall', type: 'strings' }] },
  ] as const;
  const seen = Object.entries(facts).map(([name, value]) => [name, { value }]);
  const statement = { by: 'user:default/ada', on: '2026-11-28' };
  const observedAt = now.toISOString();
  const { checks } = evaluateModel({
    model: addProofs(builtInModel, source.proofs ?? []),
    sources: [
      source,
      ...others.map(other => ({ title: '', description: '', ...other })),
    ],
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'shop', annotations },
      spec: { type: 'service' },
    },
    facts: {
      [source.id]: { facts: Object.fromEntries(seen), observedAt },
      catalog: {
        facts: { onCall: { value: hasOnCall ? ['PagerDuty'] : [] } },
        observedAt,
      },
      repository: {
        facts: { runbooks: { value: hasRunbook ? ['docs/runbook.md'] : [] } },
        observedAt,
      },
      ...(isAttested && {
        attestation: {
          facts: { [check]: { value: true, statement } },
          observedAt,
        },
      }),
    },
    now,
  });
  return checks.find(({ checkId }) => checkId === check)?.outcome;
}
