import {
  AssessmentFilter,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityVisibility } from '../catalog/types';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { DAY_MS, startOfDay } from './utcDays';

const WEEK_MS = 7 * DAY_MS;

/** Asks for the weekly gains of a stage. */
export interface WeeklyGainsRequest {
  readonly filter?: AssessmentFilter;
  /** Id of a stage of the model. */
  readonly stage: string;
  /** Weeks to look back at most. */
  readonly weeks: number;
}

/** How many entities more reached a stage. */
export interface WeeklyGains {
  /** Those that came less those that left, in each week, the oldest first. */
  readonly gains: readonly number[];
}

/**
 * Counts how many of the selected entities came to a stage or above, less those that
 * fell below it, in each of the last weeks.
 *
 * @remarks
 * Only what was seen to move counts: an entity that is assessed for the first time, or
 * again after a time without a stage, did not get there in that week. Weeks in which
 * less than half of the entities had been assessed tell nothing about them, and are
 * left out. Weeks end with today.
 */
export function countWeeklyGains(
  table: ScorecardTable,
  request: WeeklyGainsRequest,
  options: { model: Model; visibility: EntityVisibility; now: Date },
): WeeklyGains {
  const { model, visibility, now } = options;
  const end = startOfDay(now.getTime()) + DAY_MS;
  const start = end - request.weeks * WEEK_MS;
  const wanted = model.stages.findIndex(({ id }) => id === request.stage) + 1;
  const ranks = new Map(
    model.stages.map(({ id }, index) => [table.texts.find(id), index + 1]),
  );
  const gains = Array.from({ length: request.weeks }, () => 0);
  /** Entities by the week in which they were first assessed. */
  const newcomers = Array.from({ length: request.weeks }, () => 0);

  const filter = { ...request.filter, modelId: model.id };
  const rows = selectRows(table, filter, visibility);
  for (const row of rows) {
    const first = table.columns.firstAssessedAt[row];
    if (first >= start) {
      newcomers[toWeek(first)]++;
    }
    const cells = table.columns.moves[row];
    // Most rows have no later change.
    if (cells.length === 0 || cells[cells.length - 2] < start) {
      continue;
    }
    let before: number | undefined;
    let place = table.findFirstStageChange(row);
    for (; place < cells.length; place += 2) {
      const rank = ranks.get(cells[place + 1]);
      if (rank === undefined) {
        continue;
      }
      if (before !== undefined && cells[place] >= start) {
        gains[toWeek(cells[place])] +=
          Number(rank >= wanted) - Number(before >= wanted);
      }
      before = rank;
    }
  }

  let known = rows.length;
  let weeks = 0;
  while (weeks < request.weeks) {
    known -= newcomers[request.weeks - 1 - weeks];
    if (rows.length === 0 || known < rows.length / 2) {
      break;
    }
    weeks++;
  }
  return { gains: gains.slice(request.weeks - weeks) };

  function toWeek(instant: number): number {
    return Math.min(request.weeks - 1, Math.floor((instant - start) / WEEK_MS));
  }
}
