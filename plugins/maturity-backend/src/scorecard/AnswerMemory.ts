import { EntityVisibility } from '../catalog/types';
import { GroupTree } from '../catalog/GroupTree';
import { ScorecardTable } from './ScorecardTable';

/** Number of cached answers: the views of an organisation page for some dozen readers. Some have a megabyte. */
const REMEMBERED = 50;

/** Number of questions that are remembered without their answers. */
const ASKED = 1_000;

/** The number of the visibility "all". */
const EVERYBODY = 0;

/** The data that answers are computed from. */
interface Basis {
  readonly table: ScorecardTable;
  readonly version: number;
  readonly groups: GroupTree;
}

/**
 * Caches answers until their data changes. An answer is cached from its second
 * request on: most questions with a personal filter are asked once, and useless
 * cache entries cost garbage collection for all requests.
 */
export class AnswerMemory {
  #basis?: Basis;
  readonly #answers = new Map<string, unknown>();
  readonly #asked = new Set<string>();
  /** Numbers of visibilities. Weak keys let them be collected. */
  readonly #viewers = new WeakMap<object, number>();
  #viewerCount = EVERYBODY;

  /**
   * Returns the cached answer to a question, or computes it after a change.
   *
   * @param question - all that the answer depends on, besides what it is
   * computed from and what may be seen of that
   */
  remember<T>(
    from: {
      table: ScorecardTable;
      groups: GroupTree;
      visibility: EntityVisibility;
    },
    question: unknown,
    compute: () => T,
  ): T {
    this.#forgetUnless(from);
    const key = `${this.#identifyViewer(from.visibility)} ${JSON.stringify(
      question,
    )}`;
    if (this.#answers.has(key)) {
      return this.#answers.get(key) as T;
    }
    const answer = compute();
    if (this.#asked.has(key)) {
      dropOldest(this.#answers, REMEMBERED);
      this.#answers.set(key, answer);
    } else {
      dropOldest(this.#asked, ASKED);
      this.#asked.add(key);
    }
    return answer;
  }

  #identifyViewer(visibility: EntityVisibility): number {
    if (visibility === 'all') {
      return EVERYBODY;
    }
    const known = this.#viewers.get(visibility);
    if (known !== undefined) {
      return known;
    }
    this.#viewerCount += 1;
    this.#viewers.set(visibility, this.#viewerCount);
    return this.#viewerCount;
  }

  #forgetUnless({ table, groups }: Omit<Basis, 'version'>) {
    const { version } = table;
    const basis = this.#basis;
    if (
      basis?.table !== table ||
      basis.version !== version ||
      basis.groups !== groups
    ) {
      this.#basis = { table, version, groups };
      this.#answers.clear();
    }
  }
}

function dropOldest(
  kept: Map<string, unknown> | Set<string>,
  limit: number,
): void {
  if (kept.size >= limit) {
    const [oldest] = kept.keys();
    kept.delete(oldest);
  }
}
