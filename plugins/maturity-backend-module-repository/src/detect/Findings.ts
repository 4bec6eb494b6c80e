import {
  Evidence,
  FactDeclaration,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RepositoryFactName, RepositoryFacts } from '../declarations';

/** Files that are named as evidence of one fact. */
export const maxEvidence = 5;
/** Values that a fact lists. */
export const maxValues = 20;

/** Collects what was found in a repository, and turns it into facts. */
export class Findings {
  readonly #fileUrl: (path: string) => string | undefined;
  readonly #found = new Map<
    RepositoryFactName,
    Map<string | true, Set<string>>
  >();
  readonly #unread = new Map<RepositoryFactName, string>();

  constructor(options: {
    readonly fileUrl: (path: string) => string | undefined;
  }) {
    this.#fileUrl = options.fileUrl;
  }

  /** A file proves a value of a fact. */
  add(fact: RepositoryFactName, value: string | true, path: string): void {
    const values =
      this.#found.get(fact) ?? new Map<string | true, Set<string>>();
    const paths = values.get(value) ?? new Set<string>();
    this.#found.set(fact, values.set(value, paths.add(path)));
  }

  /** A file that might have proved a fact could not be read. */
  addUnread(fact: RepositoryFactName, reason: string): void {
    if (!this.#unread.has(fact)) {
      this.#unread.set(fact, reason);
    }
  }

  /**
   * An observation for each fact. Nothing found is a known answer, unless a file
   * that could have shown it was not read.
   */
  toFacts(
    declarations: readonly (FactDeclaration & { name: RepositoryFactName })[],
  ): RepositoryFacts {
    const facts: { [name: string]: FactObservation } = {};
    for (const { name, type } of declarations) {
      facts[name] =
        name === 'readable' ? { value: true } : this.#observe(name, type);
    }
    return facts as RepositoryFacts;
  }

  #observe(
    name: RepositoryFactName,
    type: FactDeclaration['type'],
  ): FactObservation {
    const values = this.#found.get(name);
    if (!values) {
      const unknown = this.#unread.get(name);
      return unknown ? { unknown } : { value: type === 'boolean' ? false : [] };
    }
    return {
      value:
        type === 'boolean'
          ? true
          : [...values.keys()]
              .filter(value => value !== true)
              .sort()
              .slice(0, maxValues),
      evidence: this.#evidence([...values.values()]),
    };
  }

  /** A file for each value first, then further ones, and how many there are beyond. */
  #evidence(pathsByValue: readonly ReadonlySet<string>[]): Evidence[] {
    const lists = pathsByValue.map(paths => [...paths].sort());
    const longest = Math.max(...lists.map(list => list.length));
    const paths = new Set<string>();
    for (let index = 0; index < longest; index += 1) {
      for (const list of lists) {
        const path = list[index];
        if (path !== undefined) {
          paths.add(path);
        }
      }
    }
    const shown: Evidence[] = [...paths].slice(0, maxEvidence).map(title => {
      const url = this.#fileUrl(title);
      return url ? { title, url } : { title };
    });
    const more = paths.size - shown.length;
    return more > 0
      ? [...shown, { title: `and ${more} more ${more > 1 ? 'files' : 'file'}` }]
      : shown;
  }
}
