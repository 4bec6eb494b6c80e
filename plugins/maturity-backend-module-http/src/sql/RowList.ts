import { JsonValue } from '@backstage/types';
import { SqlRequestDeclaration } from '../declaration/sqlSchema';
import { readJson } from './readValues';
import { RowPart } from './rows';

/** Characters of all rows of an answer, as JSON. */
const MAX_SIZE = 200_000_000;

/** The rows of an answer as objects, as many as a request allows. */
export class RowList {
  readonly rows: JsonValue[] = [];
  readonly #maxRows: number;
  readonly #maxSize: number;
  readonly #json: readonly string[];
  readonly #gaps = new Set<string>();
  #size = 0;

  constructor(
    request: Pick<SqlRequestDeclaration, 'maxRows' | 'json'>,
    maxSize = MAX_SIZE,
  ) {
    this.#maxRows = request.maxRows;
    this.#json = request.json ?? [];
    this.#maxSize = maxSize;
  }

  /** Why rows are missing, of "the answer …". */
  get gaps(): readonly string[] {
    return [...this.#gaps];
  }

  /** Adds rows, and returns whether there is room for more. */
  add({ columns, rows }: RowPart): boolean {
    const problem = this.#findProblem(columns);
    if (problem !== undefined) {
      this.#gaps.add(problem);
      return false;
    }
    for (const row of rows) {
      const end = this.#findEnd();
      if (end !== undefined) {
        this.#gaps.add(`was cut after ${this.rows.length} rows: ${end}`);
        return false;
      }
      this.rows.push(this.#toItem(columns, row));
    }
    return true;
  }

  /** Of two columns with one name, nobody knows which is meant. */
  #findProblem(columns: readonly string[]): string | undefined {
    const twice = columns.find((name, index) => columns.indexOf(name) < index);
    if (twice !== undefined) {
      return `has two columns '${twice}': name them with AS`;
    }
    const missing = this.#json.find(name => !columns.includes(name));
    return missing === undefined
      ? undefined
      : `has no column '${missing}', which \`json\` names`;
  }

  #findEnd(): string | undefined {
    if (this.rows.length >= this.#maxRows) {
      return 'raise `maxRows`';
    }
    return this.#size > this.#maxSize
      ? `it has more than ${this.#maxSize / 1_000_000} MB`
      : undefined;
  }

  #toItem(columns: readonly string[], row: readonly JsonValue[]): JsonValue {
    return Object.fromEntries(
      columns.map((name, index) => {
        const value = row[index]!;
        this.#size += measure(value);
        return [
          name,
          this.#json.includes(name) && typeof value === 'string'
            ? readJson(value)
            : value,
        ];
      }),
    );
  }
}

function measure(value: JsonValue): number {
  if (typeof value === 'string') {
    return value.length;
  }
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value).length
    : 8;
}
