import {
  Effort,
  Model,
  PlanFixesRequest,
  PlanFixesResponse,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityVisibility } from '../catalog/types';
import { OUTCOME_CODES } from '../database';
import { chooseFixes, ChosenFix, orderFixes } from './chooseFixes';
import { countOutcomes } from './countChecks';
import { BlockerGroup, groupBlockers } from './groupBlockers';
import { Ladder } from './Ladder';
import { NextStage, nextStages } from './nextStages';
import { countCommon, toRowBits } from './rowBits';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { listBits, shareOut, StageFixes, toGain } from './StageFixes';

const DEFAULT_LIMIT = 5;

/** Cost of a fix: a large one pays off if it helps nine times as many entities as a small one. */
const EFFORTS = {
  small: 1,
  medium: 3,
  large: 9,
} as const satisfies Record<Effort, number>;

/** A fix before its outcomes are counted. `check` is its place on the ladder. */
interface Planned
  extends Omit<
    PlannedFix,
    'checkId' | 'effort' | 'fail' | 'unknown' | 'blocks'
  > {
  readonly check: number;
}

/**
 * Plans the checks to fix first for the selected entities: those with which the
 * most entities advance.
 *
 * @param options - `mostTried`: number of checks of a stage of which all sets are tried.
 */
export function planFixes(
  table: ScorecardTable,
  request: PlanFixesRequest,
  options: {
    readonly model: Model;
    readonly visibility: EntityVisibility;
    readonly now: Date;
    readonly mostTried?: number;
  },
): PlanFixesResponse {
  const { model, visibility, now, mostTried } = options;
  const { limit = DEFAULT_LIMIT } = request;
  const { outcomes, scratch } = table;
  const ladder = new Ladder(table, model, now);
  const filter = { ...request.filter, modelId: model.id };
  const rows = selectRows(table, filter, visibility);
  const assessed = selectAssessed(rows, table);
  const selected = toRowBits(assessed, table);
  const unmet = ladder.unmetBy(assessed);
  const unknown = ladder.checks.map(({ checkId }) =>
    outcomes.rowsWith(checkId, OUTCOME_CODES.unknown),
  );
  const next = nextStages(ladder, unmet);
  const groups = next.map(stage =>
    groupBlockers(
      stage.rows,
      stage.checks.map(check => unmet[check]),
      stage.checks.map(check => unknown[check]),
    ),
  );
  const stages = groups.map(
    (own, stage) =>
      new StageFixes(own, {
        efforts: next[stage].checks.map(
          check => EFFORTS[ladder.checks[check].effort],
        ),
        count: limit,
        scratch,
        mostTried,
      }),
  );
  const { sets, value, limit: highest } = chooseFixes(stages, limit);
  const gain = toGain(value);
  const planned =
    value > 0
      ? describeFixes({ stages, sets, next, ladder })
      : listClosest({ groups, next, ladder }).slice(0, limit);
  const possible = toGain(highest).advances;
  return {
    modelId: model.id,
    total: rows.length,
    notAssessed: rows.length - assessed.length,
    ...gain,
    atLeast: possible === 0 ? 1 : gain.advances / possible,
    items: planned.map(({ check, ...fix }) => {
      const { checkId, effort, stage } = ladder.checks[check];
      const { fail, unknown: unmeasured } = countOutcomes(
        table,
        checkId,
        selected,
      );
      return {
        checkId,
        effort,
        fail,
        unknown: unmeasured,
        blocks: countCommon(unmet[check], next[stage].rows),
        ...fix,
      };
    }),
  };
}

function selectAssessed(
  rows: Int32Array,
  { columns, scratch }: ScorecardTable,
): Int32Array {
  const assessed = scratch.take(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index++) {
    assessed[count] = rows[index];
    count += columns.rank[rows[index]] > 0 ? 1 : 0;
  }
  return assessed.subarray(0, count);
}

/** Measures each chosen fix, alone and in the plan. */
function describeFixes(plan: {
  readonly stages: readonly StageFixes[];
  readonly sets: readonly number[];
  readonly next: readonly NextStage[];
  readonly ladder: Ladder;
}): Planned[] {
  const { stages, sets, next, ladder } = plan;
  const made = sets.map(() => 0);
  let advancesSoFar = 0;
  const findCheck = ({ stage, bit }: ChosenFix) =>
    next[stage].checks[stages[stage].checks[bit]];
  return orderFixes(stages, sets).map(fix => {
    const { stage, bit } = fix;
    const own = stages[stage];
    const set = sets[stage];
    const before = made[stage];
    made[stage] |= 1 << bit;
    advancesSoFar += toGain(
      own.readValue(made[stage]) - own.readValue(before),
    ).advances;
    const together = listBits(set & ~(1 << bit)).flatMap(other => {
      const shared =
        own.readLoss(set, bit) +
        own.readLoss(set, other) -
        own.readLoss(set, bit, other);
      const { advances } = toGain(shared);
      const { checkId } = ladder.checks[findCheck({ stage, bit: other })];
      return advances > 0 ? [{ checkId, entities: advances }] : [];
    });
    return {
      check: findCheck(fix),
      ...toGain(own.readLoss(set, bit)),
      advancesAlone: toGain(own.readValue(1 << bit)).advances,
      advancesSoFar,
      with: together.sort((one, other) => other.entities - one.entities),
    };
  });
}

/** The checks that bring the most entities closer, where no plan lets any advance. */
function listClosest(plan: {
  readonly groups: readonly (readonly BlockerGroup[])[];
  readonly next: readonly NextStage[];
  readonly ladder: Ladder;
}): Planned[] {
  const { groups, next, ladder } = plan;
  const effort = (check: number) => EFFORTS[ladder.checks[check].effort];
  return groups
    .flatMap((own, stage) =>
      [...shareOut(own)].map(([place, share]) => ({
        check: next[stage].checks[place],
        share,
      })),
    )
    .sort(
      (one, other) =>
        other.share - one.share ||
        effort(one.check) - effort(other.check) ||
        one.check - other.check,
    )
    .map(({ check }) => ({
      check,
      advances: 0,
      needMeasuring: 0,
      advancesAlone: 0,
      advancesSoFar: 0,
      with: [],
    }));
}
