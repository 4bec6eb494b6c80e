import fc from 'fast-check';
import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  createCheck,
  entry,
  findOutcome,
  createModel,
  createTable,
} from './__testUtils__/entries';
import { countChecks } from './countChecks';
import { planFixes } from './planFixes';
import { ScorecardEntry } from './types';

const now = new Date('2026-06-15T12:00:00Z');
const small = { text: 'Do it.', effort: 'small' } as const;
const model = createModel([
  ['one', [createCheck('floor')]],
  [
    'two',
    [createCheck('a'), createCheck('b', { fix: small }), createCheck('c')],
  ],
  ['three', [createCheck('d'), createCheck('advice', { required: false })]],
  [
    'four',
    [createCheck('soon', { enforceFrom: '2026-06-16' }), createCheck('e')],
  ],
  ['five', [createCheck('f', { enforceFrom: '2026-06-15' })]],
]);
const checkIds = model.stages.flatMap(({ checks }) => checks.map(c => c.id));
const options = { model, visibility: 'all', now } as const;

/** The stages as the rules say, for ids that block at this time. */
const blocking = [[], ['a', 'b', 'c'], ['d'], ['e'], ['f']];

function toRank(
  findOwn: (checkId: string) => Outcome | undefined,
  fixed: readonly string[],
  from = 1,
): number {
  let rank = from;
  while (
    rank < blocking.length &&
    blocking[rank].every(id => {
      const isUnmet = ['fail', 'unknown'].includes(findOwn(id) ?? '');
      return fixed.includes(id) || !isUnmet;
    })
  ) {
    rank++;
  }
  return rank;
}

function world(all: readonly (readonly Outcome[])[]): ScorecardEntry[] {
  return all.map((outcomes, index) => {
    const isKnown = outcomes.some(o => o === 'pass' || o === 'fail');
    const rank = isKnown ? toRank(id => outcomes[checkIds.indexOf(id)], []) : 0;
    return entry(
      `service-${index}`,
      { rank, stage: model.stages[rank - 1]?.id },
      { checkIds, outcomes },
    );
  });
}

const arbitraryWorld = fc
  .array(
    fc.array(
      fc.constantFrom<Outcome>(
        ...(['pass', 'pass', 'pass', 'fail'] as const),
        ...(['unknown', 'notApplicable', 'exempt'] as const),
      ),
      { minLength: checkIds.length, maxLength: checkIds.length },
    ),
    { maxLength: 40 },
  )
  .map(world);

const assessed = (all: readonly ScorecardEntry[]) =>
  all.filter(({ summary }) => summary.rank > 0);

const countRises = (all: readonly ScorecardEntry[], fixed: readonly string[]) =>
  assessed(all).map(
    one => toRank(id => findOutcome(one, id), fixed) - one.summary.rank,
  );

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('countChecks', () => {
  it('counts as going through the entities one by one does', () => {
    fc.assert(
      fc.property(arbitraryWorld, all => {
        const { total, items } = countChecks(createTable(all), {}, options);
        expect(total).toBe(all.length);
        expect(items.map(({ checkId }) => checkId)).toEqual(checkIds);
        for (const { checkId, blocks, blocksAlone, ...counts } of items) {
          const outcomes = all.map(one => findOutcome(one, checkId));
          for (const [outcome, count] of Object.entries(counts)) {
            expect(count).toBe(outcomes.filter(own => own === outcome).length);
          }
          const held = assessed(all).filter(
            one =>
              blocking[one.summary.rank]?.includes(checkId) &&
              ['fail', 'unknown'].includes(findOutcome(one, checkId) ?? ''),
          );
          expect(blocks).toBe(held.length);
          // "Holds it alone" is: it rises when this is met.
          expect(blocksAlone).toBe(
            countRises(all, [checkId]).filter(rises => rises > 0).length,
          );
        }
      }),
    );
  });

  it('does not count a check for entities that were assessed without it', () => {
    const table = createTable([
      entry('old', { rank: 1 }, { checkIds: ['a'], outcomes: ['pass'] }),
    ]);
    const { items } = countChecks(table, {}, options);
    expect(items.filter(({ pass }) => pass > 0)).toMatchObject([
      { checkId: 'a' },
    ]);
    expect(items.filter(({ unknown }) => unknown > 0)).toEqual([]);
  });
});

