import { StageCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { ScorecardTable } from './ScorecardTable';

/** Places of the numbers of a tally. */
const TOTAL = 0;
const OBSERVED = 1;
const DECLARED = 2;
const ATTESTED = 3;
const APPLICABLE = 4;
const OPEN_UPWARDS = 5;
const WITH_EXEMPTIONS = 6;
const NOT_ASSESSED = 7;
/** From here on, one for each stage. */
const STAGES = 8;

/** The stages that the tallies of one answer count. */
export class StageSlots {
  /** The place of each stage in a tally, by the id of its text in the table. */
  readonly placeByStage: Int16Array;
  /** Those of the model, then those that it no longer has. */
  readonly stageIds: readonly string[];

  /** @param modelStageIds - the stages of the model, which come first in any case */
  constructor(
    readonly table: ScorecardTable,
    private readonly modelStageIds: readonly string[],
  ) {
    const stages = new Set(modelStageIds);
    for (const id of table.stages) {
      stages.add(table.texts.getValue(id) ?? '');
    }
    this.stageIds = [...stages];
    this.placeByStage = new Int16Array(table.texts.size + 1);
    this.placeByStage[0] = NOT_ASSESSED;
    for (const [index, stageId] of this.stageIds.entries()) {
      const id = table.texts.find(stageId);
      if (id !== undefined) {
        this.placeByStage[id] = STAGES + index;
      }
    }
  }

  /** How many numbers a tally has. */
  get width(): number {
    return STAGES + this.stageIds.length;
  }

  /** Former stages are told of until their entities are assessed anew. */
  isCounted(stage: number, count: number): boolean {
    return stage < this.modelStageIds.length || count > 0;
  }
}

/** Counts of a set of rows. */
export class StageTally {
  readonly #slots: StageSlots;
  readonly #numbers: Int32Array;

  constructor(slots: StageSlots, numbers = new Int32Array(slots.width)) {
    this.#slots = slots;
    this.#numbers = numbers;
  }

  /** Adds a tally that has no row in common with this one. */
  addAll(other: StageTally) {
    for (let place = 0; place < this.#numbers.length; place++) {
      this.#numbers[place] += other.#numbers[place];
    }
  }

  counts(): StageCounts {
    const numbers = this.#numbers;
    return {
      total: numbers[TOTAL],
      byStage: this.#slots.stageIds
        .map((stage, index) => ({ stage, count: numbers[STAGES + index] }))
        .filter(({ count }, index) => this.#slots.isCounted(index, count)),
      notAssessed: numbers[NOT_ASSESSED],
      measured: {
        observed: numbers[OBSERVED],
        declared: numbers[DECLARED],
        attested: numbers[ATTESTED],
        applicable: numbers[APPLICABLE],
      },
      openUpwards: numbers[OPEN_UPWARDS],
      withExemptions: numbers[WITH_EXEMPTIONS],
    };
  }
}

/** The columns that tallies are counted from, of rows or of profiles. */
export interface CountedColumns {
  /** Rows of each profile; absent where each counts as one. */
  readonly total?: Int32Array;
  readonly observed: Int32Array;
  readonly declared: Int32Array;
  readonly attested: Int32Array;
  readonly applicable: Int32Array;
  readonly openUpwards: Int32Array;
  readonly withExemptions: Int32Array;
  readonly stage: Int32Array;
}

/**
 * Counts rows or profiles by group.
 *
 * @param groups - the group of each row, from 0 on, in the order of the rows
 * @returns a tally for each group
 */
export function tallyStages(
  rows: Int32Array,
  groups: Int32Array,
  options: {
    readonly columns: CountedColumns;
    readonly slots: StageSlots;
    readonly count: number;
  },
): StageTally[] {
  const { slots, count, columns } = options;
  const { placeByStage, width } = slots;
  const { total, observed, declared, attested, applicable } = columns;
  const { openUpwards, withExemptions, stage } = columns;
  const numbers = new Int32Array(count * width);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const start = groups[index] * width;
    const counted = total === undefined ? 1 : total[row];
    numbers[start + TOTAL] += counted;
    numbers[start + OBSERVED] += observed[row];
    numbers[start + DECLARED] += declared[row];
    numbers[start + ATTESTED] += attested[row];
    numbers[start + APPLICABLE] += applicable[row];
    numbers[start + OPEN_UPWARDS] += openUpwards[row];
    numbers[start + WITH_EXEMPTIONS] += withExemptions[row];
    numbers[start + placeByStage[stage[row]]] += counted;
  }
  return Array.from(
    { length: count },
    (_, group) =>
      new StageTally(
        slots,
        numbers.subarray(group * width, (group + 1) * width),
      ),
  );
}
