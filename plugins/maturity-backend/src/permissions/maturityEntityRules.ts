import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_MATURITY_ENTITY } from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';

/**
 * An entity that somebody wants to write about, as the rules of a policy see it.
 *
 * @public
 */
export interface MaturityEntity {
  readonly entityRef: string;
  /** Refs of its owners. */
  readonly ownerRefs: readonly string[];
  /** For a group its own ref and those of all groups above it; else none. */
  readonly groupRefs: readonly string[];
  /** Id of the check that the request is about. */
  readonly checkId?: string;
}

/**
 * The type of resource of the permissions about one entity.
 *
 * @public
 */
export const maturityEntityResourceRef = createPermissionResourceRef<
  MaturityEntity,
  never
>().with({
  pluginId: 'maturity',
  resourceType: RESOURCE_TYPE_MATURITY_ENTITY,
});

const claimsSchema = z.object({
  claims: z
    .array(z.string())
    .describe('Entity refs, e.g. the ownership claims of the user'),
});

/** No list is filtered by these rules: they decide about one entity at a time. */
function toQuery(): never {
  throw new Error('Rules of maturity entities decide about one entity');
}

/** Whether one of the claims owns the entity. */
export const isEntityOwner = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description: 'Allow for entities that one of the claims owns',
  resourceRef: maturityEntityResourceRef,
  paramsSchema: claimsSchema,
  apply: ({ ownerRefs }, { claims }) =>
    ownerRefs.some(ref => claims.includes(ref)),
  toQuery,
});

/** Whether one of the claims is the group, or a group above it. */
export const isGroupMember = createPermissionRule({
  name: 'IS_GROUP_MEMBER',
  description:
    'Allow for groups that are among the claims, and for those below them',
  resourceRef: maturityEntityResourceRef,
  paramsSchema: claimsSchema,
  apply: ({ groupRefs }, { claims }) =>
    groupRefs.some(ref => claims.includes(ref)),
  toQuery,
});

/** Whether the request is about one of the checks. */
export const hasCheck = createPermissionRule({
  name: 'HAS_CHECK',
  description: 'Allow for requests about one of these checks',
  resourceRef: maturityEntityResourceRef,
  paramsSchema: z.object({
    checkIds: z.array(z.string()).describe('Ids of checks'),
  }),
  apply: ({ checkId }, { checkIds }) =>
    checkId !== undefined && checkIds.includes(checkId),
  toQuery,
});

/** The rules of maturity entities. */
export const maturityEntityRules = { isEntityOwner, isGroupMember, hasCheck };

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: maturityEntityResourceRef,
  rules: maturityEntityRules,
});

/**
 * The conditions on which a policy can allow permissions about one entity.
 *
 * @public
 */
export const maturityConditions = conditions;

/**
 * Makes the decision of a policy that depends on such conditions.
 *
 * @public
 */
export const createMaturityConditionalDecision = createConditionalDecision;
