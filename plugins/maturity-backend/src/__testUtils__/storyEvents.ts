import {
  ChangeEvent,
  DeliveryEvent,
  DeliveryTarget,
  DeploymentEvent,
  IncidentEvent,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { createHash } from 'node:crypto';

/** How a thing was delivered: see `examples/deliveries/stories.yaml`. */
export interface DeliveryStory {
  readonly target: DeliveryTarget;
  readonly source: string;
  readonly environment?: string;
  /** Nothing in the catalog is called so. */
  readonly isUnmatched?: boolean;
  /** From and to, in days before today: the incident feed sends a heartbeat each week. */
  readonly feedDays?: readonly [from: number, to: number];
  /** Incidents name the deployment that caused them. */
  readonly namesCause?: boolean;
  /** Each deployment says whether it is rework. */
  readonly marksRework?: boolean;
  readonly phases: readonly {
    /** From and to, in days before today. */
    readonly days: readonly [from: number, to: number];
    readonly hoursBetween: number;
    readonly leadHours: readonly number[];
    readonly incidentEvery?: number;
    readonly minutesToRecover?: readonly number[];
    readonly failEvery?: number;
  }[];
}

type Phase = DeliveryStory['phases'][number];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const DEPLOY_MINUTES = 6;

const CHANGES = [
  'Round children’s fares down',
  'Keep a place for five minutes longer',
  'Show the next sailing when one is full',
  'Read the tide tables of next year',
  'Ask for a name only once',
  'Retry when the harbour does not answer',
];

const TROUBLES = [
  'Fares to the islands are not found',
  'Every tenth request runs into a timeout',
  'Receipts are sent twice',
];

/**
 * The events of a story up to now.
 *
 * @remarks
 * Deployments are at instants that do not depend on `now`, and are called by
 * them: who sends the events again, today or tomorrow, adds what is new and
 * changes nothing else.
 */
export function createDeliveryEvents(
  story: DeliveryStory,
  now: Date,
): DeliveryEvent[] {
  const events = story.phases.flatMap(phase =>
    numbersIn(phase, now).flatMap(number => delivered(story, phase, number)),
  );
  return [...events, ...createHeartbeats(story, now)]
    .filter(event => Date.parse(beganAt(event)) <= now.getTime())
    .map(event => knownBy(event, now.toISOString()));
}

function createHeartbeats(story: DeliveryStory, now: Date): DeliveryEvent[] {
  const { feedDays, source, target } = story;
  const weeks = feedDays
    ? numbersIn({ days: feedDays, hoursBetween: 7 * 24, leadHours: [] }, now)
    : [];
  return weeks.map(week => {
    const at = week * 7 * DAY;
    return {
      kind: 'heartbeat',
      source,
      target,
      externalId: toId(story, 'heartbeat', at),
      at: toIso(at),
      covers: ['incidents'],
    };
  });
}

/** Deployments of a phase, numbered since 1970. */
function numbersIn({ days, hoursBetween }: Phase, now: Date): number[] {
  const today = Math.floor(now.getTime() / DAY) * DAY;
  const [from, to] = days.map(ago => today - ago * DAY);
  const step = hoursBetween * HOUR;
  const first = Math.ceil(from / step);
  // The last phase goes on up to now.
  const end = Math.ceil((to === today ? now.getTime() : to) / step);
  return Array.from({ length: end - first }, (_, index) => first + index);
}

/** A deployment with its change, and what came of it. */
function delivered(
  story: DeliveryStory,
  phase: Phase,
  number: number,
): DeliveryEvent[] {
  const { incidentEvery, failEvery } = phase;
  const at = number * phase.hoursBetween * HOUR;
  const change = createChange(
    story,
    at - pick(phase.leadHours, number) * HOUR,
    at,
  );
  const deployment = createDeployment(story, at, change);
  if (failEvery && number % failEvery === 0) {
    return [change, { ...deployment, result: 'failed' }];
  }
  return incidentEvery && number % incidentEvery === 0
    ? [change, deployment, ...repaired(story, phase, number, deployment)]
    : [change, deployment];
}

/** The incident that a deployment caused, and the deployment that ended it. */
function repaired(
  story: DeliveryStory,
  { minutesToRecover = [60], incidentEvery = 1 }: Phase,
  number: number,
  cause: DeploymentEvent,
): DeliveryEvent[] {
  const startedAt = Date.parse(cause.finishedAt ?? '') + 9 * MINUTE;
  const resolvedAt =
    startedAt + pick(minutesToRecover, number / incidentEvery) * MINUTE;
  const incident: IncidentEvent = {
    kind: 'incident',
    source: story.source,
    target: story.target,
    externalId: toId(story, 'incident', startedAt),
    environment: story.environment,
    startedAt: toIso(startedAt),
    resolvedAt: toIso(resolvedAt),
    severity: 'critical',
    ...(story.namesCause && { causedBy: cause.externalId }),
    title: pick(TROUBLES, number / incidentEvery),
  };
  const fixedAt = resolvedAt - (DEPLOY_MINUTES + 1) * MINUTE;
  const change = createChange(story, fixedAt - 15 * MINUTE, fixedAt);
  const fix: DeploymentEvent = {
    ...createDeployment(story, fixedAt, change),
    ...(story.marksRework && {
      isRework: true,
      fixesIncident: incident.externalId,
    }),
  };
  return [incident, change, fix];
}

function createDeployment(
  story: DeliveryStory,
  startedAt: number,
  change: ChangeEvent,
): DeploymentEvent {
  return {
    kind: 'deployment',
    source: story.source,
    target: story.target,
    externalId: toId(story, 'deployment', startedAt),
    environment: story.environment,
    startedAt: toIso(startedAt),
    finishedAt: toIso(startedAt + DEPLOY_MINUTES * MINUTE),
    result: 'succeeded',
    commit: change.commit,
    ...(story.marksRework && { isRework: false }),
    changes: [change.externalId],
    version: toVersion(startedAt),
    title: `Version ${toVersion(startedAt)}`,
  };
}

function createChange(
  story: DeliveryStory,
  committedAt: number,
  deployedAt: number,
): ChangeEvent {
  const externalId = toId(story, 'change', deployedAt);
  return {
    kind: 'change',
    source: story.source,
    target: story.target,
    externalId,
    commit: createHash('sha1').update(externalId).digest('hex'),
    committedAt: toIso(committedAt),
    mergedAt: toIso(deployedAt - (deployedAt - committedAt) / 4),
    title: pick(CHANGES, deployedAt / HOUR),
  };
}

/** Named by what, where and when, since nothing else tells stories apart. */
function toId(
  { target, environment }: DeliveryStory,
  kind: string,
  at: number,
) {
  const name = [
    target.entityRef,
    ...Object.values(target.annotations ?? {}),
    ...Object.values(target.labels ?? {}),
  ].find(Boolean);
  return [name, environment, kind, toIso(at).slice(0, 16)]
    .filter(Boolean)
    .join('/');
}

function toVersion(at: number): string {
  return toIso(at).slice(0, 16).replace(/[-T:]/g, '.');
}

function beganAt(event: DeliveryEvent): string {
  switch (event.kind) {
    case 'heartbeat':
      return event.at;
    case 'change':
      return event.committedAt ?? '';
    default:
      return event.startedAt ?? '';
  }
}

/** Without the end that is still to come. */
function knownBy(event: DeliveryEvent, now: string): DeliveryEvent {
  if (event.kind === 'deployment' && (event.finishedAt ?? '') > now) {
    const { finishedAt, result, ...running } = event;
    return running;
  }
  if (event.kind === 'incident' && (event.resolvedAt ?? '') > now) {
    const { resolvedAt, ...open } = event;
    return open;
  }
  return event;
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}

/** Goes through a list again and again. */
function pick<T>(list: readonly T[], number: number): T {
  return list[Math.floor(number) % list.length];
}
