import {
  DeliveryEvent,
  deliveryEventSchema,
  findTimeProblem,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  cleanText,
  shorten,
  webUrl,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { occurredAt } from '../database';

const MAX_TITLE = 500;
const DAY_MS = 24 * 60 * 60 * 1000;

const EARLIEST = Date.UTC(2000, 0, 1);

const INSTANTS = [
  'startedAt',
  'finishedAt',
  'committedAt',
  'mergedAt',
  'resolvedAt',
  'reopenedAt',
  'at',
] as const;

const NEEDED = {
  deployment: 'startedAt or finishedAt',
  change: 'committedAt or mergedAt',
  incident: 'startedAt or resolvedAt',
  heartbeat: 'at',
} as const satisfies Record<DeliveryEvent['kind'], string>;

const ORDERED = {
  deployment: 'finishedAt: must not be before startedAt',
  change: 'mergedAt: must not be before committedAt',
  incident: 'resolvedAt: must not be before startedAt',
  heartbeat: 'at: must be an instant',
} as const satisfies Record<DeliveryEvent['kind'], string>;

/** Messages are for people, and short. */
const MAX_MESSAGE = 500;

/**
 * Parses an event and makes it safe to store and to show, or explains its
 * rejection with the path of each problem.
 */
export function parseDelivery(
  item: unknown,
  options: {
    now: Date;
    /** Older events are rejected. */
    keptSince: Date;
  },
): { readonly event: DeliveryEvent } | { readonly message: string } {
  const result = deliveryEventSchema.safeParse(cleanTexts(item));
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) =>
      [path.map(String).join('.'), message].filter(Boolean).join(': '),
    );
    return { message: shorten(problems.join('; '), MAX_MESSAGE) };
  }
  const { title, url, ...others } = result.data;
  const shortTitle = title && shorten(title, MAX_TITLE);
  const event: DeliveryEvent = {
    ...others,
    ...(shortTitle && { title: shortTitle }),
    ...(url !== undefined && { url: webUrl(url) }),
  };
  const problem = problemWithTime(event, options);
  return problem ? { message: problem } : { event };
}

/** Objects in an event: the event, its target, the annotations of that. */
const MAX_DEPTH = 3;

/** Cleans all texts, those that are keys too. */
function cleanTexts(value: unknown, depth: number = 0): unknown {
  if (typeof value === 'string') {
    return cleanText(value).trim();
  }
  if (typeof value !== 'object' || value === null || depth === MAX_DEPTH) {
    return value;
  }
  const clean = (inner: unknown) => cleanTexts(inner, depth + 1);
  return Array.isArray(value)
    ? value.map(clean)
    : Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          cleanText(key).trim(),
          clean(inner),
        ]),
      );
}

function problemWithTime(
  event: DeliveryEvent,
  { now, keptSince }: { now: Date; keptSince: Date },
): string | undefined {
  const instants = INSTANTS.flatMap(key => {
    const value: unknown = Reflect.get(event, key);
    return typeof value === 'string' ? { key, at: Date.parse(value) } : [];
  });
  const early = instants.find(({ at }) => at < EARLIEST);
  if (early) {
    return `${early.key}: must not be before the year 2000`;
  }
  switch (findTimeProblem(event, now)) {
    case 'inFuture': {
      const late = instants.find(({ at }) => at > now.getTime());
      return `${late?.key}: must not be in the future`;
    }
    case 'endsBeforeStart':
      return ORDERED[event.kind];
    default:
  }
  const at = occurredAt(event);
  if (at === undefined) {
    return `${NEEDED[event.kind]}: must be given`;
  }
  if (Date.parse(at) < keptSince.getTime()) {
    const days = Math.round((now.getTime() - keptSince.getTime()) / DAY_MS);
    return `happened on ${at}, longer ago than events are kept (${days} days)`;
  }
  return undefined;
}
