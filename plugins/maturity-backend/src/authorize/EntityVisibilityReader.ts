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
import {
  EntityVisibility,
  maturityAssessmentReadPermission,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** How long the refs that one caller may see are remembered. */
const REMEMBERED_MS = 15_000;

/** Callers remembered at a time: with many entities, some megabytes each. */
const REMEMBERED_CALLERS = 50;

/** Refs in one page of the catalog: few requests, and each still a small one. */
const PAGE_SIZE = 2_000;

/**
 * Only the types of the client know no such question: on the wire, a basic
 * permission is asked for in the same way.
 */
const assessmentReadPermission =
  maturityAssessmentReadPermission as Permission as ResourcePermission;

/** Of those who may see nothing: always the same, so that answers are found again. */
const NOTHING: EntityVisibility = () => false;

interface RememberedRefs {
  readonly visibility: Promise<EntityVisibility>;
  readonly until: number;
}

/**
 * Tells which entities a caller may know of: with `maturity.assessment.read`,
 * those that `catalog.entity.read` lets them read.
 *
 * @remarks
 * Both decisions are asked for at once, once a request: where permissions are
 * on, a question to them costs more than most answers. Where it depends on the entity, the
 * catalog, which knows the rules, is asked for all refs that the caller may read
 * and the answer is remembered for 15 seconds; never one question an entity.
 */
export class EntityVisibilityReader {
  readonly #remembered = new Map<string, RememberedRefs>();

  static create(options: {
    permissions: PermissionsService;
    catalog: Pick<CatalogService, 'streamEntities' | 'getEntityByRef'>;
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
    private readonly catalog: Pick<
      CatalogService,
      'streamEntities' | 'getEntityByRef'
    >,
    private readonly now: () => number,
  ) {}

  /**
   * Whether all, none or some entities are for the caller to see.
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

  /** For lists and counts. */
  async read(credentials: BackstageCredentials): Promise<EntityVisibility> {
    const decision = await this.decide(credentials);
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.DENY:
        return NOTHING;
      default: {
        const key = JSON.stringify([credentials.principal, decision]);
        return this.#visibilityOf(key, credentials);
      }
    }
  }

  #visibilityOf(
    key: string,
    credentials: BackstageCredentials,
  ): Promise<EntityVisibility> {
    const now = this.now();
    for (const [other, { until }] of this.#remembered) {
      if (until <= now || this.#remembered.size > REMEMBERED_CALLERS) {
        this.#remembered.delete(other);
      }
    }
    const known = this.#remembered.get(key);
    if (known) {
      return known.visibility;
    }
    const visibility = this.#streamRefs(credentials).then(
      refs => (entityRef: string) => refs.has(entityRef),
    );
    this.#remembered.set(key, { visibility, until: now + REMEMBERED_MS });
    // A failure is told to those who wait for it, and to nobody after them.
    visibility.catch(() => this.#remembered.delete(key));
    return visibility;
  }

  async #streamRefs(
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const refs = new Set<string>();
    const pages = this.catalog.streamEntities(
      {
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
        pageSize: PAGE_SIZE,
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        refs.add(stringifyEntityRef(entity));
      }
    }
    return refs;
  }
}
