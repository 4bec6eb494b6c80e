import fc from 'fast-check';
import { CheckInput, Condition } from '../model/types';
import { check, entity, ladderOver, now } from './__fixtures__/tiny';
import { evaluateModel } from './evaluateModel';
import { EntityFacts, FactObservation, SourceFacts } from './input';

const TOOLS = ['alpha', 'beta', 'gamma'];
const NAMES = ['one', 'two'];

const sources = [...TOOLS, 'attestation'].map(id => ({
  id,
  title: id,
  description: `Facts of ${id}.`,
  facts: NAMES.map(name => ({
    name,
    title: name,
    description: name,
    type: 'boolean' as const,
    maxAge: { days: 2 },
    ...(id === 'beta' && { grade: 'declared' as const }),
  })),
}));

const factId = fc
  .tuple(fc.constantFrom(...TOOLS, 'attestation'), fc.constantFrom(...NAMES))
  .map(([tool, name]) => `${tool}/${name}`);
const test: fc.Arbitrary<Condition> = fc
  .tuple(factId, fc.boolean())
  .map(([id, value]) => ({ [id]: value }));
const condition: fc.Arbitrary<Condition> = fc.oneof(
  test,
  fc.array(test, { minLength: 1, maxLength: 2 }).map($all => ({ $all })),
  test.map($not => ({ $not })),
);
const proof = fc
  .record({
    condition,
    guard: fc.option(test),
    decides: fc.boolean(),
  })
  .map(({ condition: of, guard, decides }) => ({
    ...of,
    ...(guard && { $when: guard }),
    ...(decides && { $decides: true }),
  }));
const checks: fc.Arbitrary<Omit<CheckInput, 'id'>> = fc
  .record({
    proofs: fc.array(proof, { minLength: 1, maxLength: 3 }),
    grade: fc.constantFrom(undefined, 'observed', 'declared', 'attested'),
    of: fc.constantFrom(undefined, 'owner', 'organization'),
  })
  .map(({ proofs, ...more }) =>
    check('a', { $any: proofs } as Condition, more as Partial<CheckInput>),
  );
const stages = fc.array(fc.array(checks, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});

const observation: fc.Arbitrary<FactObservation> = fc.oneof(
  fc.boolean().map(value => ({ value })),
  fc.constant({
    value: true,
    statement: { by: 'user:default/ana', on: '2026-06-01' },
  }),
  fc.constant({ unknown: 'needs a permission' }),
);
const facts: fc.Arbitrary<EntityFacts> = fc.dictionary(
  fc.constantFrom(...TOOLS, 'attestation'),
  fc.record({
    observedAt: fc.constant('2026-06-15T11:00:00Z'),
    facts: fc.dictionary(fc.constantFrom(...NAMES), observation),
  }),
);

/** Ways to lose sight of the facts of one source. */
const losses: {
  [how: string]: (last: SourceFacts) => SourceFacts | undefined;
} = {
  removed: () => undefined,
  aged: last => ({ ...last, observedAt: '2026-06-01T00:00:00Z' }),
  postdated: last => ({ ...last, observedAt: '2026-07-01T00:00:00Z' }),
  broken: () => ({
    facts: {},
    error: { message: 'Bad gateway', at: '2026-06-15T11:30:00Z' },
  }),
  emptied: last => ({ ...last, facts: {} }),
  hidden: last => ({
    ...last,
    facts: Object.fromEntries(
      Object.keys(last.facts).map(name => [name, { unknown: 'hidden' }]),
    ),
  }),
  garbled: last => ({
    ...last,
    facts: Object.fromEntries(
      Object.keys(last.facts).map(name => [name, { value: 'garbled' }]),
    ),
  }),
};

describe('losing sight of any evidence', () => {
  it.each(Object.keys(losses))('never raises a stage: %s', how => {
    fc.assert(
      fc.property(
        stages,
        facts,
        facts,
        fc.constantFrom(...TOOLS, 'attestation'),
        fc.boolean(),
        (drawn, own, ofOthers, lost, isOwn) => {
          const model = ladderOver(
            sources,
            drawn.map((list, stage) =>
              list.map((one, place) => ({ ...one, id: `c${stage}-${place}` })),
            ),
          );
          const group = { entity: { ...entity, kind: 'Group' } };
          const rankWith = (mine: EntityFacts, others: EntityFacts) =>
            evaluateModel({
              model,
              sources,
              entity,
              facts: mine,
              related: {
                owner: { ...group, facts: others },
                organization: { ...group, facts: others },
              },
              now,
            }).rank;
          const lose = (all: EntityFacts): EntityFacts => {
            const last = all[lost];
            return { ...all, [lost]: last && losses[how](last) };
          };
          const after = isOwn
            ? rankWith(lose(own), ofOthers)
            : rankWith(own, lose(ofOthers));
          expect(after).toBeLessThanOrEqual(rankWith(own, ofOthers));
        },
      ),
      { numRuns: 400 },
    );
  });
});
