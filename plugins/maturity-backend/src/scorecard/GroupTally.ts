import {
  CountAssessmentsRequest,
  GroupCounts,
  Model,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityVisibility } from '../catalog/types';
import { CheckPlaces } from './CheckPlaces';
import { CheckTally } from './CheckTally';
import { ScorecardTable } from './ScorecardTable';
import { StageSlots, StageTally } from './StageTally';
import { WeakestRows } from './WeakestRows';

/** Options that the tallies of all groups of one answer share. */
export class GroupTallyOptions {
  readonly slots: StageSlots;
  readonly checkIds: readonly string[];
  readonly places: CheckPlaces;
  readonly weakest: number | undefined;
  readonly countsChecks: boolean;

  constructor(
    readonly table: ScorecardTable,
    request: CountAssessmentsRequest,
    model: Model,
    readonly visibility: EntityVisibility,
  ) {
    this.slots = new StageSlots(
      table,
      model.stages.map(({ id }) => id),
    );
    this.checkIds = model.stages.flatMap(({ checks }) =>
      checks.map(({ id }) => id),
    );
    this.places = new CheckPlaces(table, this.checkIds);
    this.weakest = request.weakest;
    this.countsChecks = request.checks ?? false;
  }
}

/** All that is counted of one group, while it grows. */
export class GroupTally {
  readonly #stages: StageTally;
  readonly #weakest: WeakestRows;
  readonly #checks: CheckTally | undefined;

  constructor(private readonly options: GroupTallyOptions) {
    const { table, slots, places, checkIds, weakest = 0 } = options;
    this.#stages = new StageTally(slots);
    this.#weakest = new WeakestRows(table, weakest);
    this.#checks = options.countsChecks
      ? new CheckTally(table, places, checkIds.length)
      : undefined;
  }

  addRow(row: number) {
    this.#stages.addRow(row);
    this.#weakest.add(row);
    this.#checks?.addRow(row);
  }

  /** Adds a group that has no row in common with this one. */
  addAll(other: GroupTally) {
    this.#stages.addAll(other.#stages);
    other.#weakest.rows.forEach(row => this.#weakest.add(row));
    if (other.#checks) {
      this.#checks?.addAll(other.#checks);
    }
  }

  stageCounts(): StageCounts {
    return this.#stages.counts();
  }

  /** The requested details besides the stages. */
  details(): Pick<GroupCounts, 'weakest' | 'checks'> {
    const { table, weakest, visibility } = this.options;
    return {
      ...(weakest !== undefined && {
        weakest: this.#weakest.rows.map(row =>
          table.readSummary(row, visibility),
        ),
      }),
      ...(this.#checks && { checks: this.#checks.columns() }),
    };
  }
}
