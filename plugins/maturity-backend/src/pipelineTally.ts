import { AssessedCounts } from './assess/assessEntities';

/** What a run did, in numbers, for one line of the log. */
export class PipelineTally {
  readonly #start = performance.now();
  readonly #counts: { [what: string]: number } = {};

  collected(
    looked: number,
    written: { changed: readonly string[]; failed: readonly string[] },
  ): void {
    this.#add('looked at', looked);
    this.#add('with new facts', written.changed.length);
    this.#add('failed', written.failed.length);
  }

  assessed(counts: AssessedCounts): void {
    this.#add('assessed', counts.assessed);
    this.#add('assessments written', counts.written);
    this.#add('stage changes', counts.stageChanges);
    this.#add('assessments deleted', counts.deleted);
  }

  dropped(facts: number): void {
    this.#add('obsolete facts deleted', facts);
  }

  forgot(entities: number): void {
    this.#add('entities forgotten', entities);
  }

  toString(): string {
    const counts = Object.entries(this.#counts)
      .filter(([, count]) => count > 0)
      .map(([what, count]) => `${count} ${what}`);
    const seconds = (performance.now() - this.#start) / 1000;
    return `${counts.join(', ') || 'nothing to do'} in ${seconds.toFixed(1)} s`;
  }

  #add(what: string, count: number): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + count;
  }
}
