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
    { maxLength: 30 },
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

describe('planFixes', () => {
  it('takes at each step a check that no other lets more stages rise', () => {
    fc.assert(
      fc.property(arbitraryWorld, all => {
        const { items } = planFixes(createTable(all), { limit: 20 }, options);
        const fixed: string[] = [];
        for (const item of items) {
          const before = sum(countRises(all, fixed));
          const risesWith = (checkId: string) =>
            sum(countRises(all, [...fixed, checkId])) - before;
          expect(item.rises).toBe(risesWith(item.checkId));
          expect(item.rises).toBe(Math.max(...checkIds.map(risesWith)));
          fixed.push(item.checkId);
          const rises = countRises(all, fixed);
          expect(item.risesSoFar).toBe(sum(rises));
          expect(item.risenSoFar).toBe(rises.filter(own => own > 0).length);
        }
        // Each check at most once, and all together lead to the top.
        expect(new Set(fixed).size).toBe(fixed.length);
        expect(countRises(all, fixed)).toEqual(
          assessed(all).map(({ summary }) => blocking.length - summary.rank),
        );
      }),
    );
  });

  it('counts who has something to fix, and who is not assessed', () => {
    fc.assert(
      fc.property(arbitraryWorld, all => {
        const plan = planFixes(createTable(all), {}, options);
        expect(plan.notAssessed).toBe(all.length - assessed(all).length);
        expect(plan.total).toBe(
          assessed(all).filter(({ summary }) => summary.rank < blocking.length)
            .length,
        );
        expect(plan.items.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  const rest = ['pass', 'pass', 'pass', 'pass', 'pass', 'pass'] as const;

  it('goes for the next stage of most when nobody can rise at once, then for less effort', () => {
    const all = world([['pass', 'fail', 'unknown', 'pass', ...rest.slice(1)]]);
    const { items } = planFixes(createTable(all), { limit: 2 }, options);
    expect(items).toEqual([
      {
        checkId: 'b',
        effort: 'small',
        fail: 0,
        unknown: 1,
        blocks: 1,
        rises: 0,
        risesSoFar: 0,
        risenSoFar: 0,
      },
      {
        checkId: 'a',
        effort: 'medium',
        fail: 1,
        unknown: 0,
        blocks: 1,
        rises: 4,
        risesSoFar: 4,
        risenSoFar: 1,
      },
    ]);
  });

  it('rises over stages whose checks are met already', () => {
    const all = world([['pass', 'pass', 'pass', 'fail', ...rest.slice(1)]]);
    expect(planFixes(createTable(all), {}, options).items).toMatchObject([
      { checkId: 'c', rises: 4, risenSoFar: 1 },
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
        items: [],
      },
    );
  });
});
