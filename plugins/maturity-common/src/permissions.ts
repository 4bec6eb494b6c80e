import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The type of resource of permissions about one entity. Its refs are entity refs, with
 * `#` and the id of a check where the request is about one.
 *
 * @public
 */
export const RESOURCE_TYPE_MATURITY_ENTITY = 'maturity-entity';

/**
 * To read assessments. Which of them is decided by the caller's
 * `catalog.entity.read`.
 *
 * @public
 */
export const maturityAssessmentReadPermission = createPermission({
  name: 'maturity.assessment.read',
  attributes: { action: 'read' },
});

/**
 * To have an entity's facts collected at once.
 *
 * @public
 */
export const maturityAssessmentRefreshPermission = createPermission({
  name: 'maturity.assessment.refresh',
  attributes: { action: 'update' },
});

/**
 * To report deployments, changes and incidents.
 *
 * @public
 */
export const maturityDeliveryCreatePermission = createPermission({
  name: 'maturity.delivery.create',
  attributes: { action: 'create' },
});

/**
 * To push facts to the sources whose senders include the caller.
 *
 * @public
 */
export const maturityFactPushPermission = createPermission({
  name: 'maturity.fact.push',
  attributes: { action: 'create' },
});

/**
 * To confirm that data of many entities that left the catalog is deleted.
 *
 * @public
 */
export const maturityGoneForgetPermission = createPermission({
  name: 'maturity.gone.forget',
  attributes: { action: 'delete' },
});

/**
 * To see how the sources are doing: their runs, and what they do not know and why.
 *
 * @public
 */
export const maturitySourceReadPermission = createPermission({
  name: 'maturity.source.read',
  attributes: { action: 'read' },
});

/**
 * To have a source asked about some entities, without storing what it says.
 *
 * @public
 */
export const maturitySourceTryPermission = createPermission({
  name: 'maturity.source.try',
  attributes: { action: 'update' },
});

/**
 * To state in the portal whether an entity meets a check, and to withdraw that.
 *
 * @public
 */
export const maturityAttestationCreatePermission = createPermission({
  name: 'maturity.attestation.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_MATURITY_ENTITY,
});

/**
 * To ask that an entity need not meet a check for a time.
 *
 * @public
 */
export const maturityExemptionRequestPermission = createPermission({
  name: 'maturity.exemption.request',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_MATURITY_ENTITY,
});

/**
 * To approve, deny and end exemptions that others asked for.
 *
 * @public
 */
export const maturityExemptionDecidePermission = createPermission({
  name: 'maturity.exemption.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_MATURITY_ENTITY,
});

/**
 * To set, change and end targets of a group, a domain or the organisation.
 *
 * @public
 */
export const maturityTargetSetPermission = createPermission({
  name: 'maturity.target.set',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_MATURITY_ENTITY,
});

/**
 * To answer the developer survey.
 *
 * @public
 */
export const maturitySurveyAnswerPermission = createPermission({
  name: 'maturity.survey.answer',
  attributes: { action: 'create' },
});

/**
 * To read the results of the developer survey of a group.
 *
 * @public
 */
export const maturitySurveyReadPermission = createPermission({
  name: 'maturity.survey.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_MATURITY_ENTITY,
});

/**
 * The permissions about one entity, which a policy can allow on conditions.
 *
 * @public
 */
export const maturityEntityPermissions = [
  maturityAttestationCreatePermission,
  maturityExemptionRequestPermission,
  maturityExemptionDecidePermission,
  maturityTargetSetPermission,
  maturitySurveyReadPermission,
];

/**
 * The other permissions of the plugin.
 *
 * @public
 */
export const maturityPermissions = [
  maturityAssessmentReadPermission,
  maturityAssessmentRefreshPermission,
  maturityDeliveryCreatePermission,
  maturityFactPushPermission,
  maturityGoneForgetPermission,
  maturitySourceReadPermission,
  maturitySourceTryPermission,
  maturitySurveyAnswerPermission,
];
