import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CollectedFacts } from '@platform-maturity/backstage-plugin-maturity-node';
import type { Knex } from 'knex';
import { collectFacts } from './collect/collectFacts';
import { batchesFor, SourceInUse } from './collect/sourceInUse';
import {
  BegunSourceRun,
  beginSourceRun,
  finishSourceRun,
  readLastLooks,
  writeFacts,
} from './database';
import { PipelineTally } from './pipelineTally';

/**
 * A run that began longer ago is not gone on with. Tools give back what may be
 * asked of them within an hour or a day at most, and nothing should be passed
 * over as seen that was last looked at before yesterday.
 */
const RESUMABLE_MS = 24 * 60 * 60 * 1000;

/** What one source is asked with. */
export interface PipelineRunOptions {
  readonly inUse: SourceInUse;
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** What became of one batch; entities as refs. */
export interface BatchOutcome {
  readonly results: ReadonlyMap<string, CollectedFacts>;
  /** Whose facts or error differ from what was stored. */
  readonly changed: readonly string[];
  /** Who were not asked about, because the same run had looked at them before. */
  readonly seen: ReadonlySet<string>;
}

/** One source at work: asks it batch by batch, and stores what it answers. */
export class PipelineRun {
  readonly tally = new PipelineTally();
  readonly #options: PipelineRunOptions;
  readonly #begun?: BegunSourceRun;
  #postponedUntil?: Date;

  private constructor(options: PipelineRunOptions, begun?: BegunSourceRun) {
    this.#options = options;
    this.#begun = begun;
  }

  /** A run over some entities, of which nothing is kept. */
  static ofSome(options: PipelineRunOptions): PipelineRun {
    return new PipelineRun(options);
  }

  /**
   * A run over all entities. For a resumable source it is the rest of the
   * last one, if that was cut off or postponed.
   */
  static async ofAll(options: PipelineRunOptions): Promise<PipelineRun> {
    const { inUse, knex, logger } = options;
    const { id: sourceId, resumable } = inUse.source;
    if (!resumable) {
      return new PipelineRun(options);
    }
    const now = options.now();
    const resumableSince = new Date(now.getTime() - RESUMABLE_MS);
    const begun = await beginSourceRun(knex, {
      ...{ sourceId, now, resumableSince },
    });
    if (begun.isResumed) {
      const at = begun.startedAt.toISOString();
      logger.info(`Going on with the run of '${sourceId}' that began at ${at}`);
    }
    return new PipelineRun(options, begun);
  }

  /** When to go on, once the source has postponed an answer: it is asked no more then. */
  get postponedUntil(): Date | undefined {
    return this.#postponedUntil;
  }

  /**
   * Collects batch by batch.
   *
   * @returns the entities to assess: those that changed, and those that were
   * looked at before the run was cut off, maybe right before they were assessed
   */
  async collect(entities: readonly Entity[]): Promise<Entity[]> {
    const toAssess = new Set<string>();
    for (const batch of batchesFor(this.#options.inUse, entities)) {
      if (this.#postponedUntil) {
        break;
      }
      const { changed, seen, results } = await this.collectBatch(batch);
      changed.forEach(ref => toAssess.add(ref));
      seen.forEach(ref => toAssess.add(ref));
      this.#postpone(results.values());
    }
    return entities.filter(entity => toAssess.has(stringifyEntityRef(entity)));
  }

  /** Asks about one batch at most, and stores the answers. */
  async collectBatch(batch: readonly Entity[]): Promise<BatchOutcome> {
    const { inUse, knex, logger, signal } = this.#options;
    const { source, batchTimeout } = inUse;
    const sourceId = source.id;
    const { etags, seen } = await readLastLooks(knex, {
      sourceId,
      entityRefs: batch.map(entity => stringifyEntityRef(entity)),
      ...(this.#begun?.isResumed && { seenSince: this.#begun.startedAt }),
    });
    this.tally.seenBefore(seen.size);
    const entities = batch.filter(one => !seen.has(stringifyEntityRef(one)));
    if (entities.length === 0) {
      return { results: new Map(), changed: [], seen };
    }
    const results = await collectFacts({
      ...{ source, entities, etags, batchTimeout, signal, logger },
    });
    const written = await writeFacts(knex, {
      ...{ sourceId, results, now: this.#options.now() },
    });
    this.tally.collected(results, written);
    return { results, changed: written.changed, seen };
  }

  /** Notes that all entities were looked at, unless some were postponed. */
  async end(): Promise<void> {
    const { inUse, knex, now, signal } = this.#options;
    if (this.#begun && !this.#postponedUntil && !signal.aborted) {
      const { startedAt } = this.#begun;
      await finishSourceRun(knex, {
        ...{ sourceId: inUse.source.id, startedAt, now: now() },
      });
    }
  }

  #postpone(answers: Iterable<CollectedFacts>): void {
    const postponed = [...answers].flatMap(answer =>
      'postponed' in answer ? answer.postponed : [],
    );
    if (postponed.length === 0) {
      return;
    }
    // The first of them: others that are still to wait are postponed again.
    const first = postponed.reduce((a, b) => (b.until < a.until ? b : a));
    this.#postponedUntil = new Date(first.until);
    this.#options.logger.info(
      `'${this.#options.inUse.source.id}' is not asked about the rest before ${
        first.until
      }: ${first.reason}`,
    );
  }
}
