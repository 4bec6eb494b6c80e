import {
  Effort,
  Model,
  PlanFixesRequest,
  PlanFixesResponse,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Climb, Gain } from './Climb';
import { countOutcomes } from './countChecks';
import { Ladder } from './Ladder';
import { toRowBits } from './rowBits';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { EntityVisibility } from '../catalog/types';

const DEFAULT_LIMIT = 5;

const EFFORTS = {
  small: 0,
  medium: 1,
  large: 2,
} as const satisfies Record<Effort, number>;

/** Plans the checks to fix first for the selected entities, greedily. */
export function planFixes(
  table: ScorecardTable,
  request: PlanFixesRequest,
  options: { model: Model; visibility: EntityVisibility; now: Date },
): PlanFixesResponse {
  const { model, visibility, now } = options;
  const { limit = DEFAULT_LIMIT } = request;
  const ladder = new Ladder(table, model, now);
  const filter = { ...request.filter, modelId: model.id };
  const rows = selectRows(table, filter, visibility);
  const assessed = selectAssessed(rows, table);
  const selected = toRowBits(assessed, table);
  const climb = new Climb(ladder, assessed);
  const items: PlannedFix[] = [];
  while (items.length < limit) {
    const best = findBest(climb, ladder);
    if (!best) {
      break;
    }
    climb.fix(best.check);
    const { checkId, effort } = ladder.checks[best.check];
    const { fail, unknown } = countOutcomes(table, checkId, selected);
    items.push({
      checkId,
      effort,
      fail,
      unknown,
      blocks: best.blocks,
      rises: best.rises,
      risesSoFar: climb.risesSoFar,
      risenSoFar: climb.risenSoFar,
    });
  }
  return {
    modelId: model.id,
    total: climb.total,
    notAssessed: rows.length - assessed.length,
    items,
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

/** Picks the check with the highest gain. Ties go to the first in the model. */
function findBest(climb: Climb, ladder: Ladder): Gain | undefined {
  let best: Gain | undefined;
  for (const gain of climb.gains()) {
    if (!best || compareGains(gain, best, { climb, ladder }) < 0) {
      best = gain;
    }
  }
  return best;
}

function compareGains(
  a: Gain,
  b: Gain,
  { climb, ladder: { checks } }: { climb: Climb; ladder: Ladder },
): number {
  return (
    b.rises - a.rises ||
    climb.measureProgress(b.check) - climb.measureProgress(a.check) ||
    EFFORTS[checks[a.check].effort] - EFFORTS[checks[b.check].effort] ||
    a.check - b.check
  );
}
