import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { DeliverySettings } from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import { defaultMatchRules, MatchRule } from '../delivery/matchRules';
import {
  ConfigProblems,
  parseAt,
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { readDuration } from './readDuration';
import {
  DeliveryTopicSettings,
  readDeliveryTopics,
} from './readDeliveryTopics';
import { DeliveryWebhooks, readDeliveryWebhooks } from './readDeliveryWebhooks';
import { readSchedule, Schedule } from './readSchedule';

/** Settings of the ingest, measurement and retention of delivery events. */
export interface DeliveryConfig {
  readonly settings: DeliverySettings;
  readonly match: readonly MatchRule[];
  /** Milliseconds that events are kept. */
  readonly retention: number;
  /** Whether the table of events gets partitions. */
  readonly isPartitioned: boolean;
  readonly schedule: Schedule;
  readonly webhooks: DeliveryWebhooks;
  readonly topics: DeliveryTopicSettings;
}

const PATH = 'maturity.delivery';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Two windows of 90 days are compared; what is kept for less is never whole. */
const MIN_RETENTION = 180 * DAY_MS;

const DEFAULT_RETENTION = { days: 400 };

const SCHEDULE = {
  frequency: { minutes: 1 },
  timeout: { minutes: 30 },
} as const;

const delivery = settings({
  production: z
    .array(text)
    .min(1, 'must name at least one environment')
    .default(['production', 'prod']),
  incidentsTracked: z
    .boolean({ error: 'must be true or false' })
    .default(false),
  attribution: z
    .discriminatedUnion(
      'to',
      [
        settings({
          to: z.literal('lastDeployment'),
          withinHours: z
            .number({ error: 'must be a number' })
            .positive('must be more than 0')
            .default(24),
        }),
        settings({ to: z.literal('none') }),
      ],
      { error: "must be 'lastDeployment' or 'none'" },
    )
    .default({ to: 'lastDeployment', withinHours: 24 }),
  match: z
    .array(
      settings({
        label: text,
        annotation: text.optional(),
        field: text.optional(),
        kind: text.optional(),
      }).transform(({ label, annotation, field, kind }, context): MatchRule => {
        if (annotation !== undefined && !field && !kind) {
          return { label, annotation };
        }
        if (field !== undefined && !annotation) {
          return {
            label,
            field,
            ...(kind && { kind: kind.toLocaleLowerCase('en-US') }),
          };
        }
        context.addIssue({
          code: 'custom',
          message: 'must have either an annotation or a field',
        });
        return z.NEVER;
      }),
    )
    .default([...defaultMatchRules]),
  partitions: z.literal('quarter', { error: "must be 'quarter'" }).optional(),
  // Read below, as all durations and schedules are.
  retention: z.unknown().optional(),
  schedule: z.unknown().optional(),
  // Read in files of their own.
  webhooks: z.unknown().optional(),
  events: z.unknown().optional(),
});

/**
 * Reads `maturity.delivery` of the configuration.
 *
 * @throws InputError with the path of every problem
 */
export function readDelivery(config: Config): DeliveryConfig {
  const problems = new ConfigProblems();
  const parsed = problems.attempt(
    () => parseAt(delivery, config.getOptional(PATH) ?? {}, PATH),
    undefined,
  );
  const retention = problems.attempt(() => readRetention(config), 0);
  const schedule = problems.attempt(
    () => readSchedule(config, PATH, SCHEDULE),
    undefined,
  );
  const webhooks = problems.attempt(
    () => readDeliveryWebhooks(config.getOptional(`${PATH}.webhooks`)),
    {},
  );
  const topics = problems.attempt(
    () => readDeliveryTopics(config.getOptional(`${PATH}.events`)),
    undefined,
  );
  problems.throwIfAny();
  if (!parsed || !schedule || !topics) {
    throw new Error('A part of the configuration is missing');
  }
  const { production, incidentsTracked, attribution, match, partitions } =
    parsed;
  return {
    settings: { production, incidentsTracked, attribution },
    match,
    retention,
    isPartitioned: partitions !== undefined,
    schedule,
    webhooks,
    topics,
  };
}

function readRetention(config: Config): number {
  const key = `${PATH}.retention`;
  const retention = readDuration(config, key, DEFAULT_RETENTION);
  if (retention < MIN_RETENTION) {
    throw new InputError(
      `Invalid configuration: ${key}: must be at least 180 days, since the last 90 days are compared with the 90 before`,
    );
  }
  return retention;
}
