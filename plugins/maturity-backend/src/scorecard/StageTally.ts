import { StageCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { ScorecardTable } from './ScorecardTable';

/** The slots of stages in the tallies of one answer. */
export class StageSlots {
  /** Slots by the id of a stage in the table. Slot 0 is "not assessed". */
  readonly slotByStage: Int16Array;

  /** @param stageIds - the stages of the model, which come first in any case */
  constructor(
    readonly table: ScorecardTable,
    readonly stageIds: readonly string[],
  ) {
    this.slotByStage = new Int16Array(table.texts.size + 1).fill(-1);
    this.slotByStage[0] = 0;
    for (const [index, stageId] of stageIds.entries()) {
      const id = table.texts.find(stageId);
      if (id !== undefined) {
        this.slotByStage[id] = index + 1;
      }
    }
  }
}

/** Counts of a set of rows, while they grow. */
export class StageTally {
  #total = 0;
  #observed = 0;
  #declared = 0;
  #attested = 0;
  #applicable = 0;
  #openUpwards = 0;
  #withExemptions = 0;
  readonly #byStage: Int32Array;
  /** Counts of stages that the model no longer has, by text id. */
  readonly #former = new Map<number, number>();

  constructor(private readonly slots: StageSlots) {
    this.#byStage = new Int32Array(slots.stageIds.length + 1);
  }

  addRow(row: number) {
    const { columns } = this.slots.table;
    this.#total++;
    this.#observed += columns.observed[row];
    this.#declared += columns.declared[row];
    this.#attested += columns.attested[row];
    this.#applicable += columns.applicable[row];
    const rank = columns.rank[row];
    this.#openUpwards += rank > 0 && columns.highestRank[row] > rank ? 1 : 0;
    this.#withExemptions += columns.exempt[row] > 0 ? 1 : 0;
    const stage = columns.stage[row];
    const slot = this.slots.slotByStage[stage];
    if (slot >= 0) {
      this.#byStage[slot]++;
    } else {
      this.#former.set(stage, (this.#former.get(stage) ?? 0) + 1);
    }
  }

  addAll(other: StageTally) {
    this.#total += other.#total;
    this.#observed += other.#observed;
    this.#declared += other.#declared;
    this.#attested += other.#attested;
    this.#applicable += other.#applicable;
    this.#openUpwards += other.#openUpwards;
    this.#withExemptions += other.#withExemptions;
    for (let slot = 0; slot < this.#byStage.length; slot++) {
      this.#byStage[slot] += other.#byStage[slot];
    }
    for (const [stage, count] of other.#former) {
      this.#former.set(stage, (this.#former.get(stage) ?? 0) + count);
    }
  }

  counts(): StageCounts {
    const { stageIds, table } = this.slots;
    const byStage = stageIds.map((stage, index) => ({
      stage,
      count: this.#byStage[index + 1],
    }));
    for (const [id, count] of this.#former) {
      // They come last, until their entities are assessed anew.
      byStage.push({ stage: table.texts.getValue(id) ?? '', count });
    }
    return {
      total: this.#total,
      byStage,
      notAssessed: this.#byStage[0],
      measured: {
        observed: this.#observed,
        declared: this.#declared,
        attested: this.#attested,
        applicable: this.#applicable,
      },
      openUpwards: this.#openUpwards,
      withExemptions: this.#withExemptions,
    };
  }
}
