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
import {
  CountedColumns,
  StageSlots,
  StageTally,
  tallyStages,
} from './StageTally';
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

  /** Whether more is wanted than stages. */
  get hasDetails(): boolean {
    return this.countsChecks || this.weakest !== undefined;
  }
}

/** All that is counted of one group. */
export class GroupTally {
  readonly #options: GroupTallyOptions;
  readonly #stages: StageTally;
  readonly #weakest: WeakestRows;
  readonly #checks: CheckTally | undefined;

  constructor(options: GroupTallyOptions, stages?: StageTally) {
    const { table, slots, places, checkIds, weakest = 0 } = options;
    this.#options = options;
    this.#stages = stages ?? new StageTally(slots);
    this.#weakest = new WeakestRows(table, weakest);
    this.#checks = options.countsChecks
      ? new CheckTally(table, places, checkIds.length)
      : undefined;
  }

  /** Adds the requested details of a row that is counted in the stages. */
  addDetails(row: number) {
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
    const { table, weakest, visibility } = this.#options;
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

/**
 * Counts the rows, or profiles, with the same cell in a column: each in one tally, so
 * that tallies can be added up.
 *
 * @param cells - the column
 * @param columns - the columns that are counted
 * @returns the tallies by cell
 */
export function tallyCells(
  rows: Int32Array,
  { cells, columns }: { cells: Int32Array; columns: CountedColumns },
  options: GroupTallyOptions,
): Map<number, GroupTally> {
  const { table, slots } = options;
  const groups = table.scratch.take(cells.length);
  const groupByCell = table.scratch.take(table.highestId + 1);
  const found: number[] = [];
  for (let index = 0; index < rows.length; index++) {
    const cell = cells[rows[index]];
    if (groupByCell[cell] === 0) {
      groupByCell[cell] = found.push(cell);
    }
    groups[index] = groupByCell[cell] - 1;
  }
  const count = found.length;
  const stages = tallyStages(rows, groups, { columns, slots, count });
  const tallies = stages.map(own => new GroupTally(options, own));
  if (options.hasDetails) {
    for (let index = 0; index < rows.length; index++) {
      tallies[groups[index]].addDetails(rows[index]);
    }
  }
  return new Map(found.map((cell, group) => [cell, tallies[group]]));
}
