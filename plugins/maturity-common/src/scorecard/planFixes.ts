import {
  PlanFixesRequest,
  PlanFixesResponse,
  PlannedFix,
} from '../client/scorecardTypes';
import { Effort, Model } from '../model/types';
import { CheckTally } from './CheckTally';
import { Ladder } from './Ladder';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { EntityVisibility } from './types';

const DEFAULT_LIMIT = 5;

/** What an entity that n checks hold up counts for, divided by n. */
const WHOLE = 5_040;

const EFFORTS = {
  small: 0,
  medium: 1,
  large: 2,
} as const satisfies Record<Effort, number>;

/** What meeting one check now would bring. */
interface Gain {
  readonly check: number;
  blocks: number;
  rises: number;
  /** Shares of next stages, in units of {@link WHOLE}. */
  progress: number;
}

/** Climbs the ladder with a set of entities, fix by fix. */
class Climb {
  #stages = 0;
  #risen = 0;
  readonly #started: Int16Array;

  constructor(
    private readonly ladder: Ladder,
    /** By entity, the checks that it does not meet, from the ground up. */
    private readonly unmet: number[][],
  ) {
    this.#started = Int16Array.from(unmet, checks => this.#stageOf(checks, 0));
  }

  get risesSoFar() {
    return this.#stages;
  }

  get risenSoFar() {
    return this.#risen;
  }

  gains(): Gain[] {
    const gains = this.ladder.checks.map(
      (_, check): Gain => ({ check, blocks: 0, rises: 0, progress: 0 }),
    );
    for (const checks of this.unmet) {
      const stage = this.#stageOf(checks, 0);
      let count = 0;
      while (count < checks.length && this.#stageOf(checks, count) === stage) {
        count++;
      }
      for (let index = 0; index < count; index++) {
        const gain = gains[checks[index]];
        gain.blocks++;
        gain.progress += Math.round(WHOLE / count);
      }
      if (count === 1) {
        // Up to the stage of the next unmet check, over those that are met.
        gains[checks[0]].rises += this.#stageOf(checks, 1) - stage;
      }
    }
    return gains;
  }

  fix(check: number) {
    this.#stages = 0;
    this.#risen = 0;
    for (const [entity, checks] of this.unmet.entries()) {
      const index = checks.indexOf(check);
      if (index !== -1) {
        checks.splice(index, 1);
      }
      const rises = this.#stageOf(checks, 0) - this.#started[entity];
      this.#stages += rises;
      this.#risen += Number(rises > 0);
    }
  }

  #stageOf(checks: readonly number[], index: number): number {
    return index < checks.length
      ? this.ladder.checks[checks[index]].stage
      : this.ladder.stages;
  }
}

/**
 * What to fix first for the entities that the filter selects: a greedy plan.
 *
 * @public
 */
export function planFixes(
  table: ScorecardTable,
  request: PlanFixesRequest,
  options: { model: Model; visibility: EntityVisibility; now: Date },
): PlanFixesResponse {
  const { model, visibility, now } = options;
  const { limit = DEFAULT_LIMIT } = request;
  const ladder = new Ladder(table, model, now);
  const tally = new CheckTally(table, ladder.places, ladder.checks.length);
  const unmet: number[][] = [];
  let notAssessed = 0;

  const filter = { ...request.filter, modelId: model.id };
  for (const row of selectRows(table, filter, visibility)) {
    if (table.columns.rank[row] === 0) {
      notAssessed++;
      continue;
    }
    tally.addRow(row);
    const checks = ladder.unmetOf(row);
    if (checks.length > 0) {
      unmet.push(checks);
    }
  }

  const total = unmet.length;
  const climb = new Climb(ladder, unmet);
  const items: PlannedFix[] = [];
  while (items.length < limit) {
    const [best] = climb
      .gains()
      .filter(gain => gain.blocks > 0)
      .sort((a, b) => compareGains(ladder, a, b));
    if (!best) {
      break;
    }
    climb.fix(best.check);
    const { checkId, effort } = ladder.checks[best.check];
    const { fail, unknown } = tally.countsOf(best.check);
    items.push({
      ...{ checkId, effort, fail, unknown },
      blocks: best.blocks,
      rises: best.rises,
      risesSoFar: climb.risesSoFar,
      risenSoFar: climb.risenSoFar,
    });
  }
  return { modelId: model.id, total, notAssessed, items };
}

/** The best first; of equals the one that the model names first. */
function compareGains({ checks }: Ladder, a: Gain, b: Gain): number {
  return (
    b.rises - a.rises ||
    b.progress - a.progress ||
    EFFORTS[checks[a.check].effort] - EFFORTS[checks[b.check].effort] ||
    a.check - b.check
  );
}