const EFFORTS = { small: 1, medium: 3, large: 9 };
const checks = model.stages.flatMap(stage => stage.checks);
const addUpEffort = (ids: readonly string[]) =>
  sum(
    ids.map(id => EFFORTS[checks.find(check => check.id === id)!.fix.effort]),
  );

/** Entities that advance with these fixes: for sure, and if measured. */
function countAdvancing(
  all: readonly ScorecardEntry[],
  fixed: readonly string[],
) {
  const counts = { advances: 0, needMeasuring: 0 };
  for (const one of assessed(all)) {
    const blockers = (blocking[one.summary.rank] ?? []).filter(id =>
      ['fail', 'unknown'].includes(findOutcome(one, id) ?? ''),
    );
    if (blockers.length > 0 && blockers.every(id => fixed.includes(id))) {
      const isKnown = blockers.every(id => findOutcome(one, id) === 'fail');
      counts[isKnown ? 'advances' : 'needMeasuring']++;
    }
  }
  return counts;
}

/** All sets of at most so many checks. */
function listPlans(limit: number): string[][] {
  return blocking
    .flat()
    .reduce<string[][]>(
      (plans, id) => [
        ...plans,
        ...plans.filter(plan => plan.length < limit).map(plan => [...plan, id]),
      ],
      [[]],
    );
}

/** The best of all plans: [advances, need measuring, effort]. */
function findBestPlan(all: readonly ScorecardEntry[], limit: number) {
  return listPlans(limit)
    .map(plan => {
      const { advances, needMeasuring } = countAdvancing(all, plan);
      return [advances, needMeasuring, addUpEffort(plan)];
    })
    .reduce((best, plan) => {
      const at = best.findIndex((value, index) => value !== plan[index]);
      const isMore = at !== -1 && plan[at] > best[at];
      return at !== -1 && isMore === at < 2 ? plan : best;
    });
}

const arbitraryLimit = fc.integer({ min: 1, max: 5 });
const ids = (items: readonly { readonly checkId: string }[]) =>
  items.map(({ checkId }) => checkId);

