import {
  EntityVisibility,
  GroupTree,
  ScorecardTable,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** Answers remembered for each visibility: the views of an organisation page, filtered a few times. */
const REMEMBERED = 50;

/** The key of those who see everything. */
const EVERYBODY = {};

/** What answers are computed from. */
interface Basis {
  readonly table: ScorecardTable;
  readonly version: number;
  readonly groups: GroupTree;
}

/** Answers that were computed, until what they were computed from changes. */
export class AnswerMemory {
  #basis?: Basis;
  #answers = new WeakMap<object, Map<string, unknown>>();

  /**
   * The answer to a question, computed if it was not asked since the last
   * change.
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
    const owner = from.visibility === 'all' ? EVERYBODY : from.visibility;
    const answers = this.#answers.get(owner) ?? new Map<string, unknown>();
    this.#answers.set(owner, answers);

    const key = JSON.stringify(question);
    if (!answers.has(key)) {
      const [oldest] = answers.keys();
      if (answers.size >= REMEMBERED) {
        answers.delete(oldest);
      }
      answers.set(key, compute());
    }
    return answers.get(key) as T;
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
      this.#answers = new WeakMap();
    }
  }
}
