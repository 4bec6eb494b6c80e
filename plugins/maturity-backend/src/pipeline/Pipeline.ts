import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import pLimit from 'p-limit';
import { AssessedCounts } from '../assess/assessEntities';
import { assessInBatches } from '../assess/assessInBatches';
import { FindExemptions } from '../assess/exemptions';
import { InstalledModel } from '../assess/InstalledModel';
import { EntityLookup } from '../catalog/EntityLookup';
import { entityPages } from '../catalog/entityPages';
import { RelatedEntities } from '../catalog/RelatedEntities';
import { nameShard, Shard, wholeCatalog } from '../catalog/shards';
import { CatalogAccess, EntityScope } from '../catalog/types';
import { InstalledSource } from '../collect/InstalledSource';
import { beginSourceRun, deleteFacts, finishSourceRun } from '../database';
import { PipelineTally } from './PipelineTally';
import {
  CollectedBatch,
  RefreshedSource,
  SourceRun,
  toRefreshedSource,
} from './SourceRun';

/** Longest wait for one source while a person waits for a refresh. */
const REFRESH_TIMEOUT = 60_000;

/** Options of the pipeline. */
export interface PipelineOptions extends CatalogAccess {
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly sources: readonly InstalledSource[];
  readonly models: readonly InstalledModel[];
  /** Reads the models as facts are declared now; `models` when left out. */
  readonly readModels?: () => Promise<readonly InstalledModel[]>;
  readonly findExemptions: FindExemptions;
  readonly scope: EntityScope;
  readonly organization?: string;
  /**
   * Has the tasks run that assess all entities. When left out, each run over all
   * entities does so itself: there is one shard.
   */
  readonly requestReassessment?: () => void;
  readonly now?: () => Date;
}

/**
 * From the catalog to stored assessments. It keeps nothing between runs, and
 * each step writes its result: a run that is cut off anywhere is completed by
 * the next one.
 */
export class Pipeline {
  readonly #options: PipelineOptions;
  readonly #now: () => Date;
  /** The database lets one batch write at a time; waiting here holds no connection. */
  readonly #assessQueue = pLimit(1);

  constructor(options: PipelineOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Collects the facts of all entities of a shard from one source, and assesses
   * those whose facts changed.
   *
   * @returns when to continue, if the source postponed the rest
   */
  async runSource(
    source: InstalledSource,
    signal: AbortSignal,
    shard: Shard = wholeCatalog,
  ): Promise<Date | undefined> {
    const run = await SourceRun.startForShard(
      this.#runOptions(source, signal),
      shard,
    );
    try {
      await this.#runOver(run, { source, signal, shard });
      await run.end();
    } catch (error) {
      await run.fail(error);
      throw error;
    }
    this.#options.logger.info(
      `Collected from '${nameShard(source.source.id, shard)}': ${run.tally}`,
    );
    return run.postponedUntil;
  }

