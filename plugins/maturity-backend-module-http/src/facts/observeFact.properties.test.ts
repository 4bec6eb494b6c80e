import fc from 'fast-check';
import { JsonObject } from '@backstage/types';
import { declareFact } from '../__testUtils__/declare';
import { toItems } from '../__testUtils__/MemoryToolReader';
import { observeFact } from './observeFact';

const now = Date.parse('2026-06-15T12:00:00Z');

/** Facts that are about all items of an entity, unlike `one` and `first`. */
const facts = (
  [
    { type: 'number', reduce: 'count', value: '$[?@.ok]' },
    { type: 'number', reduce: 'max', value: '$[*].n' },
    { type: 'number', reduce: 'min', value: '$[*].n' },
    { type: 'number', reduce: 'sum', value: '$[*].n' },
    { type: 'number', reduce: 'share', value: '$[*].ok' },
    { type: 'boolean', reduce: 'any', value: '$[*].ok' },
    { type: 'boolean', reduce: 'all', value: '$[*].ok' },
    { type: 'instant', reduce: 'latest', value: '$[*].at' },
    { type: 'strings', reduce: 'list', value: '$[*].at' },
  ] satisfies JsonObject[]
).map(fact => declareFact(fact));

const item = fc.record({
  n: fc.integer({ min: -9, max: 9 }),
  ok: fc.boolean(),
  at: fc.constantFrom('2026-06-01', '2026-06-02T03:00:00Z'),
  isSeen: fc.boolean(),
});

describe('observeFact', () => {
  it('never says of a part of the items what is not true of all', () => {
    const observe = (
      fact: (typeof facts)[number],
      values: readonly JsonObject[],
      gaps: readonly string[],
    ) =>
      observeFact(
        fact,
        {
          keys: ['shop'],
          items: toItems(values).map(each => ({ ...each, key: 'shop' })),
          gaps,
        },
        { now, servers: [] },
      );
    const check = fc.property(
      fc.constantFrom(...facts),
      fc.array(item, { minLength: 1 }),
      (fact, items) => {
        const seen = items.filter(({ isSeen }) => isSeen);
        const part = observe(fact, seen, ['the list was cut']);
        const whole = observe(fact, items, []);
        const readValue = (observed: object) => Reflect.get(observed, 'value');
        // Unknown, or what is true of all.
        expect([undefined, readValue(whole)]).toContain(readValue(part));
      },
    );
    expect(() => fc.assert(check)).not.toThrow();
  });
});
