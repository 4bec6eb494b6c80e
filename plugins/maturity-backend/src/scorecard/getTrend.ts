import { InputError } from '@backstage/errors';
import {
  GetTrendRequest,
  GetTrendResponse,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { EntityVisibility } from '../catalog/types';
import { DAY_MS, formatDay, parseDay, startOfDay } from './utcDays';

const DEFAULT_DAYS = 90;
const MAX_POINTS = 400;

/** Midnights of the reported days, evenly spaced. */
interface Timeline {
  readonly start: number;
  readonly step: number;
  readonly points: number;
}

function createTimeline(request: GetTrendRequest, now: Date): Timeline {
  const today = startOfDay(now.getTime());
  const to =
    request.to === undefined
      ? today
      : Math.min(parseDay('to', request.to), today);
  const from =
    request.from === undefined
      ? to - DEFAULT_DAYS * DAY_MS
      : parseDay('from', request.from);
  if (from > to) {
    throw new InputError(`from: must not be after ${formatDay(to)}`);
  }
  const step = (request.interval === 'week' ? 7 : 1) * DAY_MS;
  const points = Math.floor((to - from) / step) + 1;
  if (points > MAX_POINTS) {
    throw new InputError(
      `from: must not be more than ${MAX_POINTS} ${
        request.interval ?? 'day'
      }s before ${formatDay(to)}`,
    );
  }
  return { start: to - (points - 1) * step, step, points };
}

/** Counts of rows by stage at the end of each day. */
class Steps {
  /** Difference to the previous point, by stage. */
  readonly #rises = new Map<number, Int32Array>();

  constructor(private readonly timeline: Timeline) {}

  /** The first point whose day was not over at an instant. */
  #pointAt(instant: number): number {
    const { start, step, points } = this.timeline;
    const end = start + DAY_MS;
    return instant < end
      ? 0
      : Math.min(points, Math.floor((instant - end) / step) + 1);
  }

  /** Counts a row that was at a stage from one instant to another. */
  add(stage: number, from: number, to: number) {
    const [first, last] = [this.#pointAt(from), this.#pointAt(to)];
    if (first < last) {
      let rises = this.#rises.get(stage);
      if (!rises) {
        rises = new Int32Array(this.timeline.points + 1);
        this.#rises.set(stage, rises);
      }
      rises[first]++;
      rises[last]--;
    }
  }

  /** Counts at each point, by stage. */
  counts(): Map<number, number[]> {
    return new Map(
      Array.from(this.#rises, ([stage, rises]) => {
        let count = 0;
        return [stage, Array.from(rises, rise => (count += rise))];
      }),
    );
  }
}

/**
 * Counts the selected assessed entities by stage at the end of each day.
 *
 * @throws `InputError` for days that are none, or too many of them
 */
export function getTrend(
  table: ScorecardTable,
  request: GetTrendRequest,
  options: { model: Model; visibility: EntityVisibility; now: Date },
): GetTrendResponse {
  const { model, visibility, now } = options;
  const timeline = createTimeline(request, now);
  const steps = new Steps(timeline);

  const filter = { ...request.filter, modelId: model.id };
  const rows = selectRows(table, filter, visibility);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const cells = table.columns.moves[row];
    let from = table.columns.firstAssessedAt[row];
    let at = table.findFirstStageChange(row);
    let stage = at === cells.length ? table.columns.stage[row] : 0;
    for (; at < cells.length; at += 2) {
      steps.add(stage, from, cells[at]);
      from = cells[at];
      stage = cells[at + 1];
    }
    steps.add(stage, from, Infinity);
  }

  const counts = steps.counts();
  const byStage = new Map(model.stages.map(({ id }) => [id, [] as number[]]));
  for (const [stage, values] of counts) {
    const id = table.texts.getValue(stage);
    if (id !== undefined) {
      byStage.set(id, values);
    }
  }
  return {
    modelId: model.id,
    items: Array.from({ length: timeline.points }, (_, point) => ({
      day: formatDay(timeline.start + point * timeline.step),
      total: sum(counts.values(), point),
      byStage: Array.from(byStage, ([stage, values]) => ({
        stage,
        count: values[point] ?? 0,
      })),
      notAssessed: counts.get(0)?.[point] ?? 0,
    })),
  };
}

function sum(counts: Iterable<readonly number[]>, point: number): number {
  let total = 0;
  for (const values of counts) {
    total += values[point];
  }
  return total;
}
