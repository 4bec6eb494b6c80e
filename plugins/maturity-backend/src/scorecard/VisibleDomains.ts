import { EntityVisibility } from '../catalog/types';
import { Interner, NOTHING } from './Interner';
import { Columns } from './ScorecardColumns';

type RefTest = Exclude<EntityVisibility, 'all'>;

/** The parts of a table that tell the domains of its rows. */
interface DomainTable {
  readonly columns: Pick<Columns, 'domain' | 'domainFrom'>;
  readonly texts: Interner<string>;
  readonly size: number;
  /** Grows with each change. */
  readonly version: number;
}

/**
 * The domains that callers may know of: an entity that takes its domain from a
 * system has none for a caller who may not see the system.
 */
export class VisibleDomains {
  readonly #table: DomainTable;
  /** Columns by caller, with the version of the table that they belong to. */
  readonly #columns = new WeakMap<
    RefTest,
    { readonly version: number; readonly column: Int32Array }
  >();

  constructor(table: DomainTable) {
    this.#table = table;
  }

  /** Whether the caller may know of the domain of a row. */
  isVisible(row: number, visibility: EntityVisibility): boolean {
    const { columns, texts } = this.#table;
    const system = texts.getValue(columns.domainFrom[row]);
    return system === undefined || visibility === 'all' || visibility(system);
  }

  /** The column of domains as the caller may see it. */
  column(visibility: EntityVisibility): Int32Array {
    const { columns, version, size, texts } = this.#table;
    if (visibility === 'all') {
      return columns.domain;
    }
    const known = this.#columns.get(visibility);
    if (known?.version === version) {
      return known.column;
    }
    const column = columns.domain.slice(0, size);
    // Each system is asked about once, however many entities it has.
    const isHidden: boolean[] = [];
    for (let row = 0; row < size; row++) {
      const id = columns.domainFrom[row];
      if (id !== NOTHING) {
        isHidden[id] ??= !visibility(texts.getValue(id) ?? '');
        column[row] = isHidden[id] ? NOTHING : column[row];
      }
    }
    this.#columns.set(visibility, { version, column });
    return column;
  }
}
