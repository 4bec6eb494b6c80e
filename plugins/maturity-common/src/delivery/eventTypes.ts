/**
 * An event that a source reports. Several reports of the same event (same
 * `kind`, `source` and `externalId`) are merged, so their order and repetition
 * do not matter.
 *
 * @public
 */
export type DeliveryEvent = DeploymentEvent | ChangeEvent | IncidentEvent;

/** @public */
export type DeliveryKind = DeliveryEvent['kind'];

/** @public */
export interface DeliveryEventBase {
  /**
   * The reporting tool: `github`, `argocd`, `alertmanager`, or any name that
   * the sender chooses.
   */
  readonly source: string;
  /** Id of the deployment, change or incident; unique within source and kind. */
  readonly externalId: string;
  /** Identifies the entity of the event. */
  readonly target: DeliveryTarget;
  /** `http:` or `https:` link to the run, the merge request, the incident. */
  readonly url?: string;
  /** Short text for people: a version, the first line of a commit, an alert's summary. */
  readonly title?: string;
}

/**
 * Identifies the entity of an event: by a full entity ref, by annotations or by
 * labels.
 *
 * @public
 */
export interface DeliveryTarget {
  /** Full entity ref, e.g. `component:default/orders`. */
  readonly entityRef?: string;
  /** Annotations of the entity, e.g. `github.com/project-slug`. */
  readonly annotations?: { readonly [key: string]: string };
  /** Names that the sender uses, by label: `{ service: 'orders', app: 'orders-api' }`. */
  readonly labels?: { readonly [label: string]: string };
}

/**
 * A deployment of new or earlier code to an environment.
 *
 * @public
 */
export interface DeploymentEvent extends DeliveryEventBase {
  readonly kind: 'deployment';
  /**
   * Name that the sender uses. Without one, the event does not count as
   * production.
   */
  readonly environment?: string;
  /** ISO instant of the start. */
  readonly startedAt?: string;
  /** ISO instant of the end; absent while it runs. */
  readonly finishedAt?: string;
  /** Absent while it runs. */
  readonly result?: 'succeeded' | 'failed' | 'cancelled';
  /** Full id of the deployed commit. */
  readonly commit?: string;
  readonly version?: string;
  /**
   * Commit ids or external ids of the deployed changes, if the sender knows
   * them.
   */
  readonly changes?: readonly string[];
  /** The deployment restores an earlier version. */
  readonly isRollback?: boolean;
  /** The deployment was unplanned and made because of an incident. */
  readonly isRework?: boolean;
  /** External id of the incident that the deployment fixes. */
  readonly fixesIncident?: string;
}

/**
 * A commit, or all commits of a merged request as one change.
 *
 * @public
 */
export interface ChangeEvent extends DeliveryEventBase {
  readonly kind: 'change';
  /** Full commit id on the main branch; default: the external id. */
  readonly commit?: string;
  /** ISO instant of the first commit; default: `mergedAt`. */
  readonly committedAt?: string;
  /** ISO instant of the merge to the main branch. */
  readonly mergedAt?: string;
}

/**
 * A period of degraded service.
 *
 * @public
 */
export interface IncidentEvent extends DeliveryEventBase {
  readonly kind: 'incident';
  /** Absent if the sender does not know it. */
  readonly environment?: string;
  /** ISO instant. */
  readonly startedAt?: string;
  /** ISO instant; absent while the incident is open. */
  readonly resolvedAt?: string;
  readonly severity?: string;
  /** External id, commit or version of the deployment that caused the incident. */
  readonly causedBy?: string;
}
