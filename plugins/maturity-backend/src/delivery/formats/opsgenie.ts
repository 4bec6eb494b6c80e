import { z } from 'zod';
import { optional, required, toTitle } from './fields';
import {
  parsePayload,
  toParsedPayload,
  ParsedPayload,
  PayloadContext,
} from './parsePayload';
import { findEnvironment, readCause, toTarget } from './toTarget';

const WORDS = {
  what: 'a webhook of Opsgenie',
  remedy: 'Use the Webhook integration, and have it send the alert payload.',
};

const CLOSE = 'Close';

/** After any of these, the alert is known and lasts. */
const LASTING = ['Create', 'Acknowledge', 'UnAcknowledge', 'UpdatePriority'];

const envelope = z.object({ action: required });

const EPOCH = 'must be milliseconds since 1970';

/** The largest that a date can hold. */
const MAX_TIME = 8.64e15;

const alert = z.object({
  alert: z.object({
    alertId: required,
    message: optional,
    entity: optional,
    priority: optional,
    tags: z.array(z.string()).nullish(),
    details: z.record(z.string(), z.unknown()).nullish(),
    createdAt: z.number({ error: EPOCH }).min(0, EPOCH).max(MAX_TIME, EPOCH),
    // The update is in nanoseconds, unlike the creation.
    updatedAt: z
      .number()
      .min(0)
      .max(MAX_TIME * 1e6)
      .nullish(),
  }),
});

/**
 * Translates a webhook of Opsgenie, or of the operations of Jira Service
 * Management, which sends the same: an alert is an incident from its creation
 * until it is closed.
 *
 * @see {@link https://support.atlassian.com/opsgenie/docs/integrate-opsgenie-with-webhook/}
 */
export function parseOpsgenie(
  payload: unknown,
  context: PayloadContext,
): ParsedPayload {
  const { action } = parsePayload(envelope, payload, WORDS);
  if (action !== CLOSE && !LASTING.includes(action)) {
    return toParsedPayload(undefined);
  }
  const { alert: item } = parsePayload(alert, payload, WORDS);
  const labels = collectLabels(item);
  return toParsedPayload({
    kind: 'incident',
    source: 'opsgenie',
    externalId: item.alertId,
    target: toTarget({ labels }),
    environment: findEnvironment(labels) ?? context.environment,
    startedAt: new Date(item.createdAt).toISOString(),
    ...(action === CLOSE && findEnd(item, context)),
    severity: item.priority ?? undefined,
    ...readCause(labels),
    title: toTitle(item.message),
  });
}

type Alert = z.infer<typeof alert>['alert'];

/** Extra properties, then tags like `service:orders`, then the entity field. */
function collectLabels({ entity, tags, details }: Alert): {
  readonly [name: string]: string | undefined;
} {
  const tagged = (tags ?? []).flatMap(tag => {
    const [, name, value] = /^([^:=]+)[:=](.+)$/.exec(tag) ?? [];
    return name && value ? [[name.trim(), value]] : [];
  });
  const told = Object.entries(details ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    ...(entity ? { entity } : {}),
    ...Object.fromEntries(tagged),
    ...Object.fromEntries(told),
  };
}

function findEnd({ createdAt, updatedAt }: Alert, { now }: PayloadContext) {
  const updated = Math.floor((updatedAt ?? 0) / 1e6);
  return updated >= createdAt
    ? { resolvedAt: new Date(updated).toISOString() }
    : { resolvedAt: now.toISOString(), isEndAssumed: true };
}
