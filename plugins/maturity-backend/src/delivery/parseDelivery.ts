import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  DeliveryEvent,
  parseInstant,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import {
  cleanText,
  shorten,
  webUrl,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { occurredAt } from '../database';

const MAX_LABELS = 20;
const MAX_CHANGES = 1_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Clocks differ, but not by more. */
const MAX_AHEAD_MS = DAY_MS;

const EARLIEST = Date.UTC(2000, 0, 1);

/** Names and ids: cleaned, and refused rather than cut, since half an id is another one. */
function name(length: number) {
  return z
    .string({ error: 'must be a text' })
    .transform(text => cleanText(text).trim())
    .pipe(
      z
        .string()
        .min(1, 'must not be empty')
        .max(length, `must have at most ${length} characters`),
    );
}

const id = name(500);

/** Short text for people, which is still good when its end is cut off. */
const title = z
  .string({ error: 'must be a text' })
  .max(100_000, 'must have at most 100,000 characters')
  .transform(text => shorten(text, 500) || undefined);

const url = z.string({ error: 'must be a text' }).transform((text, context) => {
  const checked = webUrl(text);
  if (checked === undefined) {
    context.addIssue({
      code: 'custom',
      message: 'must be an http or https link of at most 2,000 characters',
    });
    return z.NEVER;
  }
  return checked;
});

const INSTANT = 'must be an instant like 2026-03-01T08:00:00Z';

const instant = z.string({ error: INSTANT }).transform((text, context) => {
  const time = text.includes('T') ? parseInstant(text) : undefined;
  if (time === undefined) {
    context.addIssue({ code: 'custom', message: INSTANT });
    return z.NEVER;
  }
  return new Date(time).toISOString();
});

const entityRef = z
  .string({ error: 'must be a text' })
  .max(500, 'must have at most 500 characters')
  .transform((text, context) => {
    try {
      return stringifyEntityRef(parseEntityRef(cleanText(text).trim()));
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'must be a full entity ref like component:default/orders',
      });
      return z.NEVER;
    }
  });

const texts = z
  .record(name(200), name(500))
  .refine(
    value => Object.keys(value).length <= MAX_LABELS,
    `must have at most ${MAX_LABELS} entries`,
  );

const base = {
  source: name(100),
  externalId: id,
  target: z.strictObject(
    {
      entityRef: entityRef.optional(),
      annotations: texts.optional(),
      labels: texts.optional(),
    },
    { error: issue => unrecognised(issue) ?? 'must be an object' },
  ),
  url: url.optional(),
  title: title.optional(),
};

const delivery = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      ...base,
      kind: z.literal('deployment'),
      environment: name(200).optional(),
      startedAt: instant.optional(),
      finishedAt: instant.optional(),
      result: z.enum(['succeeded', 'failed', 'cancelled']).optional(),
      commit: id.optional(),
      version: id.optional(),
      changes: z
        .array(id)
        .max(MAX_CHANGES, `must name at most ${MAX_CHANGES}`)
        .optional(),
      isRollback: z.boolean().optional(),
      isRework: z.boolean().optional(),
      fixesIncident: id.optional(),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('change'),
      commit: id.optional(),
      committedAt: instant.optional(),
      mergedAt: instant.optional(),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('incident'),
      environment: name(200).optional(),
      startedAt: instant.optional(),
      resolvedAt: instant.optional(),
      severity: name(100).optional(),
      causedBy: id.optional(),
    }),
  ],
  {
    error: issue =>
      issue.code === 'invalid_union'
        ? 'must be deployment, change or incident'
        : 'must be an object',
  },
);

function unrecognised(issue: { code?: string; keys?: unknown }) {
  return issue.code === 'unrecognized_keys' && Array.isArray(issue.keys)
    ? `does not have ${issue.keys.join(', ')}`
    : undefined;
}

const INSTANTS = [
  'startedAt',
  'finishedAt',
  'committedAt',
  'mergedAt',
  'resolvedAt',
] as const;

const NEEDED = {
  deployment: 'startedAt or finishedAt',
  change: 'committedAt or mergedAt',
  incident: 'startedAt or resolvedAt',
} as const satisfies Record<DeliveryEvent['kind'], string>;

/** Messages are for people, and short. */
const MAX_MESSAGE = 500;

/**
 * What a sender reports, made safe to store and to show, or why it is not kept,
 * with the path of each problem.
 */
export function parseDelivery(
  item: unknown,
  options: {
    now: Date;
    /** What happened before is not kept. */
    keptSince: Date;
  },
): { readonly event: DeliveryEvent } | { readonly message: string } {
  const result = delivery.safeParse(item);
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) =>
      [path.map(String).join('.'), message].filter(Boolean).join(': '),
    );
    return { message: shorten(problems.join('; '), MAX_MESSAGE) };
  }
  const event: DeliveryEvent = result.data;
  const problem = problemWithTime(event, options);
  return problem ? { message: problem } : { event };
}

function problemWithTime(
  event: DeliveryEvent,
  { now, keptSince }: { now: Date; keptSince: Date },
): string | undefined {
  for (const key of INSTANTS) {
    const value: unknown = Reflect.get(event, key);
    const at = typeof value === 'string' ? Date.parse(value) : undefined;
    if (at !== undefined && at > now.getTime() + MAX_AHEAD_MS) {
      return `${key}: must not be more than a day in the future`;
    }
    if (at !== undefined && at < EARLIEST) {
      return `${key}: must not be before the year 2000`;
    }
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
