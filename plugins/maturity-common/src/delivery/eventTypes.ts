/**
 * What happened, as one source tells it. Of several reports of the same thing
 * (same `kind`, `source` and `externalId`) each adds what it knows, so that
 * order and repetition do not matter.
 *
 * @public
 */
export type DeliveryEvent = DeploymentEvent | ChangeEvent | IncidentEvent;

/** @public */
export type DeliveryKind = DeliveryEvent['kind'];

/** @public */
export interface DeliveryEventBase {
  /** Who says so: `github`, `argocd`, `alertmanager`, or a name of the sender's own. */
  readonly source: string;
  /** Names the deployment, change or incident; unique within source and kind. */
  readonly externalId: string;
  /** What it is about. */
  readonly target: DeliveryTarget;
  /** `http:` or `https:` link to the run, the merge request, the incident. */
  readonly url?: string;
  /** Short text for people: a version, the first line of a commit, an alert's summary. */
  readonly title?: string;
}

/**
 * How an event names the entity that it belongs to: a full entity ref, or
 * something that leads to it.
 *
 * @public
 */
export interface DeliveryTarget {
  /** Full entity ref, e.g. `component:default/orders`. */
  readonly entityRef?: string;
  /** Annotation key and value that the entity carries, e.g. `github.com/project-slug`. */
  readonly annotations?: { readonly [key: string]: string };
  /** Names that the sender uses, by label: `{ service: 'orders', app: 'orders-api' }`. */
  readonly labels?: { readonly [label: string]: string };
}

/**
 * New code, or the old code again, in an environment.
 *
 * @public
 */
export interface DeploymentEvent extends DeliveryEventBase {
  readonly kind: 'deployment';
  /** As the sender calls it; without one, nobody knows whether it is production. */
  readonly environment?: string;
  /** ISO instant at which it began. */
  readonly startedAt?: string;
  /** ISO instant at which it ended; absent while it runs. */
  readonly finishedAt?: string;
  /** Absent while it runs. */
  readonly result?: 'succeeded' | 'failed' | 'cancelled';
  /** Full commit id of what was deployed. */
  readonly commit?: string;
  readonly version?: string;
  /** Commit ids, or external ids of changes, that it brought; where the sender knows. */
  readonly changes?: readonly string[];
  /** It brings an earlier version back. */
  readonly isRollback?: boolean;
  /** It was not planned, but done because of an incident. */
  readonly isRework?: boolean;
  /** External id of the incident that it is to end. */
  readonly fixesIncident?: string;
}

/**
 * A commit on the way to production; of a merged request, all of it as one.
 *
 * @public
 */
export interface ChangeEvent extends DeliveryEventBase {
  readonly kind: 'change';
  /** Full commit id on the main branch; the external id when left out. */
  readonly commit?: string;
  /** ISO instant of the first commit; `mergedAt` stands in where it is not known. */
  readonly committedAt?: string;
  /** ISO instant at which it reached the main branch. */
  readonly mergedAt?: string;
}

/**
 * A time in which the service was worse than it should be.
 *
 * @public
 */
export interface IncidentEvent extends DeliveryEventBase {
  readonly kind: 'incident';
  /** Absent where the sender does not tell. */
  readonly environment?: string;
  /** ISO instant. */
  readonly startedAt?: string;
  /** ISO instant; absent while it lasts. */
  readonly resolvedAt?: string;
  readonly severity?: string;
  /** External id, commit or version of the deployment that caused it. */
  readonly causedBy?: string;
}