  /**
   * Collects the facts of some entities from one source now, and assesses those
   * whose facts changed. Other entities that read these facts are assessed with
   * all entities.
   */
  async runSourceFor(
    sourceId: string,
    entityRefs: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const source = this.#options.sources.find(
      one => one.source.id === sourceId,
    );
    if (!source) {
      return;
    }
    const run = SourceRun.startForSome(this.#runOptions(source, signal));
    const lookup = this.#lookup();
    await lookup.load(entityRefs, signal);
    const entities = entityRefs.flatMap(ref => lookup.get(ref) ?? []);
    await this.#process(entities, [run], {
      related: this.#relatedEntities(),
      signal,
      tally: run.tally,
      selectToAssess: changed => changed,
    });
    this.#options.logger.debug(`Collected from '${sourceId}': ${run.tally}`);
  }

  /** Assesses one entity from stored facts, if the catalog has it. */
  async assessByRef(entityRef: string, signal: AbortSignal): Promise<void> {
    const lookup = this.#lookup();
    await lookup.load([entityRef], signal);
    const entity = lookup.get(entityRef);
    if (entity) {
      await this.assess([entity], signal);
    }
  }

  /**
   * Collects the facts of one entity from all sources now, and assesses it.
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
    if (!this.#isInScope(entity, related)) {
      return [];
    }
    const { sources } = this.#options;
    const runs = sources.map(source => {
      const batchTimeout = Math.min(source.batchTimeout, REFRESH_TIMEOUT);
      const options = this.#runOptions({ ...source, batchTimeout }, signal);
      return SourceRun.startForSome(options);
    });
    const collected = await this.#process([entity], runs, {
      related,
      signal,
      tally: new PipelineTally(),
      selectToAssess: () => [entity],
    });
    return sources.map(({ source }, index) =>
      toRefreshedSource(source.id, collected[index]),
    );
  }

  /** Assesses all entities of a shard from stored facts. */
  async reassess(
    signal: AbortSignal,
    shard: Shard = wholeCatalog,
  ): Promise<void> {
    const { knex } = this.#options;
    const workId = nameShard('reassess', shard);
    const startedAt = this.#now();
    await beginSourceRun(knex, {
      workId,
      now: startedAt,
      resumableSince: startedAt,
    });
    const tally = new PipelineTally();
    await this.#assessAll(tally, this.#relatedEntities(), { signal, shard });
    await finishSourceRun(knex, { workId, startedAt, now: this.#now() });
    const work = nameShard('Assessed again', shard);
    this.#options.logger.info(`${work}: ${tally}`);
  }

  /** Assesses some entities from stored facts. */
  async assess(
    entities: readonly Entity[],
    signal: AbortSignal,
  ): Promise<AssessedCounts> {
    const related = this.#relatedEntities();
    await related.load(entities, signal);
    return this.#assess(entities, related);
  }

  /**
   * The one way through the pipeline: collects facts of the entities, stores
   * them, and assesses the entities that the caller selects.
   *
   * @returns what each source reported, in the order of the runs
   */
  async #process(
    entities: readonly Entity[],
    runs: readonly SourceRun[],
    context: {
      readonly related: RelatedEntities;
      readonly signal: AbortSignal;
      readonly tally: PipelineTally;
      readonly selectToAssess: (
        changed: Entity[],
        entities: readonly Entity[],
      ) => readonly Entity[];
    },
  ): Promise<CollectedBatch[]> {
    const { related, signal, tally, selectToAssess } = context;
    await related.load(entities, signal);
    const inScope = entities.filter(one => this.#isInScope(one, related));
    const collected = await Promise.all(runs.map(run => run.collect(inScope)));
    const changed = entities.filter(entity =>
      collected.some(({ toAssess }) =>
        toAssess.has(stringifyEntityRef(entity)),
      ),
    );
    const toAssess = selectToAssess(changed, entities);
    tally.assessed(await this.#assess(toAssess, related));
    return collected;
  }

  /** Collects and assesses the entities of a shard, until the source postpones the rest. */
  async #runOver(
    run: SourceRun,
    {
      source,
      signal,
      shard,
    }: { source: InstalledSource; signal: AbortSignal; shard: Shard },
  ): Promise<void> {
    const related = this.#relatedEntities();
    let affectsOthers = false;
    // Models read more of an entity than the catalog source reports.
    const isCatalog = source.source.id === 'catalog';
    const isReadOfRelated =
      isCatalog ||
      this.#options.models.some(({ sourcesOfRelated }) =>
        sourcesOfRelated.has(source.source.id),
      );
    const selectToAssess = (changed: Entity[], page: readonly Entity[]) => {
      affectsOthers ||=
        isReadOfRelated && changed.some(one => related.concernsOthers(one));
      if (affectsOthers) {
        return [];
      }
      return isCatalog ? page : changed;
    };
    for await (const page of this.#pages(signal, shard)) {
      const { tally } = run;
      const context = { related, signal, tally, selectToAssess };
      await this.#process(page, [run], context);
      if (run.postponedUntil) {
        break;
      }
    }
    if (affectsOthers) {
      await this.#assessOthers(run.tally, related, signal);
    }
  }

  /** Assesses the entities that read facts of others, of which some changed. */
  async #assessOthers(
    tally: PipelineTally,
    related: RelatedEntities,
    signal: AbortSignal,
  ): Promise<void> {
    const { requestReassessment } = this.#options;
    if (requestReassessment) {
      requestReassessment();
    } else {
      await this.#assessAll(tally, related, { signal, shard: wholeCatalog });
    }
  }

  async #assessAll(
    tally: PipelineTally,
    related: RelatedEntities,
    { signal, shard }: { signal: AbortSignal; shard: Shard },
  ): Promise<void> {
    for await (const page of this.#pages(signal, shard)) {
      await related.load(page, signal);
      tally.deletedFacts(await this.#deleteObsoleteFacts(page, related));
      tally.assessed(await this.#assess(page, related));
    }
  }

  async #assess(
    entities: readonly Entity[],
    surroundings: RelatedEntities,
  ): Promise<AssessedCounts> {
    const { knex, findExemptions, logger, readModels } = this.#options;
    const models = (await readModels?.()) ?? this.#options.models;
    return assessInBatches(
      knex,
      {
        entities,
        surroundings,
        models,
        findExemptions,
        logger,
        now: this.#now(),
      },
      this.#assessQueue,
    );
  }

  /** Deletes the facts that sources reported of entities that they no longer apply to. */
  async #deleteObsoleteFacts(
    entities: readonly Entity[],
    related: RelatedEntities,
  ): Promise<number> {
    const { knex, sources } = this.#options;
    let deleted = 0;
    for (const { source, appliesTo } of sources) {
      const entityRefs = entities
        .filter(one => !(this.#isInScope(one, related) && appliesTo(one)))
        .map(one => stringifyEntityRef(one));
      deleted += await deleteFacts(knex, { sourceId: source.id, entityRefs });
    }
    return deleted;
  }

  #runOptions(source: InstalledSource, signal: AbortSignal) {
    const { knex, logger } = this.#options;
    return { source, knex, logger, signal, now: this.#now };
  }

  #isInScope(entity: Entity, related: RelatedEntities): boolean {
    return (
      related.concernsOthers(entity) ||
      this.#options.models.some(model => model.appliesTo(entity))
    );
  }

  #pages(signal: AbortSignal, shard: Shard) {
    const { catalog, auth, scope } = this.#options;
    return entityPages({ catalog, auth, scope, signal, shard });
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
