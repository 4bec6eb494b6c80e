import fc from 'fast-check';
import { CheckInput } from '../model/types';
import { check, entity, ladderOver, now } from './__fixtures__/tiny';
import { compileModel, evaluateModel } from './evaluateModel';
import { EntityFacts } from './input';
import { Evaluation } from './types';
import { Outcome } from './outcome';

const OUTCOMES = [
  'pass',
  'fail',
  'unknown',
  'notApplicable',
  'exempt',
] as const;

/** The expected outcome of one check, and whether it counts. */
interface Plan {
  readonly outcome: Outcome;
  readonly required: boolean;
  readonly inForce: boolean;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  outcome: fc.constantFrom<Outcome>(...OUTCOMES),
  required: fc.boolean(),
  inForce: fc.boolean(),
});
/** Stages above the starting stage, each with a required check, as a model must have it. */
const plans = fc.array(
  fc
    .tuple(plan, fc.array(plan, { maxLength: 4 }))
    .map(([first, rest]) => [{ ...first, required: true }, ...rest]),
  { minLength: 1, maxLength: 4 },
);
const place = fc.nat();

const sources = [
  {
    id: 'tool',
    title: 'Tool',
    description: 'A fact for each check.',
    facts: Array.from({ length: 20 }, (_, index) => ({
      name: `check-${Math.floor(index / 5)}-${index % 5}`,
      title: 'Fact',
      description: 'A fact.',
      type: 'boolean' as const,
      maxAge: { days: 2 },
    })),
  },
];

function createCheck(
  { required, inForce, outcome }: Plan,
  id: string,
): CheckInput {
  return check(
    id,
    { [`tool/${id}`]: true },
    {
      required,
      enforceFrom: inForce ? '2020-01-01' : '2030-01-01',
      ...(outcome === 'notApplicable' && {
        notApplicable: { kind: 'Component' },
      }),
    },
  );
}

function evaluate(
  stages: Plan[][],
  order = (names: string[]) => names,
): Evaluation {
  const outcomes = new Map<string, Outcome>();
  const model = ladderOver(
    sources,
    stages.map((checks, stage) =>
      checks.map((one, index) => {
        const id = `check-${stage}-${index}`;
        outcomes.set(id, one.outcome);
        return createCheck(one, id);
      }),
    ),
  );
  const known = order(
    Array.from(outcomes.keys()).filter(id => outcomes.get(id) !== 'unknown'),
  );
  const facts: EntityFacts = {
    tool: {
      observedAt: now.toISOString(),
      facts: Object.fromEntries(
        known.map(id => [id, { value: outcomes.get(id) === 'pass' }]),
      ),
    },
  };
  const exemptions = Array.from(outcomes.keys())
    .filter(id => outcomes.get(id) === 'exempt')
    .map(checkId => ({
      checkId,
      reason: 'Because.',
      grantedBy: 'me',
      until: '2030-01-01',
    }));
  return evaluateModel(compileModel(model, { sources }), {
    entity,
    facts,
    exemptions,
    now,
  });
}

/** The same plans with another outcome at one place, which is counted around. */
function withOutcome(stages: Plan[][], at: number, outcome: Outcome): Plan[][] {
  let left = at % stages.flat().length;
  return stages.map(checks =>
    checks.map(one => (left-- === 0 ? { ...one, outcome } : one)),
  );
}

