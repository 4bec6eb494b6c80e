import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  ListTargetsResponse,
  MeasuredTarget,
  Model,
  StageTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { GroupTreeReader } from '../catalog/GroupTreeReader';
import { specRef } from '../catalog/relations';
import { EntityVisibility } from '../catalog/types';
import { findTarget, readEndedTargets, readOpenTargets } from '../database';
import { EntityReader } from '../scorecard/EntityReader';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import { countTowards, measureTarget } from './measureTarget';

/** The kinds that things belong to, which can have a target in common. */
const KINDS = ['group', 'system', 'domain'];

/** The caller of a read. */
export interface TargetCaller {
  readonly credentials: BackstageCredentials;
  readonly visibility: EntityVisibility;
}

/** Options of the reader. */
export interface TargetReaderOptions {
  readonly knex: Knex;
  readonly entities: Pick<EntityReader, 'require' | 'findVisible'>;
  readonly groups: Pick<GroupTreeReader, 'read'>;
  readonly scorecard: ScorecardReader;
  readonly models: readonly Model[];
  /** Ref of the organisation's own entity. */
  readonly organization?: string;
  readonly now: () => Date;
}

/** Reads targets and compares them with the assessments that a caller may see. */
export class TargetReader {
  readonly #options: TargetReaderOptions;

  constructor(options: TargetReaderOptions) {
    this.#options = options;
  }

  /**
   * Reads an entity that can have targets.
   *
   * @throws `NotFoundError` when it is absent, or not for the caller to see, and
   * `InputError` for an entity of another kind
   */
  async requireEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const { entities, organization } = this.#options;
    const entity = await entities.require(entityRef, credentials);
    const kind = entity.kind.toLocaleLowerCase('en-US');
    if (!KINDS.includes(kind) && entityRef !== organization) {
      throw new InputError(
        'entityRef: must be a group, a system, a domain or the organisation',
      );
    }
    return entity;
  }

  /**
   * Reads a target with its entity.
   *
   * @throws `NotFoundError` when it is absent, or its entity is, or not for the caller
   * to see: the answer does not tell which
   */
  async require(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<{ readonly target: StageTarget; readonly entity: Entity }> {
    const { knex, entities } = this.#options;
    const target = await findTarget(knex, { id });
    const [entity] = target
      ? await entities.findVisible([target.entityRef], credentials)
      : [];
    if (!target || !entity) {
      throw new NotFoundError(`There is no target ${id}`);
    }
    return { target, entity };
  }

  /** Lists the targets that bear on an entity that the caller may see. */
  async list(
    entity: Entity,
    caller: TargetCaller,
  ): Promise<Omit<ListTargetsResponse, 'maySet'>> {
    const { knex } = this.#options;
    const entityRef = stringifyEntityRef(entity);
    const refs = await this.#listRefs(entity, caller.visibility);
    const [open, ended] = await Promise.all([
      readOpenTargets(knex, { entityRefs: refs }),
      readEndedTargets(knex, { entityRef }),
    ]);
    const items = await this.#measure(open, entityRef, caller);
    return {
      entityRef,
      // Its own first; each part keeps its order.
      items: [
        ...items.filter(({ target }) => target.entityRef === entityRef),
        ...items.filter(({ target }) => target.entityRef !== entityRef),
      ],
      ended,
    };
  }

  /** The entity, and those above it whose targets bear on it. */
  async #listRefs(
    entity: Entity,
    visibility: EntityVisibility,
  ): Promise<string[]> {
    const { groups, organization } = this.#options;
    const entityRef = stringifyEntityRef(entity);
    const tree = (await groups.read()).visibleTo(visibility);
    const domain =
      entity.kind.toLocaleLowerCase('en-US') === 'system'
        ? specRef(entity, 'domain', 'Domain')
        : undefined;
    const above = [domain, organization].flatMap(ref => ref ?? []);
    const visible = above.filter(
      ref => visibility === 'all' || visibility(ref),
    );
    return [...new Set([...tree.withAbove([entityRef]), ...visible])];
  }

  async #measure(
    targets: readonly StageTarget[],
    entityRef: string,
    { credentials, visibility }: TargetCaller,
  ): Promise<MeasuredTarget[]> {
    if (targets.length === 0) {
      return [];
    }
    const { entities, now } = this.#options;
    const options = { ...this.#options, visibility, now: now() };
    const named = [
      ...new Set(targets.flatMap(each => [each.owner, each.entityRef])),
    ];
    const found = await entities.findVisible(named, credentials);
    const isFound = new Set(named.filter((_, index) => found[index]));
    return Promise.all(
      targets
        // Those of an entity that left the catalog wait until it is back, or forgotten.
        .filter(target => isFound.has(target.entityRef))
        .map(async target => {
          const [measurement, here] = await Promise.all([
            measureTarget(target, options),
            target.entityRef === entityRef
              ? undefined
              : countTowards(target, entityRef, options),
          ]);
          return {
            target,
            ...measurement,
            ...(here && { here }),
            hasOwner: isFound.has(target.owner),
          };
        }),
    );
  }
}
