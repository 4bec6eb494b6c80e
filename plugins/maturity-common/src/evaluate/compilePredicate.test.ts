import {
  evaluateFilterPredicate,
  FilterPredicate,
  parseFilterPredicate,
} from '@backstage/filter-predicates';
import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { parsePredicate } from '../model/parseCondition';
import { compilePredicate } from './compilePredicate';

function holds(predicate: unknown, value: JsonObject): boolean {
  const node = parsePredicate(predicate, {
    report: (path, message) => {
      throw new Error(`${path.join('.')}: ${message}`);
    },
  });
  return node ? compilePredicate(node)(value, 0) : false;
}

const literal = fc.constantFrom<string | number | boolean>(
  ...['a', 'A', 'b', '7', 'true', 7, true, false],
);
const path = fc.constantFrom('a', 'b', 'a.b', 'b.a', 'c.d/e');
const { predicate } = fc.letrec<{ predicate: FilterPredicate }>(tie => {
  const predicates = fc.array(tie('predicate'), { minLength: 1, maxLength: 3 });
  return {
    predicate: fc.oneof(
      { maxDepth: 3 },
      fc.dictionary(
        path,
        fc.oneof(
          literal,
          fc.record({ $exists: fc.boolean() }),
          fc.record({ $in: fc.array(literal, { minLength: 1, maxLength: 3 }) }),
          fc.record({ $hasPrefix: fc.constantFrom('a', 'A', '7') }),
          fc.record({ $contains: fc.oneof(literal, tie('predicate')) }),
        ),
        { minKeys: 1, maxKeys: 3, noNullPrototype: true },
      ),
      fc.record({ $all: predicates }),
      fc.record({ $any: predicates }),
      fc.record({ $not: tie('predicate') }),
    ) as fc.Arbitrary<FilterPredicate>,
  };
});
const { value } = fc.letrec<{ value: JsonObject }>(tie => ({
  value: fc.dictionary(
    fc.constantFrom('a', 'b', 'a.b', 'c', 'd/e'),
    fc.oneof(
      { maxDepth: 2 },
      literal,
      fc.array(fc.oneof(literal, tie('value')), { minLength: 2, maxLength: 3 }),
      tie('value'),
    ),
    // The catalog's equality throws over an object without a prototype.
    { noNullPrototype: true },
  ) as fc.Arbitrary<JsonObject>,
}));

describe('compilePredicate', () => {
  it('decides as the catalog does', () => {
    fc.assert(
      fc.property(predicate, value, (given, subject) => {
        expect(holds(given, subject)).toBe(
          evaluateFilterPredicate(given, subject),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('comes from predicates that the catalog takes too', () => {
    fc.assert(
      fc.property(predicate, given => {
        expect(() => parseFilterPredicate(given)).not.toThrow();
        expect(() => holds(given, {})).not.toThrow();
      }),
    );
  });
});
