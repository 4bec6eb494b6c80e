import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { parseDelivery } from '../parseDelivery';
import * as cdEvents from './__fixtures__/cdEvents';
import * as gitHub from './__fixtures__/gitHub';
import { deliveryTools } from './deliveryTools';
import { parsePullRequest } from './gitHubChanges';
import {
  parseDeploymentStatus,
  parseRelease,
  parseWorkflowRun,
} from './gitHubDeployments';
import { parseGitLab } from './gitLab';
import { ParsedPayload } from './parsePayload';

const now = new Date('2026-03-02T00:00:00Z');

const settings = {
  workflows: [{ name: 'Deploy', environment: 'production' }],
  releases: { environment: 'production' },
};

type Parse = (payload: unknown) => ParsedPayload | Promise<ParsedPayload>;

const parsers: [string, Parse][] = [
  ...Object.entries(deliveryTools).map(([id, { parse }]): [string, Parse] => [
    id,
    payload =>
      parse(
        { headers: {}, body: Buffer.from(JSON.stringify(payload) ?? '') },
        { now },
      ),
  ]),
  ['deployment_status', parseDeploymentStatus],
  ['workflow_run', payload => parseWorkflowRun(payload, settings)],
  ['release', payload => parseRelease(payload, settings)],
  ['pull_request', parsePullRequest],
  ['gitlab', parseGitLab],
];

/** Payloads that are nearly right go further than those that are nothing at all. */
const seeds: unknown[] = [
  ...Object.values(cdEvents),
  ...Object.values(gitHub),
  {
    version: '4',
    alerts: [
      {
        status: 'resolved',
        labels: { a: 'b' },
        startsAt: '2026-03-01T08:00:00Z',
        endsAt: '2026-03-01T09:00:00Z',
        fingerprint: 'f',
      },
    ],
  },
  {
    event: {
      event_type: 'incident.resolved',
      occurred_at: '2026-03-01T08:00:00Z',
      data: { id: 'P1', created_at: '2026-03-01T08:00:00Z', service: null },
    },
  },
  {
    action: 'Close',
    alert: {
      alertId: 'a',
      createdAt: 1772352000000,
      tags: ['a:b'],
      details: { c: 'd' },
    },
  },
  {
    app: 'a',
    phase: 'Succeeded',
    startedAt: '2026-03-01T08:00:00Z',
    images: ['a:1'],
    labels: { a: 'b' },
    server: 'https://a.example',
  },
  {
    involvedObject: { kind: 'Kustomization', name: 'a' },
    severity: 'info',
    timestamp: '2026-03-01T08:00:00Z',
    reason: 'Progressing',
    metadata: { revision: 'main@sha1:abc' },
  },
  {
    object_kind: 'deployment',
    status: 'success',
    status_changed_at: '2026-03-01 08:00:00 UTC',
    deployment_id: 1,
    project: { id: 1, path_with_namespace: 'a/b' },
  },
];

const junk = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom<unknown>(
    '__proto__',
    'constructor',
    'data:text/html,x',
    'component:/',
    ':',
    -1,
    1e300,
    '0000-00-00T00:00:00Z',
    'a'.repeat(5_000),
    [],
    {},
  ),
);

/** A payload with one of its values, however deep, replaced. */
function mutated(value: unknown, path: number[], by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) {
    return by;
  }
  const keys = Object.keys(value);
  if (keys.length === 0) {
    return by;
  }
  const chosen = keys[step % keys.length];
  const copy: { [key: string]: unknown } = { ...value };
  copy[chosen] = mutated(copy[chosen], rest, by);
  return Array.isArray(value) ? Array.from(Object.values(copy)) : copy;
}

const payloads = fc.oneof(
  junk,
  fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.nat(), { maxLength: 6 }),
      junk,
    )
    .map(([seed, path, by]) => mutated(seed, path, by)),
);

/** Reads the outcome of a payload: the name of the error if it is refused. */
async function readOutcome(parse: Parse, payload: unknown): Promise<string> {
  try {
    await parse(payload);
    return 'understood';
  } catch (error) {
    return error instanceof InputError ? 'refused' : String(error);
  }
}

describe.each(parsers)('what comes in for %s', (_, parse) => {
  it('is understood or refused, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(payloads, async payload => {
        expect(['understood', 'refused']).toContain(
          await readOutcome(parse, payload),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('comes out in the shape that is kept', async () => {
    const events: unknown[] = [];
    for (const seed of seeds) {
      if ((await readOutcome(parse, seed)) === 'understood') {
        events.push(...(await parse(seed)).events);
      }
    }
    const kept = events.map(event =>
      parseDelivery(event, { now, keptSince: new Date(0) }),
    );
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter(parsed => 'message' in parsed)).toEqual([]);
  });
});
