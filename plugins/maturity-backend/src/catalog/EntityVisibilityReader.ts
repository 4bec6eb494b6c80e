import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  Permission,
  QueryPermissionResponse,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { LRUCache } from 'lru-cache';
import { maturityAssessmentReadPermission } from '@platform-maturity/backstage-plugin-maturity-common';
import { REF_FIELDS } from './refFields';
import { EntityVisibility } from './types';

/** Time for which the refs that a caller may see count as current. */
const FRESH_MS = 15_000;

/**
 * Time for which cached refs are served while they are read again. With many
 * entities that takes seconds, and frequent callers should not wait.
 */
const REMEMBERED_MS = 30_000;

/** Callers remembered at a time: with many entities, some megabytes each. */
const REMEMBERED_CALLERS = 50;

/** Refs in one page of the catalog: few requests, and each still a small one. */
const PAGE_SIZE = 2_000;

/** Refs in one question to the catalog. */
const REFS_PER_REQUEST = 500;

/** The questions that the catalog is asked on behalf of callers. */
type VisibleCatalog = Pick<
  CatalogService,
  'streamEntities' | 'getEntitiesByRefs'
>;

/**
 * Only the types of the client know no such question: on the wire, a basic
 * permission is asked for in the same way.
 */
const assessmentReadPermission =
  maturityAssessmentReadPermission as Permission as ResourcePermission;

/** The visibility of callers who may see nothing. One function, so that caches recognize it. */
const NOTHING: EntityVisibility = () => false;

interface VisibleRefs {
  readonly refs: ReadonlySet<string>;
  readonly visibility: EntityVisibility;
}

interface RememberedRefs {
  readonly visible: Promise<VisibleRefs>;
  /** Time of the request to the catalog. */
  readonly since: number;
  isRenewed: boolean;
}

/**
 * Tells which entities a caller may know of: with `maturity.assessment.read`,
 * those that `catalog.entity.read` lets them read.
 *
 * @remarks
 * Both decisions are asked for at once, once a request: where permissions are
 * on, a question to them costs more than most answers. Where it depends on the entity, the
 * catalog, which knows the rules, is asked for all refs that the caller may read;
 * never one question an entity. The answer is good for 15 seconds, and for 15
 * more while the catalog is asked again.
 */
export class EntityVisibilityReader {
  readonly #remembered: LRUCache<string, RememberedRefs>;

  static create(options: {
    permissions: PermissionsService;
    catalog: VisibleCatalog;
    now?: () => number;
  }) {
    return new EntityVisibilityReader(
      options.permissions,
      options.catalog,
      options.now ?? Date.now,
    );
  }

  private constructor(
    private readonly permissions: PermissionsService,
    private readonly catalog: VisibleCatalog,
    private readonly now: () => number,
  ) {
    this.#remembered = new LRUCache({
      max: REMEMBERED_CALLERS,
      // The cache still answers in the last millisecond.
      ttl: REMEMBERED_MS - 1,
      ttlResolution: 0,
      perf: { now },
    });
  }

  /**
   * Tells whether the caller may see all, none or some entities.
   *
   * @throws `NotAllowedError` (403) if they may not read assessments at all
   */
  async decide(
    credentials: BackstageCredentials,
  ): Promise<QueryPermissionResponse> {
    const [assessments, entities] = await this.permissions.authorizeConditional(
      [
        { permission: assessmentReadPermission },
        { permission: catalogEntityReadPermission },
      ],
      { credentials },
    );
    if (assessments.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Needs the permission ${assessmentReadPermission.name}`,
      );
    }
    return entities;
  }

  /** The entities that lists and counts may include. */
  async read(credentials: BackstageCredentials): Promise<EntityVisibility> {
    const decision = await this.decide(credentials);
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.DENY:
        return NOTHING;
      default: {
        // The decision itself has the id of the request in it, which is always another.
        const { pluginId, resourceType, conditions } = decision;
        const key = JSON.stringify([
          credentials.principal,
          [pluginId, resourceType, conditions],
        ]);
        return this.#findVisibility(key, credentials);
      }
    }
  }

  /**
   * Which of some entities the caller may see, in one request to the catalog.
   * Much less than all of {@link read}, where an answer is about one entity.
   */
  async readAmong(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<EntityVisibility> {
    const visible = new Set<string>();
    for (let at = 0; at < entityRefs.length; at += REFS_PER_REQUEST) {
      const refs = entityRefs.slice(at, at + REFS_PER_REQUEST);
      const { items } = await this.catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: REF_FIELDS },
        { credentials },
      );
      refs.forEach((ref, index) => items[index] && visible.add(ref));
    }
    return entityRef => visible.has(entityRef);
  }

  async #findVisibility(
    key: string,
    credentials: BackstageCredentials,
  ): Promise<EntityVisibility> {
    const known = this.#remembered.get(key);
    if (!known) {
      return this.#ask(key, credentials);
    }
    if (!known.isRenewed && this.now() - known.since >= FRESH_MS) {
      known.isRenewed = true;
      this.#renew(key, known, credentials);
    }
    return (await known.visible).visibility;
  }

  async #ask(
    key: string,
    credentials: BackstageCredentials,
  ): Promise<EntityVisibility> {
    const since = this.now();
    const visible = this.#readVisible(credentials);
    this.#remembered.set(
      key,
      { visible, since, isRenewed: false },
      { start: since },
    );
    try {
      return (await visible).visibility;
    } catch (error) {
      // Only the callers who wait now get the failure.
      this.#remembered.delete(key);
      throw error;
    }
  }

  /** Asks again. Callers get the cached refs meanwhile. */
  async #renew(
    key: string,
    known: RememberedRefs,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const since = this.now();
    try {
      const before = await known.visible;
      const now = await this.#readVisible(credentials);
      // Equal refs keep their object, so that caches with it as the key stay valid.
      const visible = Promise.resolve(isSame(before, now) ? before : now);
      if (this.#remembered.peek(key) === known) {
        this.#remembered.set(
          key,
          { visible, since, isRenewed: false },
          { start: since },
        );
      }
    } catch {
      // The next caller asks again, and gets the failure if nothing is cached.
      known.isRenewed = false;
    }
  }

  async #readVisible(credentials: BackstageCredentials): Promise<VisibleRefs> {
    const refs = new Set<string>();
    const pages = this.catalog.streamEntities(
      {
        fields: REF_FIELDS,
        pageSize: PAGE_SIZE,
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        refs.add(stringifyEntityRef(entity));
      }
    }
    return { refs, visibility: entityRef => refs.has(entityRef) };
  }
}

function isSame(one: VisibleRefs, other: VisibleRefs): boolean {
  return (
    one.refs.size === other.refs.size &&
    [...one.refs].every(ref => other.refs.has(ref))
  );
}
