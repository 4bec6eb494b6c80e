import { createPermission } from '@backstage/plugin-permission-common';

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
 * All permissions of the plugin.
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
];
