import fc from 'fast-check';
import { anyEvent, sameThing } from './__testUtils__/arbitraryEvents';
import { change, deployment, incident } from './__testUtils__/log';
import { DeliveryEvent } from './events';
import { mergeDelivery, mergeReports } from './mergeDelivery';

const bare = { kind: 'deployment', source: 'ci', externalId: '1' } as const;

describe('two reports of the same deployment', () => {
  it('together tell what each of them tells', () => {
    const begun: DeliveryEvent = {
      ...bare,
      target: { labels: { service: 'shop' } },
      environment: 'production',
      startedAt: '2026-06-10T12:00:00Z',
    };
    const ended: DeliveryEvent = {
      ...bare,
      target: { entityRef: 'component:default/shop' },
      finishedAt: '2026-06-10T12:05:00Z',
      result: 'succeeded',
      title: '1.2.3',
      url: 'https://ci.example/1',
      version: '1.2.3',
    };
    expect(mergeDelivery(ended, begun)).toEqual({
      ...begun,
      ...ended,
      target: {
        entityRef: 'component:default/shop',
        labels: { service: 'shop' },
      },
    });
  });

  it.each<[string, object, object, object]>([
    [
      'the earliest beginning',
      { startedAt: '2026-06-10T12:00:00Z' },
      { startedAt: '2026-06-10T13:30:00+02:00' },
      { startedAt: '2026-06-10T13:30:00+02:00' },
    ],
    [
      'the latest end',
      { finishedAt: '2026-06-10T12:00:00Z' },
      { finishedAt: '2026-06-10T12:00:00.001Z' },
      { finishedAt: '2026-06-10T12:00:00.001Z' },
    ],
    [
      'a beginning that can be read',
      { startedAt: 'at noon' },
      { startedAt: '2026-06-10T12:00:00Z' },
      { startedAt: '2026-06-10T12:00:00Z' },
    ],
    [
      'an end that can be read',
      { finishedAt: '2026-06-10T12:00:00Z' },
      { finishedAt: 'in the evening' },
      { finishedAt: '2026-06-10T12:00:00Z' },
    ],
    [
      'one spelling of the same instant',
      { startedAt: '2026-06-10T12:00:00Z' },
      { startedAt: '2026-06-10T14:00:00+02:00' },
      { startedAt: '2026-06-10T12:00:00Z' },
    ],
    [
      'a success of a second attempt',
      { result: 'succeeded' },
      { result: 'failed' },
      { result: 'succeeded' },
    ],
    [
      'a success rather than a cancellation',
      { result: 'cancelled' },
      { result: 'succeeded' },
      { result: 'succeeded' },
    ],
    [
      'the mark of production',
      { environment: 'qa-live' },
      { environment: 'production', part: 'qa-live' },
      { environment: 'production', part: 'qa-live' },
    ],
    [
      'that it was a rollback',
      { isRollback: false },
      { isRollback: true },
      { isRollback: true },
    ],
    ['that it was no rework', {}, { isRework: false }, { isRework: false }],
    [
      'all changes',
      { changes: ['b', 'a'] },
      { changes: ['c', 'b'] },
      { changes: ['a', 'b', 'c'] },
    ],
    [
      'the text that sorts last',
      { title: 'a' },
      { title: 'b' },
      { title: 'b' },
    ],
  ])('keep %s', (_, a, b, expected) => {
    const report = (more: object): DeliveryEvent => ({
      ...bare,
      target: {},
      ...more,
    });
    const merged = report(expected);
    expect(mergeDelivery(report(a), report(b))).toStrictEqual(merged);
    expect(mergeDelivery(report(b), report(a))).toStrictEqual(merged);
  });

  it('keep what leads to the entity, by each key', () => {
    const a = { annotations: { x: '1', y: '1' }, labels: { app: 'shop' } };
    const b = { annotations: { y: '2', ['__proto__']: '3' } };
    const { target } = mergeDelivery(
      { ...bare, target: a },
      { ...bare, target: b },
    );
    expect(Object.entries(target.annotations ?? {})).toEqual([
      ...[
        ['__proto__', '3'],
        ['x', '1'],
        ['y', '2'],
      ],
    ]);
    expect(target.labels).toEqual({ app: 'shop' });
  });
});

describe('two reports of the same incident or change', () => {
  it('keep the earliest beginning and the latest resolution', () => {
    expect(
      mergeDelivery(
        incident('i', '2026-06-10T12:00:00Z', '2026-06-10T13:00:00Z'),
        incident('i', '2026-06-10T12:30:00Z', '2026-06-10T14:00:00Z'),
      ),
    ).toEqual(incident('i', '2026-06-10T12:00:00Z', '2026-06-10T14:00:00Z'));
  });

  it('keep the earliest commit and merge', () => {
    expect(
      mergeDelivery(
        change('a', '2026-06-10T12:00:00Z', { mergedAt: '2026-06-11' }),
        change('a', '2026-06-09T12:00:00Z', { mergedAt: '2026-06-12' }),
      ),
    ).toEqual(change('a', '2026-06-09T12:00:00Z', { mergedAt: '2026-06-11' }));
  });
});

describe('reports of different things', () => {
  const one = deployment('1', '2026-06-10T12:00:00Z');
  it.each<[string, DeliveryEvent]>([
    ['id', { ...one, externalId: '2' }],
    ['source', { ...one, source: 'argocd' }],
    ['kind', { ...incident('1', '2026-06-10T12:00:00Z'), source: 'ci' }],
  ])('with another %s are not merged', (_, other) => {
    expect(() => mergeDelivery(one, other)).toThrow('same thing');
    expect(mergeReports([one, other, one])).toHaveLength(2);
  });

  it('are told apart even where the names run together', () => {
    expect(
      mergeReports([
        { ...one, source: 'a', externalId: 'b 1' },
        { ...one, source: 'a b', externalId: '1' },
      ]),
    ).toHaveLength(2);
  });
});

describe('merging, whatever the reports', () => {
  it('does not depend on which comes first', () => {
    fc.assert(
      fc.property(sameThing(2), ([a, b]) => {
        expect(mergeDelivery(a, b)).toStrictEqual(mergeDelivery(b, a));
      }),
    );
  });

  it('does not depend on which are merged first', () => {
    fc.assert(
      fc.property(sameThing(3), ([a, b, c]) => {
        expect(mergeDelivery(mergeDelivery(a, b), c)).toStrictEqual(
          mergeDelivery(a, mergeDelivery(b, c)),
        );
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(sameThing(2), ([a, b]) => {
        const merged = mergeDelivery(a, b);
        expect(mergeDelivery(merged, a)).toStrictEqual(merged);
        expect(mergeDelivery(merged, merged)).toStrictEqual(merged);
      }),
    );
  });

  it('keeps everything of a single report', () => {
    fc.assert(
      fc.property(anyEvent, event => {
        const merged = mergeDelivery(event, event);
        expect(merged).toEqual({
          ...event,
          ...(event.kind === 'deployment' &&
            event.changes && {
              changes: [...new Set(event.changes)].sort(),
            }),
          ...(event.kind === 'heartbeat' && {
            covers: [...event.covers].sort(),
          }),
        });
      }),
    );
  });
});
