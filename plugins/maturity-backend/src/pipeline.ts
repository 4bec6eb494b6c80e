import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { RefreshResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import pLimit from 'p-limit';
import { AssessedCounts } from './assess/assessEntities';
import { assessInParts } from './assess/assessInParts';
import { ModelInUse } from './assess/modelInUse';
import { ExemptionsOf } from './assess/exemptionsOf';
import { EntityLookup } from './catalog/EntityLookup';
import { entityPages } from './catalog/entityPages';
import { CatalogAccess, EntityScope } from './catalog/types';
import { RelatedEntities } from './catalog/RelatedEntities';
import { SourceInUse } from './collect/sourceInUse';
import {
  deleteEntities,
  deleteFacts,
  deleteOtherModels,
  deleteOtherSources,
  listEntityRefs,
} from './database';
import { PipelineRun } from './pipelineRun';
import { PipelineTally } from './pipelineTally';

/** Longest wait for one source while a person waits for a refresh. */
const REFRESH_TIMEOUT = 60_000;

/** What the pipeline is composed of. */
export interface PipelineOptions extends CatalogAccess {
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly sources: readonly SourceInUse[];
  readonly models: readonly ModelInUse[];
  readonly exemptionsOf: ExemptionsOf;
  readonly scope: EntityScope;
  readonly organization?: string;
  readonly now?: () => Date;
}

/** What a source came to in a refresh. */
export type RefreshedSource = RefreshResponse['refreshed'][number];

/**
 * From the catalog to stored assessments. It keeps nothing between runs, and
 * each step writes what it has: a run that is cut off anywhere is completed by
 * the next one.
 */
export class Pipeline {
  readonly #options: PipelineOptions;
  readonly #now: () => Date;
  /** Assessing takes turns anyway, and who waits here holds no connection. */
  readonly #inTurn = pLimit(1);

  constructor(options: PipelineOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Has one source look at all entities, and assesses those of which it saw something new.
   *
   * @returns when to go on, if the source postponed the rest
   */
  async runSource(
    inUse: SourceInUse,
    signal: AbortSignal,
  ): Promise<Date | undefined> {
    const run = await PipelineRun.ofAll(this.#asking(inUse, signal));
    const related = this.#relatedEntities();
    let isAllConcerned = false;
    for await (const page of this.#pages(signal)) {
      await related.load(page, signal);
      const concerned = page.filter(entity =>
        this.#isConcerned(entity, related),
      );
      const changed = await run.collect(concerned);
      isAllConcerned ||= changed.some(entity => related.concernsOthers(entity));
      if (!isAllConcerned) {
        // Entities themselves are what the catalog source looks at, and models
        // read more of them than it reports.
        const toAssess = inUse.source.id === 'catalog' ? page : changed;
        run.tally.assessed(await this.#assess(toAssess, related));
      }
      if (run.postponedUntil) {
        break;
      }
    }
    if (isAllConcerned) {
      await this.#assessAll(run.tally, related, signal);
    }
    await run.end();
    this.#options.logger.info(
      `Collected from '${inUse.source.id}': ${run.tally}`,
    );
    return run.postponedUntil;
  }

  /**
   * Has one source look at some entities now, and assesses those of which it saw
   * something new. Others that read their facts follow when all are assessed.
   */
  async runSourceFor(
    sourceId: string,
    entityRefs: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const inUse = this.#options.sources.find(
      ({ source }) => source.id === sourceId,
    );
    if (!inUse) {
      return;
    }
    const run = PipelineRun.ofSome(this.#asking(inUse, signal));
    const related = this.#relatedEntities();
    const lookup = this.#lookup();
    await lookup.load(entityRefs, signal);
    const entities = entityRefs.flatMap(ref => lookup.get(ref) ?? []);
    await related.load(entities, signal);
    const concerned = entities.filter(one => this.#isConcerned(one, related));
    const changed = await run.collect(concerned);
    run.tally.assessed(await this.#assess(changed, related));
    this.#options.logger.debug(`Collected from '${sourceId}': ${run.tally}`);
  }

  /** Assesses all entities from what is stored, and forgets those that are gone. */
  async reassessAll(signal: AbortSignal): Promise<void> {
    const { knex, models, sources, logger } = this.#options;
    const run = new PipelineTally();
    const related = this.#relatedEntities();
    const sourceIds = sources.map(({ source }) => source.id);
    run.dropped(await deleteOtherSources(knex, { sourceIds }));
    const seen = await this.#assessAll(run, related, signal);
    await this.#forget(seen, { run, related, signal });
    await deleteOtherModels(knex, {
      modelIds: models.map(({ id }) => id),
      now: this.#now(),
    });
    logger.info(`Assessed again: ${run}`);
  }

  /**
   * Has all sources look at one entity now, and assesses it.
   *
   * @throws NotFoundError if the catalog does not have the entity
   */
  async refreshEntity(
    entityRef: string,
    signal: AbortSignal,
  ): Promise<RefreshedSource[]> {
    const lookup = this.#lookup();
    await lookup.load([entityRef], signal);
    const entity = lookup.get(entityRef);
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef} in the catalog`);
    }
    const related = this.#relatedEntities();
    await related.load([entity], signal);
    if (!this.#isConcerned(entity, related)) {
      return [];
    }
    const refreshed = await Promise.all(
      this.#options.sources.map(inUse => this.#refresh(inUse, entity, signal)),
    );
    await this.#assess([entity], related);
    return refreshed;
  }

  async #refresh(
    inUse: SourceInUse,
    entity: Entity,
    signal: AbortSignal,
  ): Promise<RefreshedSource> {
    const sourceId = inUse.source.id;
    if (!inUse.appliesTo(entity)) {
      return { sourceId, result: 'nothing' };
    }
    const batchTimeout = Math.min(inUse.batchTimeout, REFRESH_TIMEOUT);
    const run = PipelineRun.ofSome(
      this.#asking({ ...inUse, batchTimeout }, signal),
    );
    const { results, changed } = await run.collectBatch([entity]);
    const [result] = results.values();
    if ('error' in result) {
      return { sourceId, result: 'failed', message: result.error };
    }
    if ('postponed' in result) {
      const { until, reason } = result.postponed;
      const message = `not asked before ${until}: ${reason}`;
      return { sourceId, result: 'failed', message };
    }
    if ('facts' in result && Object.keys(result.facts).length === 0) {
      return { sourceId, result: 'nothing' };
    }
    const isChanged = changed.length > 0;
    return { sourceId, result: isChanged ? 'changed' : 'unchanged' };
  }

  async #assessAll(
    run: PipelineTally,
    related: RelatedEntities,
    signal: AbortSignal,
  ): Promise<Set<string>> {
    const seen = new Set<string>();
    for await (const page of this.#pages(signal)) {
      await related.load(page, signal);
      run.dropped(await this.#dropFacts(page, related));
      run.assessed(await this.#assess(page, related));
      page.forEach(entity => seen.add(stringifyEntityRef(entity)));
    }
    return seen;
  }

  /** Deletes what sources saw of entities that they are no longer asked about. */
  async #dropFacts(
    entities: readonly Entity[],
    related: RelatedEntities,
  ): Promise<number> {
    const { knex, sources } = this.#options;
    let dropped = 0;
    for (const { source, appliesTo } of sources) {
      const entityRefs = entities
        .filter(one => !(this.#isConcerned(one, related) && appliesTo(one)))
        .map(one => stringifyEntityRef(one));
      dropped += await deleteFacts(knex, { sourceId: source.id, entityRefs });
    }
    return dropped;
  }

  async #assess(
    entities: readonly Entity[],
    surroundings: RelatedEntities,
  ): Promise<AssessedCounts> {
    const { knex, models, exemptionsOf, logger } = this.#options;
    return assessInParts(
      knex,
      {
        ...{ entities, surroundings, models, exemptionsOf, logger },
        now: this.#now(),
      },
      this.#inTurn,
    );
  }

  /** Deletes what is stored of entities that the catalog no longer has. */
  async #forget(
    seen: ReadonlySet<string>,
    context: {
      run: PipelineTally;
      related: RelatedEntities;
      signal: AbortSignal;
    },
  ): Promise<void> {
    const { knex, logger } = this.#options;
    const { run, related, signal } = context;
    const stored = await listEntityRefs(knex);
    const unseen = stored.filter(ref => !seen.has(ref));
    if (unseen.length === 0) {
      return;
    }
    if (seen.size === 0) {
      logger.warn(
        `The catalog answered without any entity, while ${stored.length} are stored: nothing is deleted`,
      );
      return;
    }
    // Some came after their page was read, others are of a kind that is no
    // longer read: only those that the catalog does not have by name are gone.
    const lookup = this.#lookup();
    await lookup.load(unseen, signal);
    const remaining = unseen.flatMap(ref => lookup.get(ref) ?? []);
    const gone = unseen.filter(ref => !lookup.get(ref));
    await related.load(remaining, signal);
    run.assessed(await this.#assess(remaining, related));
    await deleteEntities(knex, { entityRefs: gone, now: this.#now() });
    run.forgot(gone.length);
  }

  #asking(inUse: SourceInUse, signal: AbortSignal) {
    const { knex, logger } = this.#options;
    return { inUse, knex, logger, signal, now: this.#now };
  }

  #isConcerned(entity: Entity, related: RelatedEntities): boolean {
    return (
      related.concernsOthers(entity) ||
      this.#options.models.some(model => model.appliesTo(entity))
    );
  }

  #pages(signal: AbortSignal) {
    const { catalog, auth, scope } = this.#options;
    return entityPages({ catalog, auth, scope, signal });
  }

  #lookup(): EntityLookup {
    const { catalog, auth, scope } = this.#options;
    return new EntityLookup({ catalog, auth, fields: scope.fields });
  }

  #relatedEntities(): RelatedEntities {
    const { organization } = this.#options;
    return new RelatedEntities({ lookup: this.#lookup(), organization });
  }
}
