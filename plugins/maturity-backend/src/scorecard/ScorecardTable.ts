import { AssessmentSummary } from '@platform-maturity/backstage-plugin-maturity-common';
import { Interner, NOTHING } from './Interner';
import { Profiles } from './Profiles';
import { CodePlanes } from './CodePlanes';
import { addRow, noBits, RowBits } from './rowBits';
import {
  Columns,
  emptyColumns,
  ListColumn,
  replaceByLast,
  setRow,
  TextColumn,
} from './ScorecardColumns';
import { Scratch } from './Scratch';
import { EntityVisibility } from '../catalog/types';
import { toEntityTexts } from '../database';
import { toCells } from './toCells';
import { ScorecardEntry } from './types';
import { VisibleDomains } from './VisibleDomains';

type RefTest = Exclude<EntityVisibility, 'all'>;

function toKey(entityRef: string, modelId: string): string {
  return `${entityRef} ${modelId}`;
}

/**
 * Holds all assessments in columns of small integers. Lists and counts are
 * computed from them.
 *
 * @remarks
 * Row numbers are stable only until the next change. Each distinct text and
 * list is held once.
 */
export class ScorecardTable {
  /** @internal */
  readonly columns: Columns = emptyColumns();
  /** @internal */
  readonly texts = new Interner<string>(text => text);
  /** @internal */
  readonly lists = new Interner<readonly string[]>(list =>
    JSON.stringify(list),
  );
  /** @internal */
  readonly profiles = new Profiles();
  /** @internal */
  readonly outcomes = new CodePlanes();
  /** @internal */
  readonly grades = new CodePlanes();
  /** @internal */
  readonly scratch = new Scratch();
  readonly #domains = new VisibleDomains(this);

  readonly #rows = new Map<string, number>();
  readonly #modelIds = new Set<string>();
  readonly #stages = new Set<number>();
  #version = 0;
  /** Grows when a row is added, removed or moved. */
  #layout = 0;
  /** Rows that a reader may see, with the layout that they belong to. */
  readonly #visible = new WeakMap<
    RefTest,
    { readonly layout: number; readonly rows: RowBits }
  >();

  /** Number of assessments. */
  get size(): number {
    return this.columns.entityRef.length;
  }

  /** Grows with each change. */
  get version(): number {
    return this.#version;
  }

  /**
   * The texts of all stages that a row was at.
   *
   * @internal
   */
  get stages(): ReadonlySet<number> {
    return this.#stages;
  }

  /**
   * The highest number that a cell of texts or lists can have.
   *
   * @internal
   */
  get highestId(): number {
    return Math.max(this.texts.size, this.lists.size);
  }

  /** Adds or replaces an assessment, unless a later one is there. */
  upsert(entry: ScorecardEntry): void {
    const { entityRef, modelId } = entry.summary;
    const key = toKey(entityRef, modelId);
    const known = this.#rows.get(key);
    if (known !== undefined && this.columns.revision[known] > entry.revision) {
      return;
    }
    const row = known ?? this.size;
    this.#layout += known === undefined ? 1 : 0;
    const moves = known === undefined ? [] : this.columns.moves[known];
    const cells = { ...toCells(entry, this), moves };
    if (known !== undefined) {
      this.#countOut(known);
    }
    setRow(this.columns, row, cells);
    this.#countIn(row);
    this.#rows.set(key, row);
    this.#modelIds.add(modelId);
    if (cells.stage !== NOTHING) {
      this.#stages.add(cells.stage);
    }
    this.#version++;
  }

  /** Removes an assessment, unless it is later than the deletion. */
  remove(deletion: {
    entityRef: string;
    modelId: string;
    revision: number;
  }): void {
    const key = toKey(deletion.entityRef, deletion.modelId);
    const row = this.#rows.get(key);
    if (row === undefined || this.columns.revision[row] > deletion.revision) {
      return;
    }
    const last = this.size - 1;
    this.#version++;
    this.#layout++;
    this.#rows.delete(key);
    this.#countOut(row);
    if (row !== last) {
      this.#countOut(last);
      const { entityRef, modelId } = this.columns;
      const moved = this.texts.getValue(modelId[last]) ?? '';
      this.#rows.set(toKey(entityRef[last], moved), row);
    }
    replaceByLast(this.columns, row);
    if (row !== last) {
      this.#countIn(row);
    }
  }

  /** Adds a stage change of an existing assessment, in the order of their times. */
  addStageChange(move: {
    entityRef: string;
    modelId: string;
    /** Epoch milliseconds. */
    at: number;
    to?: string;
  }): void {
    const row = this.#rows.get(toKey(move.entityRef, move.modelId));
    if (row !== undefined) {
      this.columns.moves[row].push(move.at, this.texts.getId(move.to));
      this.#version++;
    }
  }

