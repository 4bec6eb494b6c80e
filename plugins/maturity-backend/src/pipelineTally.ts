import { AssessedCounts } from './assess/assessEntities';

/** What a run did, in numbers, for one line of the log. */
export class PipelineTally {
  readonly #start = performance.now();
  readonly #counts: { [what: string]: number } = {};

  collected(
    results: ReadonlyMap<string, object>,
    written: { changed: readonly string[]; failed: readonly string[] },
  ): void {
    const answers = [...results.values()];
    const postponed = answers.filter(answer => 'postponed' in answer).length;
    this.#add('looked at', answers.length - postponed);
    this.#add('postponed', postponed);
    this.#add('with new facts', written.changed.length);
    this.#add('failed', written.failed.length);
  }

  seenBefore(entities: number): void {
    this.#add('looked at before it was cut off', entities);
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
