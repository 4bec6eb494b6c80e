import {
  FactObservation,
  SourceProblem,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CollectedFacts } from '@platform-maturity/backstage-plugin-maturity-node';
import { listProblems } from './listProblems';

/** Different messages that are counted. Some name the entity, so there can be thousands. */
const MAX_COUNTED = 1_000;

/** Facts by name. */
type Facts = { readonly [name: string]: FactObservation };

/** Counts what a source said in a run: of how many entities it knows something, and what it does not know and why. */
export class SourceTally {
  #asked = 0;
  #withFacts = 0;
  #failed = 0;
  /** Entities by message. */
  readonly #problems = new Map<string, number>();

  /**
   * Counts the answers for some entities.
   *
   * @param stored - The facts of those that were answered with `unchanged`.
   */
  add(
    results: ReadonlyMap<string, CollectedFacts>,
    stored: ReadonlyMap<string, Facts>,
  ): void {
    for (const [ref, answer] of results) {
      if ('postponed' in answer) {
        continue;
      }
      this.#asked += 1;
      if ('error' in answer) {
        this.#failed += 1;
        this.#addProblem(answer.error);
        continue;
      }
      this.#addFacts('facts' in answer ? answer.facts : stored.get(ref) ?? {});
    }
  }

  /** The numbers of entities. */
  get counts() {
    return {
      asked: this.#asked,
      withFacts: this.#withFacts,
      failed: this.#failed,
    };
  }

  /** Lists what is not known and why, most entities first. */
  listProblems(): SourceProblem[] {
    return listProblems(this.#problems);
  }

  #addFacts(facts: Facts): void {
    const observations = Object.values(facts);
    if (observations.some(observation => !('unknown' in observation))) {
      this.#withFacts += 1;
    }
    const unknown = observations.flatMap(observation =>
      'unknown' in observation ? observation.unknown : [],
    );
    new Set(unknown).forEach(message => this.#addProblem(message));
  }

  #addProblem(message: string): void {
    const count = this.#problems.get(message);
    if (count !== undefined || this.#problems.size < MAX_COUNTED) {
      this.#problems.set(message, (count ?? 0) + 1);
    }
  }
}
