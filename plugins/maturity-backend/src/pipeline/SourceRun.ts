import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  RefreshResponse,
  SourceBudget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { toMessage } from '@platform-maturity/backstage-plugin-maturity-node/http';
import type { Knex } from 'knex';
import { nameShard, Shard } from '../catalog/shards';
import { collectFacts } from '../collect/collectFacts';
import { InstalledSource, toBatches } from '../collect/InstalledSource';
import {
  BegunSourceRun,
  beginSourceRun,
  finishSourceRun,
  readLastCollected,
  readSourceFacts,
  SourceReport,
  writeFacts,
  writeSourceReport,
} from '../database';
import { PipelineTally } from './PipelineTally';
import { sourceMetrics } from './sourceMetrics';
import { SourceTally } from './SourceTally';

/**
 * A run that began longer ago is not continued. The quotas of tools are
 * restored within an hour or a day at most, and no entity should be skipped as
 * collected when that was before yesterday.
 */
const RESUMABLE_MS = 24 * 60 * 60 * 1000;

/** The source of a run, and the services that it uses. */
export interface SourceRunOptions {
  readonly source: InstalledSource;
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** The results of a source for some entities, as refs. */
export interface CollectedBatch {
  readonly results: ReadonlyMap<string, CollectedFacts>;
  /** Entities whose facts or error differ from what was stored. */
  readonly changed: readonly string[];
  /**
   * Those, and the ones that were collected before the run was cut off: maybe
   * right before they were assessed.
   */
  readonly toAssess: ReadonlySet<string>;
}

/** A run over all entities of a source or shard, which is told of. */
interface WholeRun {
  readonly workId: string;
  /** Of this run, or of this continuation of one. */
  readonly startedAt: Date;
  /** Requests of the source before it. */
  readonly requests: number;
  /** The run that is recorded, if the source is resumable. */
  readonly begun?: BegunSourceRun;
}

/** The result of a refresh for one source. */
export type RefreshedSource = RefreshResponse['refreshed'][number];

/** Asks one source batch by batch, and stores its answers. */
export class SourceRun {
  readonly tally = new PipelineTally();
  readonly #options: SourceRunOptions;
  readonly #whole?: WholeRun;
  readonly #said = new SourceTally();
  #collectedBefore = 0;
  #postponedUntil?: Date;

  private constructor(options: SourceRunOptions, whole?: WholeRun) {
    this.#options = options;
    this.#whole = whole;
  }

  /** A run over some entities, which is not recorded. */
  static startForSome(options: SourceRunOptions): SourceRun {
    return new SourceRun(options);
  }

  /**
   * A run over all entities of a shard. For a source that is resumable, it is the
   * rest of the last run, if that was cut off or postponed.
   */
  static async startForShard(
    options: SourceRunOptions,
    shard: Shard,
  ): Promise<SourceRun> {
    const { knex, logger } = options;
    const { source } = options.source;
    const workId = nameShard(source.id, shard);
    const now = options.now();
    const requests = source.countRequests?.() ?? 0;
    const whole = { workId, startedAt: now, requests };
    if (!source.resumable) {
      return new SourceRun(options, whole);
    }
    const resumableSince = new Date(now.getTime() - RESUMABLE_MS);
    const begun = await beginSourceRun(knex, { workId, now, resumableSince });
    if (begun.isResumed) {
      const at = begun.startedAt.toISOString();
      logger.info(`Continuing the run of '${workId}' that began at ${at}`);
    }
    return new SourceRun(options, { ...whole, begun });
  }

  /** Time to continue after a postponed answer. The source is not asked before. */
  get postponedUntil(): Date | undefined {
    return this.#postponedUntil;
  }

  /** Collects the entities that the source applies to, batch by batch. */
  async collect(entities: readonly Entity[]): Promise<CollectedBatch> {
    const results = new Map<string, CollectedFacts>();
    const changed: string[] = [];
    const toAssess = new Set<string>();
    for (const batch of toBatches(this.#options.source, entities)) {
      if (this.#postponedUntil) {
        break;
      }
      const collected = await this.#collectBatch(batch);
      collected.results.forEach((result, ref) => results.set(ref, result));
      changed.push(...collected.changed);
      collected.toAssess.forEach(ref => toAssess.add(ref));
      this.#postpone(collected.results.values());
    }
    return { results, changed, toAssess };
  }

  async #collectBatch(batch: readonly Entity[]): Promise<CollectedBatch> {
    const { knex, logger, signal } = this.#options;
    const { source, batchTimeout } = this.#options.source;
    const sourceId = source.id;
    const begun = this.#whole?.begun;
    const { etags, collected } = await readLastCollected(knex, {
      sourceId,
      entityRefs: batch.map(entity => stringifyEntityRef(entity)),
      since: begun?.isResumed ? begun.startedAt : undefined,
    });
    this.tally.collectedBefore(collected.size);
    this.#collectedBefore += collected.size;
    const entities = batch.filter(
      entity => !collected.has(stringifyEntityRef(entity)),
    );
    if (entities.length === 0) {
      return { results: new Map(), changed: [], toAssess: collected };
    }
    const results = await collectFacts({
      source,
      entities,
      etags,
      batchTimeout,
      signal,
      logger,
    });
    const { changed, failed } = await writeFacts(knex, {
      sourceId,
      results,
      now: this.#options.now(),
    });
    this.tally.collected(results, { changed, failed });
    await this.#countSaid(results);
    return { results, changed, toAssess: new Set([...changed, ...collected]) };
  }