describe('planFixes', () => {
  it('finds the plan that trying all plans finds', () => {
    fc.assert(
      fc.property(arbitraryWorld, arbitraryLimit, (all, limit) => {
        const plan = planFixes(createTable(all), { limit }, options);
        const best = findBestPlan(all, limit);
        expect([plan.advances, plan.needMeasuring]).toEqual(best.slice(0, 2));
        expect(plan.atLeast).toBe(1);
        expect(plan.items.length).toBeLessThanOrEqual(limit);
        const hasGain = plan.advances + plan.needMeasuring > 0;
        const made = hasGain ? ids(plan.items) : [];
        expect([
          ...Object.values(countAdvancing(all, made)),
          addUpEffort(made),
        ]).toEqual(best);
      }),
    );
  });

  it('says how far from the best it is at most, where it does not try all sets', () => {
    fc.assert(
      fc.property(
        arbitraryWorld,
        arbitraryLimit,
        fc.nat(2),
        (all, limit, mostTried) => {
          const plan = planFixes(
            createTable(all),
            { limit },
            { ...options, mostTried },
          );
          const [most] = findBestPlan(all, limit);
          expect(plan.advances).toBeLessThanOrEqual(most);
          expect(plan.advances).toBeGreaterThanOrEqual(plan.atLeast * most);
        },
      ),
    );
  });

  it('measures each fix alone, in the plan, with the others and one after the other', () => {
    fc.assert(
      fc.property(arbitraryWorld, arbitraryLimit, (all, limit) => {
        const plan = planFixes(createTable(all), { limit }, options);
        const made = ids(plan.items);
        const count = (fixed: readonly string[]) =>
          countAdvancing(all, fixed).advances;
        const without = (...left: string[]) =>
          count(made.filter(id => !left.includes(id)));
        plan.items.forEach((fix, index) => {
          const { checkId } = fix;
          expect(fix.advancesAlone).toBe(count([checkId]));
          expect(fix.advances).toBe(plan.advances - without(checkId));
          expect(fix.advancesSoFar).toBe(count(made.slice(0, index + 1)));
          const together = made.flatMap(other => {
            const entities =
              plan.advances -
              without(checkId) -
              without(other) +
              without(checkId, other);
            return other !== checkId && entities > 0
              ? [{ checkId: other, entities }]
              : [];
          });
          expect(new Set(fix.with)).toEqual(new Set(together));
        });
      }),
    );
  });

  it('puts the fixes first that no others beat in entities for their effort', () => {
    fc.assert(
      fc.property(arbitraryWorld, arbitraryLimit, (all, limit) => {
        const { items } = planFixes(createTable(all), { limit }, options);
        const made = ids(items);
        const ratio = (plan: readonly string[]) =>
          countAdvancing(all, plan).advances / addUpEffort(plan);
        const ratios = made.map((_, index) => ratio(made.slice(0, index + 1)));
        const best = listPlans(limit)
          .filter(
            plan => plan.length > 0 && plan.every(id => made.includes(id)),
          )
          .map(ratio);
        expect(Math.max(0, ...ratios)).toBe(Math.max(0, ...best));
      }),
    );
  });

  it('counts who is selected, and who is not assessed', () => {
    fc.assert(
      fc.property(arbitraryWorld, all => {
        const plan = planFixes(createTable(all), {}, options);
        expect(plan.notAssessed).toBe(all.length - assessed(all).length);
        expect(plan.total).toBe(all.length);
        expect(plan.items.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  const rest = ['pass', 'pass', 'pass', 'pass', 'pass', 'pass'] as const;
  const nothing = {
    advances: 0,
    advancesAlone: 0,
    advancesSoFar: 0,
    needMeasuring: 0,
    with: [],
  };

  it('takes the cheaper of two plans that let as many advance', () => {
    const all = world([
      ['pass', 'fail', 'pass', 'pass', ...rest.slice(1)],
      ['pass', 'pass', 'fail', 'pass', ...rest.slice(1)],
    ]);
    const { items } = planFixes(createTable(all), { limit: 1 }, options);
    expect(items).toMatchObject([{ checkId: 'b', effort: 'small' }]);
  });

  it('does not say that an entity advances whose check is not measured', () => {
    const all = world([['pass', 'fail', 'unknown', 'pass', ...rest.slice(1)]]);
    const plan = planFixes(createTable(all), {}, options);
    expect(plan).toMatchObject({ advances: 0, needMeasuring: 1, atLeast: 1 });
    expect(plan.items).toMatchObject([
      { checkId: 'b', advances: 0, needMeasuring: 1, fail: 0, unknown: 1 },
      { checkId: 'a', advances: 0, needMeasuring: 1, fail: 1, unknown: 0 },
    ]);
  });

  it('goes for the next stage of most when no plan lets any advance, then for less effort', () => {
    const all = world([['pass', 'fail', 'unknown', 'pass', ...rest.slice(1)]]);
    const { items } = planFixes(createTable(all), { limit: 1 }, options);
    expect(items).toEqual([
      {
        checkId: 'b',
        effort: 'small',
        fail: 0,
        unknown: 1,
        blocks: 1,
        ...nothing,
      },
    ]);
  });

  it('leaves out who may not be seen', () => {
    const all = world([['pass', 'pass', 'pass', 'fail', ...rest.slice(1)]]);
    const visibility = () => false;
    expect(planFixes(createTable(all), {}, { ...options, visibility })).toEqual(
      {
        modelId: 'ladder',
        total: 0,
        notAssessed: 0,
        advances: 0,
        needMeasuring: 0,
        atLeast: 1,
        items: [],
      },
    );
  });
});
