import { Grade } from '@platform-maturity/backstage-plugin-maturity-common';
import fc from 'fast-check';
import { mergePushed, PushedObservation, StoredFacts } from './mergePushed';

const now = new Date('2026-06-15T12:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
const options = { maxAges: new Map([['a', 7 * DAY]]), now };

const observe = (
  days: number,
  value: number,
  grade: Grade = 'observed',
): PushedObservation => ({
  value,
  grade,
  observedAt: new Date(now.getTime() - days * DAY).toISOString(),
  evidence: [{ title: 'Pushed by somebody' }],
});

const merge = (stored: StoredFacts, ...observations: PushedObservation[]) =>
  mergePushed(
    stored,
    observations.map(observation => ({ name: 'a', observation })),
    options,
  );

it.each<[string, PushedObservation, PushedObservation, string]>([
  ['a later one', observe(2, 1), observe(1, 2), 'stored'],
  ['an earlier one', observe(1, 1), observe(2, 2), 'older'],
  ['a correction', observe(1, 1), observe(1, 2), 'stored'],
  [
    'the same, pushed again',
    observe(1, 1),
    { ...observe(1, 1), evidence: [{ title: 'Pushed by another one' }] },
    'unchanged',
  ],
  ['a later claim', observe(2, 1), observe(1, 2, 'declared'), 'weaker'],
  [
    'a claim after it is stale',
    observe(8, 1),
    observe(1, 2, 'declared'),
    'stored',
  ],
  [
    'an earlier observation',
    observe(1, 1, 'declared'),
    observe(2, 2),
    'stored',
  ],
  [
    'an observation that is stale',
    observe(1, 1, 'declared'),
    observe(8, 2),
    'older',
  ],
])('%s', (_, before, after, expected) => {
  const { facts, merged } = merge({ a: before }, after);
  expect(merged).toEqual([expected]);
  expect(facts.a).toEqual(expected === 'stored' ? after : before);
});

it('ends with the same facts whatever the order and however often', () => {
  const observation = fc
    .tuple(
      fc.integer({ min: 0, max: 20 }),
      fc.constantFrom<Grade>('observed', 'declared'),
    )
    // One value at one time, as a sender has it.
    .map(([days, grade]) => observe(days, days, grade));
  fc.assert(
    fc.property(
      fc.uniqueArray(observation, {
        selector: one => one.observedAt,
        minLength: 1,
        maxLength: 6,
      }),
      fc.infiniteStream(fc.nat()),
      (all, order) => {
        const shuffled = [...all, ...all]
          .map(one => ({ one, at: order.next().value }))
          .sort((x, y) => x.at - y.at)
          .map(({ one }) => one);
        expect(merge({}, ...shuffled).facts).toEqual(merge({}, ...all).facts);
      },
    ),
  );
});
