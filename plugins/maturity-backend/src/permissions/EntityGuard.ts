import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  maturityEntityPermissions,
  RESOURCE_TYPE_MATURITY_ENTITY,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { GroupTreeReader } from '../catalog/GroupTreeReader';
import { ownerRefs } from '../catalog/relations';
import { CatalogAccess } from '../catalog/types';
import {
  MaturityEntity,
  maturityEntityResourceRef,
  maturityEntityRules,
} from './maturityEntityRules';

/** A permission about one entity. */
export type EntityPermission = ResourcePermission<
  typeof RESOURCE_TYPE_MATURITY_ENTITY
>;

/** The parts of an entity that the rules read. */
const FIELDS = ['kind', 'metadata.name', 'metadata.namespace', 'relations'];

/** Options of the guard. */
export interface EntityGuardOptions extends CatalogAccess {
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly groups: Pick<GroupTreeReader, 'read'>;
}

/** Decides who may write about which entity, by the policy and its conditions. */
export class EntityGuard {
  readonly #options: EntityGuardOptions;

  /** Makes the permissions and their rules known, and creates the guard. */
  static create(options: EntityGuardOptions): EntityGuard {
    const { permissionsRegistry } = options;
    const guard = new EntityGuard(options);
    permissionsRegistry.addResourceType({
      resourceRef: maturityEntityResourceRef,
      permissions: maturityEntityPermissions,
      rules: Object.values(maturityEntityRules),
      getResources: refs => guard.#readResources(refs),
    });
    return guard;
  }

  private constructor(options: EntityGuardOptions) {
    this.#options = options;
  }

  /**
   * Requires a permission about an entity.
   *
   * @param about - an entity that the caller may see, and the check in question
   * @throws `NotAllowedError` (403) without it
   */
  async require(
    credentials: BackstageCredentials,
    permission: EntityPermission,
    about: { readonly entity: Entity; readonly checkId?: string },
  ): Promise<void> {
    if (!(await this.allows(credentials, permission, about))) {
      const entityRef = stringifyEntityRef(about.entity);
      throw new NotAllowedError(
        `Needs the permission ${permission.name} for ${entityRef}`,
      );
    }
  }

  /** Tells whether the caller has a permission about an entity. */
  async allows(
    credentials: BackstageCredentials,
    permission: EntityPermission,
    about: { readonly entity: Entity; readonly checkId?: string },
  ): Promise<boolean> {
    return (await this.allowEach(credentials, permission))(about);
  }

  /** Asks once whether the caller has a permission, for any number of entities. */
  async allowEach(
    credentials: BackstageCredentials,
    permission: EntityPermission,
  ): Promise<
    (about: {
      readonly entity: Entity;
      readonly checkId?: string;
    }) => Promise<boolean>
  > {
    const { permissions, permissionsRegistry } = this.#options;
    const [decision] = await permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    const meets = createConditionAuthorizer(
      permissionsRegistry.getPermissionRuleset(maturityEntityResourceRef),
    );
    return async ({ entity, checkId }) =>
      meets(decision, await this.#toResource(entity, checkId));
  }

  async #toResource(
    entity: Entity,
    checkId: string | undefined,
  ): Promise<MaturityEntity> {
    const entityRef = stringifyEntityRef(entity);
    const isGroup = entityRef.startsWith('group:');
    const tree = isGroup ? await this.#options.groups.read() : undefined;
    return {
      entityRef,
      ownerRefs: ownerRefs(entity),
      groupRefs: tree ? [...tree.withAbove([entityRef])] : [],
      ...(checkId !== undefined && { checkId }),
    };
  }

  /** Reads the entities of refs such as `component:default/orders#pipeline`. */
  async #readResources(
    refs: readonly string[],
  ): Promise<(MaturityEntity | undefined)[]> {
    const { auth, catalog } = this.#options;
    const named = refs.map(ref => ref.split('#'));
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: named.map(([entityRef]) => entityRef), fields: FIELDS },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return Promise.all(
      items.map((entity, index) =>
        entity ? this.#toResource(entity, named[index][1]) : undefined,
      ),
    );
  }
}