  /** Records that all entities were collected, unless some were postponed. */
  async end(): Promise<void> {
    const { knex, now, signal } = this.#options;
    const { begun, workId } = this.#whole ?? {};
    if (begun && workId && !this.#postponedUntil && !signal.aborted) {
      const { startedAt } = begun;
      await finishSourceRun(knex, { workId, startedAt, now: now() });
    }
    await this.#report();
  }

  /** Records why the run ended early. The reason counts, whether it can be recorded or not. */
  async fail(reason: unknown): Promise<void> {
    const { logger } = this.#options;
    await this.#report(toMessage(reason)).catch(error =>
      logger.debug(`The end of a run could not be recorded: ${error}`),
    );
  }

  async #countSaid(
    results: ReadonlyMap<string, CollectedFacts>,
  ): Promise<void> {
    if (!this.#whole) {
      return;
    }
    const { knex, source: installed } = this.#options;
    const sourceId = installed.source.id;
    const entityRefs = [...results.keys()].filter(
      ref => 'unchanged' in results.get(ref)!,
    );
    const stored =
      entityRefs.length > 0
        ? await readSourceFacts(knex, { sourceId, entityRefs })
        : new Map();
    this.#said.add(results, stored);
  }

  /** Tells what the run saw: in the database for people, and as metrics. */
  async #report(error?: string): Promise<void> {
    if (!this.#whole) {
      return;
    }
    const { knex, now, source: installed } = this.#options;
    const { source } = installed;
    const { workId, startedAt, requests } = this.#whole;
    const report: SourceReport = {
      workId,
      sourceId: source.id,
      startedAt,
      endedAt: now(),
      postponedUntil: this.#postponedUntil,
      ...this.#said.counts,
      collectedBefore: this.#collectedBefore,
      requests: source.countRequests && source.countRequests() - requests,
      budgets: listBudgets(source, startedAt),
      error,
      problems: this.#said.listProblems(),
    };
    sourceMetrics.record(report);
    await writeSourceReport(knex, report);
  }

  #postpone(answers: Iterable<CollectedFacts>): void {
    const postponed = [...answers].flatMap(answer =>
      'postponed' in answer ? answer.postponed : [],
    );
    if (postponed.length === 0) {
      return;
    }
    // The first of them: others that still have to wait are postponed again.
    const first = postponed.reduce((a, b) => (b.until < a.until ? b : a));
    this.#postponedUntil = new Date(first.until);
    this.#options.logger.info(
      `'${this.#options.source.source.id}' is not asked about the rest before ${
        first.until
      }: ${first.reason}`,
    );
  }
}

/** The rate limits of a source that were not reset before a run began. */
function listBudgets(
  source: FactSource,
  startedAt: Date,
): readonly SourceBudget[] | undefined {
  const budgets = source
    .listBudgets?.()
    .filter(({ resetsAt }) => new Date(resetsAt) >= startedAt);
  return budgets?.length ? budgets : undefined;
}

/** The answer for one source that was asked about one entity. */
export function toRefreshedSource(
  sourceId: string,
  { results, changed }: CollectedBatch,
): RefreshedSource {
  const [result] = results.values();
  if (result && 'error' in result) {
    return { sourceId, result: 'failed', message: result.error };
  }
  if (result && 'postponed' in result) {
    const { until, reason } = result.postponed;
    const message = `not asked before ${until}: ${reason}`;
    return { sourceId, result: 'failed', message };
  }
  const isEmpty = result && 'facts' in result && !hasKeys(result.facts);
  if (!result || isEmpty) {
    return { sourceId, result: 'nothing' };
  }
  const isChanged = changed.length > 0;
  return { sourceId, result: isChanged ? 'changed' : 'unchanged' };
}

function hasKeys(object: object): boolean {
  return Object.keys(object).length > 0;
}