  /**
   * The stage changes of a row, oldest first, each with the stage that it led to.
   *
   * @internal
   */
  listStageChangesOfRow(
    row: number,
  ): { readonly at: number; readonly stage: number }[] {
    const cells = this.columns.moves[row];
    const moves = [];
    for (let at = this.findFirstStageChange(row); at < cells.length; at += 2) {
      moves.push({ at: cells[at], stage: cells[at + 1] });
    }
    return moves;
  }

  /**
   * Index of the first stage change of a row in its cell. Older changes belong
   * to another entity that had the same name.
   *
   * @internal
   */
  findFirstStageChange(row: number): number {
    const cells = this.columns.moves[row];
    const start = this.columns.firstAssessedAt[row];
    let at = 0;
    while (at < cells.length && cells[at] < start) {
      at += 2;
    }
    return at;
  }

  /**
   * The row of an assessment, if there is one now.
   *
   * @internal
   */
  findRow(entityRef: string, modelId: string): number | undefined {
    const row = this.#rows.get(toKey(entityRef, modelId));
    return row === undefined || this.columns.gone[row] ? undefined : row;
  }

  /**
   * The rows of an entity, in the order of the ids of their models.
   *
   * @internal
   */
  findRows(entityRef: string): number[] {
    return [...this.#modelIds]
      .sort()
      .flatMap(modelId => this.findRow(entityRef, modelId) ?? []);
  }

  /**
   * The rows of visible entities. The test runs once for each row until rows are
   * added or removed, because it reads texts and serves many answers.
   *
   * @internal
   */
  rowsVisibleTo(test: RefTest): RowBits {
    const known = this.#visible.get(test);
    if (known?.layout === this.#layout) {
      return known.rows;
    }
    const rows = noBits(this.size);
    for (let row = 0; row < this.size; row++) {
      if (test(this.columns.entityRef[row])) {
        addRow(rows, row);
      }
    }
    this.#visible.set(test, { layout: this.#layout, rows });
    return rows;
  }

  /**
   * The text of a cell.
   *
   * @internal
   */
  readText(column: TextColumn, row: number): string | undefined {
    return this.texts.getValue(this.columns[column][row]);
  }

  /**
   * The texts of a cell.
   *
   * @internal
   */
  readList(column: ListColumn, row: number): readonly string[] {
    return this.lists.getValue(this.columns[column][row]) ?? [];
  }

  /**
   * The ids of a column, as a caller may see them.
   *
   * @internal
   */
  readColumn(
    column: TextColumn | ListColumn,
    visibility: EntityVisibility,
  ): Int32Array {
    return column === 'domain'
      ? this.#domains.column(visibility)
      : this.columns[column];
  }

  /**
   * Reads a row as lists show it to a caller.
   *
   * @internal
   */
  readSummary(row: number, visibility: EntityVisibility): AssessmentSummary {
    const { columns } = this;
    const hasDomain = this.#domains.isVisible(row, visibility);
    const since = columns.stageSince[row];
    return {
      entityRef: columns.entityRef[row],
      title: columns.title[row],
      modelId: this.readText('modelId', row) ?? '',
      ...toEntityTexts(field =>
        field === 'domain' && !hasDomain
          ? undefined
          : this.readText(field, row),
      ),
      owners: this.readList('owners', row),
      tags: this.readList('tags', row),
      stage: this.readText('stage', row),
      rank: columns.rank[row],
      nextStage: this.readText('nextStage', row),
      leftOut: this.readText('leftOut', row),
      highestRank: columns.highestRank[row],
      measured: {
        observed: columns.observed[row],
        declared: columns.declared[row],
        attested: columns.attested[row],
        applicable: columns.applicable[row],
      },
      nextSteps: this.readList('nextSteps', row),
      nextStepCount: columns.nextStepCount[row],
      assessedAt: new Date(columns.assessedAt[row]).toISOString(),
      stageSince: since === -1 ? undefined : new Date(since).toISOString(),
    };
  }

  #countIn(row: number) {
    this.profiles.add(this.columns, row);
    const ids = this.readList('checkIds', row);
    this.outcomes.add(row, ids, this.columns.outcomes[row]);
    this.grades.add(row, ids, this.columns.grades[row]);
  }

  #countOut(row: number) {
    this.profiles.remove(this.columns, row);
    const ids = this.readList('checkIds', row);
    this.outcomes.remove(row, ids, this.columns.outcomes[row]);
    this.grades.remove(row, ids, this.columns.grades[row]);
  }
}
