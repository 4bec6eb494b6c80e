import fc from 'fast-check';
import {
  ChangeEvent,
  DeliveryEvent,
  DeploymentEvent,
  HeartbeatEvent,
  IncidentEvent,
} from '../events';

/** Instants of half a year, many of them the same, some unreadable. */
const instant = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 400 }) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);
const time = instant.map(half =>
  half === undefined
    ? 'some day'
    : new Date(Date.UTC(2025, 11, 1) + half * 12 * 3_600_000).toISOString(),
);
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const base = {
  source: fc.constantFrom('ci', 'argocd'),
  externalId: name,
  target: fc.record(
    {
      entityRef: fc.constantFrom('component:default/a', 'component:default/b'),
      labels: fc.dictionary(name, name, { maxKeys: 2, noNullPrototype: true }),
    },
    { requiredKeys: [] },
  ),
  title: name,
  url: name.map(id => `https://example.com/${id}`),
};
const identity = ['source', 'externalId', 'target', 'kind'] as const;

const anyDeployment: fc.Arbitrary<DeploymentEvent> = fc.record(
  {
    ...base,
    kind: fc.constant('deployment' as const),
    environment: fc.constantFrom('production', 'Production', 'staging', ''),
    startedAt: time,
    finishedAt: time,
    result: fc.constantFrom(
      ...(['succeeded', 'succeeded', 'failed', 'cancelled'] as const),
    ),
    commit: name,
    version: name,
    changes: fc.array(name, { maxLength: 3 }),
    isRollback: fc.boolean(),
    isRework: fc.boolean(),
    run: name,
    part: name,
    fixesIncident: name,
  },
  { requiredKeys: [...identity] },
);
const anyChange: fc.Arbitrary<ChangeEvent> = fc.record(
  {
    ...base,
    kind: fc.constant('change' as const),
    commit: name,
    committedAt: time,
    mergedAt: time,
  },
  { requiredKeys: [...identity] },
);
const anyIncident: fc.Arbitrary<IncidentEvent> = fc.record(
  {
    ...base,
    kind: fc.constant('incident' as const),
    environment: fc.constantFrom('production', 'staging'),
    startedAt: time,
    resolvedAt: time,
    reopenedAt: time,
    severity: name,
    causedBy: name,
    commit: name,
    version: name,
    isExternal: fc.boolean(),
  },
  { requiredKeys: [...identity] },
);

const anyHeartbeat: fc.Arbitrary<HeartbeatEvent> = fc.record(
  {
    ...base,
    kind: fc.constant('heartbeat' as const),
    at: time,
    covers: fc.uniqueArray(
      fc.constantFrom<HeartbeatEvent['covers'][number][]>(
        'incidents',
        'rework',
      ),
    ),
  },
  { requiredKeys: [...identity, 'at', 'covers'] },
);

/** Any event, with any of its fields missing. */
export const anyEvent: fc.Arbitrary<DeliveryEvent> = fc.oneof(
  { weight: 3, arbitrary: anyDeployment },
  { weight: 2, arbitrary: anyChange },
  { weight: 2, arbitrary: anyIncident },
  { weight: 1, arbitrary: anyHeartbeat },
);

/** Any log of one entity, with several reports of the same thing in it. */
export const anyLog = fc.array(anyEvent, { maxLength: 40 });

/** A log of many different things, most of them in production. */
export const busyLog = fc
  .array(fc.oneof(anyDeployment, anyDeployment, anyEvent), {
    minLength: 30,
    maxLength: 120,
  })
  .map(events =>
    events.map((event, index) => ({
      ...event,
      externalId: `${index}`,
      ...(event.kind === 'deployment' && { environment: 'production' }),
    })),
  );

/** Some reports of one thing. */
export function sameThing(count: number): fc.Arbitrary<DeliveryEvent[]> {
  const many = <T extends DeliveryEvent>(any: fc.Arbitrary<T>) =>
    fc
      .array(any, { minLength: count, maxLength: count })
      .map(events =>
        events.map(event => ({ ...event, source: 'ci', externalId: 'a' })),
      );
  return fc.oneof<fc.Arbitrary<DeliveryEvent[]>[]>(
    many(anyDeployment),
    many(anyChange),
    many(anyIncident),
    many(anyHeartbeat),
  );
}
