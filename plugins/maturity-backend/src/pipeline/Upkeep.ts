import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { EntityLookup } from '../catalog/EntityLookup';
import { entityPages } from '../catalog/entityPages';
import { REF_FIELDS } from '../catalog/refFields';
import { CatalogAccess, EntityScope } from '../catalog/types';
import {
  deleteOtherDeclarations,
  deleteOtherModels,
  deleteOtherRuns,
  deleteOtherSources,
  listEntityRefs,
} from '../database';
import { Pipeline } from './Pipeline';
import { PipelineTally } from './PipelineTally';
import { GonePolicy, settleGone } from './settleGone';

/** Options of the upkeep. */
export interface UpkeepOptions extends CatalogAccess {
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly pipeline: Pick<Pipeline, 'assess'>;
  readonly scope: EntityScope;
  readonly gonePolicy: GonePolicy;
  /** The installed sources and models. */
  readonly sourceIds: readonly string[];
  readonly modelIds: readonly string[];
  /** The sources whose senders declare their facts. */
  readonly declaredIds: readonly string[];
  /** The sources, or the shards of them, of which reports are kept. */
  readonly workIds: readonly string[];
  readonly now?: () => Date;
}

/**
 * Periodic work on what is stored: it settles which entities are gone, and deletes
 * what belongs to sources, models and shards that there are no more.
 *
 * @remarks
 * One task sees all refs of the catalog, whatever the number of shards: how many
 * entities left at once decides whether any is forgotten.
 */
export class Upkeep {
  readonly #options: UpkeepOptions;
  readonly #now: () => Date;

  constructor(options: UpkeepOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** Does all of it. The next run completes one that is cut off. */
  async run(signal: AbortSignal): Promise<void> {
    const { knex, sourceIds, declaredIds, modelIds, workIds, logger } =
      this.#options;
    const tally = new PipelineTally();
    tally.deletedFacts(await deleteOtherSources(knex, { sourceIds }));
    await deleteOtherDeclarations(knex, { sourceIds: declaredIds });
    await deleteOtherRuns(knex, { workIds });
    await this.#settleGone(tally, signal);
    await deleteOtherModels(knex, { modelIds, now: this.#now() });
    logger.info(`Tidied up: ${tally}`);
  }

  /** Marks the entities that the catalog no longer has, and forgets those that left long ago. */
  async #settleGone(tally: PipelineTally, signal: AbortSignal): Promise<void> {
    const { knex, logger, pipeline, gonePolicy: policy } = this.#options;
    const seen = await this.#readRefs(signal);
    const stored = await listEntityRefs(knex);
    const unseen = stored.filter(ref => !seen.has(ref));
    if (seen.size === 0 && unseen.length > 0) {
      logger.warn(
        `The catalog answered without any entity, while ${stored.length} are stored: none of them counts as gone`,
      );
      return;
    }
    const { remaining, missing } = await this.#lookUp(unseen, signal);
    tally.assessed(await pipeline.assess(remaining, signal));
    const settled = await settleGone(knex, {
      stored: stored.length,
      missing,
      now: this.#now(),
      policy,
    });
    tally.settledGone(settled);
    if (settled.withheld > 0) {
      logger.warn(
        `${settled.withheld} of ${stored.length} entities left the catalog for so long that their data would be deleted. Because they are many, this waits for a confirmation on the maturity page`,
      );
    }
  }

  async #readRefs(signal: AbortSignal): Promise<ReadonlySet<string>> {
    const { catalog, auth, scope } = this.#options;
    const refs = new Set<string>();
    const refScope = { ...scope, fields: REF_FIELDS };
    for await (const page of entityPages({
      catalog,
      auth,
      scope: refScope,
      signal,
    })) {
      page.forEach(entity => refs.add(stringifyEntityRef(entity)));
    }
    return refs;
  }

  /**
   * Asks for entities by name that were on no page. Some came after their page was
   * read, others are of a kind that is no longer read: only those that the catalog
   * does not have by name are gone.
   */
  async #lookUp(unseen: readonly string[], signal: AbortSignal) {
    const { catalog, auth, scope } = this.#options;
    const lookup = new EntityLookup({ catalog, auth, fields: scope.fields });
    await lookup.load(unseen, signal);
    return {
      remaining: unseen.flatMap(ref => lookup.get(ref) ?? []),
      missing: unseen.filter(ref => !lookup.get(ref)),
    };
  }
}
