import type { Knex } from 'knex';
import { ScorecardTable } from './ScorecardTable';
import {
  ChangedAssessment,
  FreshCopy,
  readAssessmentChanges,
  readAssessmentDeletions,
  readCheckLists,
  readRevision,
  readStageHistory,
  Revision,
} from '../database';

/** Assessments read in one statement: few enough to let other requests in between. */
const PAGE_SIZE = 1_000;

/**
 * Keeps the columns that lists and counts need of all assessments in memory,
 * and updates them before each answer.
 *
 * @remarks
 * Each replica answers from the current state of the database. If nothing has
 * changed, that costs one read of one row.
 */
export class AssessmentReadModel {
  readonly #knex: Knex;
  readonly #pageSize: number;
  #table = new ScorecardTable();
  #revision = 0;
  /** Id of the last stage change that the table knows of. */
  #stageChange = 0;
  #checkLists = new Map<string, readonly string[]>();
  readonly #copy = new FreshCopy(() => this.#refresh());

  static create(options: { knex: Knex; pageSize?: number }) {
    return new AssessmentReadModel(options.knex, options.pageSize ?? PAGE_SIZE);
  }

  private constructor(knex: Knex, pageSize: number) {
    this.#knex = knex;
    this.#pageSize = pageSize;
  }

  /**
   * Returns the current assessments. Do not keep them over an `await`: they
   * change in place.
   */
  async upToDate(): Promise<ScorecardTable> {
    return this.#copy.upToDate();
  }

  async #refresh(): Promise<ScorecardTable> {
    const revision = await readRevision(this.#knex);
    const { latest, forgotten } = revision;
    if (latest === this.#revision) {
      return this.#table;
    }
    // Unseen deletions are no longer listed, or the database was replaced: this
    // copy cannot be updated.
    const startsAnew = this.#revision < forgotten || this.#revision > latest;
    const table = startsAnew ? new ScorecardTable() : this.#table;
    const after = startsAnew ? 0 : this.#revision;
    const afterStageChange = startsAnew ? 0 : this.#stageChange;

    await this.#readChanges(table, after);
    if (revision.latestDeletion > after) {
      const deletions = await readAssessmentDeletions(this.#knex, { after });
      for (const deletion of deletions) {
        table.remove(deletion);
      }
    }
    await this.#readHistory(table, afterStageChange, revision);
    this.#table = table;
    this.#stageChange = revision.latestStageChange;
    // Not the highest seen: the second of two reads may have seen more. Changes
    // in between are read again next time.
    this.#revision = latest;
    return table;
  }

  async #readChanges(table: ScorecardTable, start: number) {
    let after = start;
    let page: ChangedAssessment[];
    do {
      page = await readAssessmentChanges(this.#knex, {
        after,
        limit: this.#pageSize,
      });
      await this.#learnCheckLists(page);
      for (const { checkListId, ...entry } of page) {
        table.upsert({
          ...entry,
          checkIds: this.#checkLists.get(checkListId) ?? [],
        });
        after = entry.revision;
      }
    } while (page.length === this.#pageSize);
  }

  /**
   * Reads stage changes up to the revision of the assessments, so that their
   * assessments are there unless they were deleted since.
   */
  async #readHistory(
    table: ScorecardTable,
    start: number,
    { latestStageChange: upTo }: Revision,
  ) {
    for (let after = start; after < upTo; ) {
      const page = await readStageHistory(this.#knex, {
        after,
        upTo,
        limit: this.#pageSize,
      });
      page.forEach(move => table.addStageChange(move));
      after = page.length < this.#pageSize ? upTo : page[page.length - 1].id;
    }
  }

  async #learnCheckLists(page: readonly ChangedAssessment[]) {
    const unknown = new Set(
      page
        .map(change => change.checkListId)
        .filter(id => !this.#checkLists.has(id)),
    );
    if (unknown.size > 0) {
      const lists = await readCheckLists(this.#knex, { ids: [...unknown] });
      for (const [id, checkIds] of lists) {
        this.#checkLists.set(id, checkIds);
      }
    }
  }
}
