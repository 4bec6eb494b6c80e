import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EntityAssessmentsResponse,
  EntityFactsResponse,
  FactSourceDeclaration,
  Model,
  modelAppliesTo,
  Observation,
  observeEntity,
  StageChange,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { CatalogAccess, EntityVisibility } from '../catalog/types';
import { EntityVisibilityReader } from '../catalog/EntityVisibilityReader';
import {
  readEntityAssessments,
  readFacts,
  readGoneAmong,
  readStageChanges,
} from '../database';
import {
  hideInAssessment,
  hideInStageChange,
  hideObservations,
  keepNamedSources,
  listOtherRefs,
} from './hideOthers';

/** Stage changes in one answer: years of them, for an entity that changes monthly. */
const MAX_STAGE_CHANGES = 200;

/** Reads what is stored of one entity, for callers who may see it. */
export class EntityReader {
  constructor(
    private readonly options: {
      readonly knex: Knex;
      readonly catalog: Pick<
        CatalogAccess['catalog'],
        'getEntityByRef' | 'getEntitiesByRefs'
      >;
      readonly visibility: EntityVisibilityReader;
      readonly models: readonly Model[];
      readonly readSources: () => Promise<readonly FactSourceDeclaration[]>;
      readonly now: () => Date;
    },
  ) {}

  /**
   * Reads the entity from the catalog with the caller's permissions.
   *
   * @throws `NotFoundError` when it is absent, or not for the caller to see:
   * the answer does not tell which
   */
  async require(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const { catalog } = this.options;
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
    return entity;
  }

  /**
   * Reads entities from the catalog with the caller's permissions, in the order
   * of the refs; `undefined` for one that is absent, or not for them to see.
   */
  async findVisible(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<readonly (Entity | undefined)[]> {
    const { items } = await this.options.catalog.getEntitiesByRefs(
      { entityRefs: [...entityRefs] },
      { credentials },
    );
    return items;
  }

  /** Tells whether the caller may see an entity; of one that is absent, who may see all. */
  async sees(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const visibility = await this.#seeOthers(
      await this.#seesAll(credentials),
      [entityRef],
      credentials,
    );
    return visibility === 'all' || visibility(entityRef);
  }

  /** Leaves out of observations what belongs to entities that the caller may not see. */
  async hideOthers(
    observations: readonly Observation[],
    credentials: BackstageCredentials,
  ): Promise<readonly Observation[]> {
    const visibility = await this.#seeOthers(
      await this.#seesAll(credentials),
      listOtherRefs({ observations }),
      credentials,
    );
    return hideObservations(observations, visibility);
  }

  /**
   * Reads stored data of the entity for a caller who may see it. Callers who see
   * everything need no request to the catalog if there is any data.
   *
   * @throws `NotFoundError` when the entity is absent, or not for them to see
   */
  async readVisible<T>(
    entityRef: string,
    credentials: BackstageCredentials,
    read: () => Promise<T | undefined>,
  ): Promise<T | undefined> {
    return (await this.#read(entityRef, credentials, read)).stored;
  }

  /** All assessments of the entity, and the models that apply to it. */
  async readAssessments(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<EntityAssessmentsResponse> {
    const { knex, models } = this.options;
    const [seesAll, stored] = await Promise.all([
      this.#seesAll(credentials),
      readEntityAssessments(knex, { entityRef }),
    ]);
    const byModel = new Map(
      stored.assessments.map(item => [item.modelId, item]),
    );

    // The caller sees everything and the data is complete: the catalog has
    // nothing to add.
    const isComplete = seesAll && models.every(model => byModel.has(model.id));
    const applicable = isComplete
      ? models
      : await this.require(entityRef, credentials).then(entity =>
          models.filter(model => modelAppliesTo(model, entity)),
        );

    const shown = applicable.flatMap(model => byModel.get(model.id) ?? []);
    const visibility = await this.#seeOthers(
      seesAll,
      listOtherRefs({ assessments: shown }),
      credentials,
    );
    const items = shown.map(item => hideInAssessment(item, visibility));
    return {
      entityRef,
      items,
      sources: keepNamedSources(stored.sources, {
        entityRef,
        assessments: items,
      }),
      modelIds: applicable.map(model => model.id),
    };
  }

  /** All facts of the entity, whether a model reads them or not. */
  async readFacts(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<EntityFactsResponse> {
    const { knex, readSources, now } = this.options;
    const { seesAll, stored } = await this.#read(
      entityRef,
      credentials,
      async () =>
        (await readFacts(knex, { entityRefs: [entityRef] })).get(entityRef),
    );
    const observed = observeEntity(
      await readSources(),
      stored ?? {},
      now().getTime(),
    );
    const observations = observed.flatMap(({ facts }) => facts);
    const visibility = await this.#seeOthers(
      seesAll,
      listOtherRefs({ observations }),
      credentials,
    );
    return {
      entityRef,
      sources: observed.map(({ facts, ...source }) => ({
        ...source,
        facts: hideObservations(facts, visibility),
      })),
    };
  }

  /** Stage changes of the entity, newest first. */
  async readHistory(
    request: { entityRef: string; modelId?: string },
    credentials: BackstageCredentials,
  ): Promise<{ items: StageChange[] }> {
    const { knex } = this.options;
    const { seesAll, stored: items = [] } = await this.#read(
      request.entityRef,
      credentials,
      async () => {
        const changes = await readStageChanges(knex, {
          ...request,
          limit: MAX_STAGE_CHANGES,
        });
        return changes.length > 0 ? changes : undefined;
      },
    );
    const visibility = await this.#seeOthers(
      seesAll,
      listOtherRefs({ changes: items }),
      credentials,
    );
    return { items: items.map(item => hideInStageChange(item, visibility)) };
  }

  /** Which of the other entities around one the caller may see. */
  async #seeOthers(
    seesAll: boolean,
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<EntityVisibility> {
    return seesAll
      ? 'all'
      : this.options.visibility.readAmong(entityRefs, credentials);
  }

  /** As {@link EntityReader.readVisible}, and whether the caller sees everything. */
  async #read<T>(
    entityRef: string,
    credentials: BackstageCredentials,
    read: () => Promise<T | undefined>,
  ): Promise<{ seesAll: boolean; stored: T | undefined }> {
    const [seesAll, gone, stored] = await Promise.all([
      this.#seesAll(credentials),
      // Data of an entity that left the catalog stays stored for a time.
      readGoneAmong(this.options.knex, { entityRefs: [entityRef] }),
      read(),
    ]);
    if (!seesAll || gone.size > 0 || stored === undefined) {
      await this.require(entityRef, credentials);
    }
    return { seesAll, stored };
  }

  async #seesAll(credentials: BackstageCredentials): Promise<boolean> {
    const { result } = await this.options.visibility.decide(credentials);
    return result === AuthorizeResult.ALLOW;
  }
}