describe('evaluateModel, whatever the model and the facts', () => {
  it('comes to the outcomes that were planned', () => {
    fc.assert(
      fc.property(plans, stages => {
        expect(evaluate(stages).checks.map(({ outcome }) => outcome)).toEqual(
          stages.flat().map(({ outcome }) => outcome),
        );
      }),
    );
  });

  it('does not depend on the order of facts', () => {
    fc.assert(
      fc.property(plans, stages => {
        const reversed = evaluate(stages, names => [...names].reverse());
        expect(reversed).toStrictEqual(evaluate(stages));
      }),
    );
  });

  it('never lowers a stage because an outcome turns to pass', () => {
    fc.assert(
      fc.property(plans, place, (stages, at) => {
        const after = evaluate(withOutcome(stages, at, 'pass'));
        expect(after.rank).toBeGreaterThanOrEqual(evaluate(stages).rank);
      }),
    );
  });

  it('never raises a stage because an outcome turns to unknown', () => {
    fc.assert(
      fc.property(plans, place, (stages, at) => {
        const after = evaluate(withOutcome(stages, at, 'unknown'));
        expect(after.rank).toBeLessThanOrEqual(evaluate(stages).rank);
      }),
    );
  });

  it('never measures more because an outcome turns to unknown', () => {
    fc.assert(
      fc.property(plans, place, (stages, at) => {
        const after = evaluate(withOutcome(stages, at, 'unknown')).measured;
        expect(after.observed).toBeLessThanOrEqual(
          evaluate(stages).measured.observed,
        );
      }),
    );
  });

  it('never puts a stage above a blocked one', () => {
    fc.assert(
      fc.property(plans, stages => {
        const { rank } = evaluate(stages);
        const blocked = stages.findIndex(checks =>
          checks.some(
            ({ required, inForce, outcome }) =>
              required &&
              inForce &&
              (outcome === 'fail' || outcome === 'unknown'),
          ),
        );
        // The floor is at rank 1, so that the stage at index 0 here is at 2.
        const top = blocked === -1 ? stages.length + 1 : blocked + 1;
        expect([0, top]).toContain(rank);
      }),
    );
  });

  it('reaches at most what the unknown leaves open, and that when all of it passes', () => {
    fc.assert(
      fc.property(plans, stages => {
        const { rank, highestRank, checks } = evaluate(stages);
        expect(highestRank).toBeGreaterThanOrEqual(rank);
        const resolved = checks.reduce(
          (changed, { outcome }, at) =>
            outcome === 'unknown' ? withOutcome(changed, at, 'pass') : changed,
          stages,
        );
        expect([0, highestRank]).toContain(evaluate(resolved).rank);
      }),
    );
  });

  it('is not assessed exactly when nothing is known, and then has no stage', () => {
    fc.assert(
      fc.property(plans, stages => {
        const { rank, stage, measured } = evaluate(stages);
        expect(rank === 0).toBe(measured.observed === 0);
        expect(stage === undefined).toBe(rank === 0);
      }),
    );
  });

  it('measures between nothing and everything that applies', () => {
    fc.assert(
      fc.property(plans, stages => {
        const { observed, applicable } = evaluate(stages).measured;
        expect(observed).toBeGreaterThanOrEqual(0);
        expect(observed).toBeLessThanOrEqual(applicable);
        expect(applicable).toBeLessThanOrEqual(stages.flat().length);
      }),
    );
  });

  it('lists as next steps exactly what blocks the next stage', () => {
    fc.assert(
      fc.property(plans, stages => {
        const { nextStage, nextSteps, checks } = evaluate(stages);
        expect(nextSteps.length > 0).toBe(nextStage !== undefined);
        const met = nextSteps.reduce(
          (changed, { checkId }) =>
            withOutcome(
              changed,
              checks.findIndex(result => result.checkId === checkId),
              'pass',
            ),
          stages,
        );
        const { stage } = evaluate(met);
        expect(
          nextStage === undefined || stage === undefined || stage >= nextStage,
        ).toBe(true);
      }),
    );
  });

  it('takes any stored rubbish for unknown', () => {
    fc.assert(
      fc.property(plans, fc.jsonValue(), (stages, rubbish) => {
        const model = ladderOver(
          sources,
          stages.map((checks, stage) =>
            checks.map((one, index) =>
              createCheck(one, `check-${stage}-${index}`),
            ),
          ),
        );
        const facts = { tool: rubbish } as unknown as EntityFacts;
        const { rank } = evaluateModel({ model, sources, entity, facts, now });
        expect(rank).toBe(0);
      }),
    );
  });
});
