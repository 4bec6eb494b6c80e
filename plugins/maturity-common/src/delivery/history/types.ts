import { NotMeasuredReason } from '../types';
import { ChangeEvent, DeploymentEvent, IncidentEvent } from '../events';

/** The reason to attribute a failure to a deployment. */
export type AttributionBasis =
  | 'namedByIncident'
  | 'lastDeploymentBefore'
  | 'deploymentFailed'
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
  readonly event: DeploymentEvent;
  /** Start; never after `at`. */
  readonly begin: number;
  /** End, and so the time when its changes were in production. */
  readonly at: number;
  readonly succeeded: boolean;
  /** Name of its environment in lower case. */
  readonly environment: string;
}

/** An incident that concerns production. */
export interface ProductionIncident {
  readonly event: IncidentEvent;
  readonly begin: number;
  /** Absent while it is open; before `begin` if clocks differ. */
  readonly end?: number;
}

/** A change that reached production, at its first successful deployment. */
export interface DeliveredChange {
  readonly event: ChangeEvent;
  readonly deployment: ProductionDeployment;
  readonly basis: ChangeLinkBasis;
  /** End of its deployment. */
  readonly at: number;
  /** Milliseconds from commit to production, at least 0. */
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
  readonly deployments: readonly ProductionDeployment[];
  readonly changes: readonly DeliveredChange[];
  readonly failures: readonly FailedDeployment[];
  readonly rework: ReadonlyMap<ProductionDeployment, ReworkBasis>;
  /** Whether failures are reported. */
  readonly incidentsTracked: boolean;
  /** Whether rework is reported. */
  readonly reworkTracked: boolean;
  /** The reason for a window without deployments. */
  readonly whyNoDeployments: NotMeasuredReason;
}
