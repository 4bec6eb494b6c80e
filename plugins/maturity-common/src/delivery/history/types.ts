import {
  AttributionBasis,
  ChangeEvent,
  ChangeLinkBasis,
  DeploymentEvent,
  IncidentEvent,
  NotMeasuredReason,
  ReworkBasis,
} from '../types';

/** A deployment to production that ended, well or not. Instants in milliseconds. */
export interface ProductionDeployment {
  readonly event: DeploymentEvent;
  /** When it began; never after `at`. */
  readonly begin: number;
  /** When it ended, and so when its changes were there. */
  readonly at: number;
  readonly succeeded: boolean;
  /** Name of its environment in lower case. */
  readonly environment: string;
}

/** An incident that concerns production. */
export interface ProductionIncident {
  readonly event: IncidentEvent;
  readonly begin: number;
  /** Absent while it lasts; before `begin` where clocks disagree. */
  readonly end?: number;
}

/** A change that reached production, at its first successful deployment. */
export interface DeliveredChange {
  readonly event: ChangeEvent;
  readonly deployment: ProductionDeployment;
  readonly basis: ChangeLinkBasis;
  /** When its deployment ended. */
  readonly at: number;
  /** Milliseconds from commit to production, at least 0. */
  readonly duration: number;
}

/** A deployment that needed an intervention. */
export interface FailedDeployment {
  readonly deployment: ProductionDeployment;
  readonly basis: AttributionBasis;
  /** When the deployment ended, by which the failure is in a window. */
  readonly at: number;
  /** From when it was bad. */
  readonly begin: number;
  /** Until when; absent while it lasts. */
  readonly end?: number;
  /** Those that it caused, the first of them first. */
  readonly incidents: readonly ProductionIncident[];
  /** The successful deployment that came next, where one did. */
  readonly next?: ProductionDeployment;
}

/** What the events of one entity come to. All lists are sorted by `at`. */
export interface DeliveryHistory {
  /** When it was read, in milliseconds: how long what lasts has lasted. */
  readonly now: number;
  readonly deployments: readonly ProductionDeployment[];
  readonly changes: readonly DeliveredChange[];
  readonly failures: readonly FailedDeployment[];
  readonly rework: ReadonlyMap<ProductionDeployment, ReworkBasis>;
  /** Whether a failure would be known. */
  readonly incidentsTracked: boolean;
  /** Whether it would be known that a deployment was rework. */
  readonly reworkTracked: boolean;
  /** Why a window has no deployment, for one that has none. */
  readonly whyNoDeployments: NotMeasuredReason;
}
