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

/** Why a file shows something. */
export interface Proof {
  /** Id of the rule. */
  readonly rule?: string;
  /** The text that was found in the file, from which its line is told. */
  readonly text?: string;
  /** Whether the pipeline goes on when it fails. */
  readonly isSoft?: boolean;
}

/** Collects what was found in a repository, and turns it into facts. */
export class Findings {
  readonly #fileUrl: (path: string) => string | undefined;
  readonly #contents: ReadonlyMap<string, string>;
  readonly #found = new Map<
    RepositoryFactName,
    Map<string | true, Map<string, Proof>>
  >();
  readonly #unread = new Map<RepositoryFactName, string>();

  constructor(options: {
    readonly fileUrl: (path: string) => string | undefined;
    readonly contents: ReadonlyMap<string, string>;
  }) {
    this.#fileUrl = options.fileUrl;
    this.#contents = options.contents;
  }

  /** A file proves a value of a fact. */
  add(
    fact: RepositoryFactName,
    value: string | true,
    path: string,
    proof: Proof = {},
  ): void {
    const values =
      this.#found.get(fact) ?? new Map<string | true, Map<string, Proof>>();
    const paths = values.get(value) ?? new Map<string, Proof>();
    const known = paths.get(path);
    if (!known || (known.isSoft && !proof.isSoft)) {
      paths.set(path, proof);
    }
    this.#found.set(fact, values.set(value, paths));
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
  #evidence(proofsByValue: readonly ReadonlyMap<string, Proof>[]): Evidence[] {
    const lists = proofsByValue.map(proofs => [...proofs].sort(byPath));
    const longest = Math.max(...lists.map(list => list.length));
    const all = new Map<string, Proof>();
    for (let index = 0; index < longest; index += 1) {
      for (const list of lists) {
        const entry = list[index];
        if (entry && !all.has(entry[0])) {
          all.set(...entry);
        }
      }
    }
    const shown: Evidence[] = [...all]
      .slice(0, maxEvidence)
      .map(([path, proof]) => {
        const url = this.#fileUrl(path);
        const title = this.#describe(path, proof);
        return url ? { title, url } : { title };
      });
    const more = all.size - shown.length;
    return more > 0
      ? [...shown, { title: `and ${more} more ${more > 1 ? 'files' : 'file'}` }]
      : shown;
  }

  /** `.github/workflows/ci.yml:12 (trivy-scan, may fail)`: file, line and rule. */
  #describe(path: string, { rule, text, isSoft }: Proof): string {
    const line = text ? findLine(this.#contents.get(path) ?? '', text) : 0;
    const place = line ? `${path}:${line}` : path;
    return rule ? `${place} (${rule}${isSoft ? ', may fail' : ''})` : place;
  }
}

function byPath(a: readonly [string, unknown], b: readonly [string, unknown]) {
  return a[0] < b[0] ? -1 : 1;
}

/** The line that holds the first words of a text, or 0. */
function findLine(content: string, text: string): number {
  const words = text.split(' ').slice(0, 2);
  const lines = content.split('\n');
  return (
    lines.findIndex(line => words.every(word => line.includes(word))) + 1 ||
    lines.findIndex(line => line.includes(words[0]!)) + 1
  );
}
