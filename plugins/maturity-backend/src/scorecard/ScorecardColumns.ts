import { mapTextFields, TextField } from '../database';

/** Columns that hold one text, or none. */
export type TextColumn =
  | TextField
  | 'modelId'
  | 'domainFrom'
  | 'stage'
  | 'nextStage'
  | 'leftOut';

/** Columns that hold a list of texts. */
export type ListColumn = 'owners' | 'tags' | 'nextSteps' | 'checkIds';

/** The cells of one row. Numbers named after a text are ids of an interner. */
export interface Cells extends Readonly<Record<TextField, number>> {
  readonly entityRef: string;
  readonly title: string | undefined;
  /** Name to sort by, in lower case. */
  readonly sortName: string;
  /** Lower case name and title. */
  readonly searchText: string;
  readonly modelId: number;
  /** The system that names the domain; 0 where the entity names it itself. */
  readonly domainFrom: number;
  readonly owners: number;
  readonly tags: number;
  readonly stage: number;
  readonly rank: number;
  readonly nextStage: number;
  readonly leftOut: number;
  readonly highestRank: number;
  readonly observed: number;
  readonly declared: number;
  readonly attested: number;
  readonly applicable: number;
  readonly nextSteps: number;
  readonly nextStepCount: number;
  /** Epoch milliseconds. */
  readonly assessedAt: number;
  /** Epoch milliseconds, -1 when not known. */
  readonly stageSince: number;
  readonly checkIds: number;
  /** Packed, and not an id: most entities have outcomes of their own, which change. */
  readonly outcomes: string;
  /** As outcomes; empty when not known. */
  readonly grades: string;
  /** 1 where what is unknown leaves a higher stage open, precomputed for counts. */
  readonly openUpwards: number;
  /** 1 where a check is exempt, precomputed for counts. */
  readonly withExemptions: number;
  /** 1 where the entity left the catalog. */
  readonly gone: number;
  readonly revision: number;
  /** Epoch milliseconds, -Infinity when not known. */
  readonly firstAssessedAt: number;
  /** Instants of stage changes, each followed by the stage that it led to. */
  readonly moves: number[];
}

type NumberColumn = {
  [K in keyof Cells]: Cells[K] extends number ? K : never;
}[keyof Cells];

type OtherColumn = Exclude<keyof Cells, NumberColumn>;

/** As wide as the sums of {@link Profiles}: loops over arrays of one kind are faster. */
const Count = Int32Array;
const Id = Int32Array;
/** Does not fit 32 bits. */
const Large = Float64Array;

/** Array types of number columns. Few bytes make passes over all rows fast. */
const NUMBERS = {
  modelId: Id,
  ...mapTextFields(() => Id),
  domainFrom: Id,
  owners: Id,
  tags: Id,
  stage: Id,
  rank: Count,
  nextStage: Id,
  leftOut: Id,
  highestRank: Count,
  observed: Count,
  declared: Count,
  attested: Count,
  applicable: Count,
  nextSteps: Id,
  nextStepCount: Count,
  assessedAt: Large,
  stageSince: Large,
  checkIds: Id,
  openUpwards: Count,
  withExemptions: Count,
  gone: Count,
  revision: Large,
  firstAssessedAt: Large,
} as const satisfies Record<NumberColumn, unknown>;

const OTHERS = [
  'entityRef',
  'title',
  'sortName',
  'searchText',
  'outcomes',
  'grades',
  'moves',
] as const satisfies readonly OtherColumn[];

/** Columns of numbers have room for more rows, and are replaced when they are full. */
export type Columns = {
  [K in NumberColumn]: InstanceType<(typeof NUMBERS)[K]>;
} & { readonly [K in OtherColumn]: Cells[K][] };

const numberColumns = Object.keys(NUMBERS) as NumberColumn[];

/** Room for so many rows at first. */
const ROOM = 256;

/** Columns without any row. */
export function emptyColumns(): Columns {
  return Object.fromEntries([
    ...numberColumns.map(name => [name, new NUMBERS[name](ROOM)]),
    ...OTHERS.map(name => [name, []]),
  ]);
}

/** Sets all cells of an existing row, or of the one after the last. */
export function setRow(columns: Columns, row: number, cells: Cells): void {
  if (row === columns.rank.length) {
    numberColumns.forEach(name => growColumn(columns, name));
  }
  numberColumns.forEach(name => {
    columns[name][row] = cells[name];
  });
  OTHERS.forEach(name => setCell(columns, { name, row, cells }));
}

/** Replaces a row by the last one, and removes the last one. */
export function replaceByLast(columns: Columns, row: number): void {
  const last = columns.entityRef.length - 1;
  numberColumns.forEach(name => {
    columns[name][row] = columns[name][last];
  });
  OTHERS.forEach(name => moveLast<unknown>(columns[name], row));
}

function growColumn<K extends NumberColumn>(columns: Columns, name: K) {
  const longer = new NUMBERS[name](2 * columns[name].length);
  longer.set(columns[name]);
  columns[name] = longer as Columns[K];
}

function setCell<K extends OtherColumn>(
  columns: Pick<Columns, K>,
  { name, row, cells }: { name: K; row: number; cells: Cells },
) {
  columns[name][row] = cells[name];
}

function moveLast<T>(column: T[], to: number) {
  const last = column.pop() as T;
  if (to < column.length) {
    column[to] = last;
  }
}
