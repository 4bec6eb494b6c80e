import { AssessedCounts } from '../assess/assessEntities';

/** Counts what a run did, for one line of the log. */
export class PipelineTally {
  readonly #start = performance.now();
  readonly #counts: { [label: string]: number } = {};

  collected(
    results: ReadonlyMap<string, object>,
    written: { changed: readonly string[]; failed: readonly string[] },
  ): void {
    const answers = [...results.values()];
    const postponed = answers.filter(answer => 'postponed' in answer).length;
    this.#add('collected', answers.length - postponed);
    this.#add('postponed', postponed);
    this.#add('with new facts', written.changed.length);
    this.#add('failed', written.failed.length);
  }

  collectedBefore(entities: number): void {
    this.#add('collected before the run was cut off', entities);
  }

  assessed(counts: AssessedCounts): void {
    this.#add('assessed', counts.assessed);
    this.#add('assessments written', counts.written);
    this.#add('stage changes', counts.stageChanges);
    this.#add('assessments deleted', counts.deleted);
  }

  deletedFacts(facts: number): void {
    this.#add('obsolete facts deleted', facts);
  }

  settledGone(entities: {
    marked: number;
    back: number;
    forgotten: number;
    withheld: number;
  }): void {
    this.#add('entities gone', entities.marked);
    this.#add('entities back', entities.back);
    this.#add('entities deleted', entities.forgotten);
    this.#add('entities to delete once confirmed', entities.withheld);
  }

  toString(): string {
    const counts = Object.entries(this.#counts)
      .filter(([, count]) => count > 0)
      .map(([label, count]) => `${count} ${label}`);
    const seconds = (performance.now() - this.#start) / 1000;
    return `${counts.join(', ') || 'nothing to do'} in ${seconds.toFixed(1)} s`;
  }

  #add(label: string, count: number): void {
    this.#counts[label] = (this.#counts[label] ?? 0) + count;
  }
}
