import { NotMeasuredReason } from '../types';
import { ChangeEvent, DeploymentEvent, IncidentEvent } from '../events';

/** The reason to attribute a failure to a deployment. */
export type AttributionBasis =
  | 'namedByIncident'
  /** Estimated from the time. */
  | 'lastDeploymentBefore'
  | 'rolledBack';

/** The reason to link a change to a deployment. */
export type ChangeLinkBasis =
  /** The deployment lists the change. */
  | 'listedByDeployment'
  /** The change is the deployed commit. */
  | 'deployedCommit'
  /** The change was merged between the previous and this deployed commit. */
  | 'mergedSincePrevious';

/** Why a deployment counts as rework. */
export type ReworkBasis = 'markedAsRework' | 'fixesIncident' | 'isRollback';

/**
 * A finished deployment to production, successful or not. Instants are in
 * milliseconds.
 */
export interface ProductionDeployment {
  /** Of several parts, the last that succeeded. */
  readonly event: DeploymentEvent;
  /** One, or all parts of a rollout. */
  readonly parts: readonly DeploymentEvent[];
  /** Start; never after `at`. */
  readonly begin: number;
  /** End, and so the time when its changes were in production. */
  readonly at: number;
  readonly succeeded: boolean;
  /** Its environment in lower case, with the part of it; several of a rollout. */
  readonly places: readonly string[];
}

/** An incident that concerns production. */
export interface ProductionIncident {
  readonly event: IncidentEvent;
  readonly begin: number;
  /** Absent while it is open. */
  readonly end?: number;
}

/** A change that reached production, at its first successful deployment. */
export interface DeliveredChange {
  readonly event: ChangeEvent;
  readonly deployment: ProductionDeployment;
  readonly basis: ChangeLinkBasis;
  /** End of its deployment. */
  readonly at: number;
  /** Milliseconds from commit to production. */
  readonly duration: number;
}

/** A deployment that needed an intervention. */
export interface FailedDeployment {
  readonly deployment: ProductionDeployment;
  readonly basis: AttributionBasis;
  /** End of the deployment, which places the failure in a window. */
  readonly at: number;
  /** Start of the failure. */
  readonly begin: number;
  /** End of the failure; absent while it is open. */
  readonly end?: number;
  /** The incidents that it caused, in order. */
  readonly incidents: readonly ProductionIncident[];
  /** The next successful deployment, if any. */
  readonly next?: ProductionDeployment;
}

/** The delivery history of one entity. All lists are sorted by `at`. */
export interface DeliveryHistory {
  /** The current time in milliseconds, for the duration of open failures. */
  readonly now: number;
  /** All that ended, also failed jobs that never reached users. */
  readonly attempts: readonly ProductionDeployment[];
  /** Those that reached users: they succeeded, or an incident names them. */
  readonly deployments: readonly ProductionDeployment[];
  readonly changes: readonly DeliveredChange[];
  readonly failures: readonly FailedDeployment[];
  readonly rework: ReadonlyMap<ProductionDeployment, ReworkBasis>;
  /** Signs of life of the incident feeds, sorted. */
  readonly incidentSigns: readonly number[];
  /** Heartbeats of sources that mark all rework, sorted. */
  readonly reworkSigns: readonly number[];
  /** Changes that were committed after their deployment. */
  readonly committedAfterDeployment: number;
  /** The reason for a window without deployments. */
  readonly whyNoDeployments: NotMeasuredReason;
}
