import {
  DeliveryEvent,
  DeliveryTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import { instant, toLink, required, toTitle } from './fields';
import {
  parsePayload,
  joinPayloads,
  toParsedPayload,
  ParsedPayload,
  PayloadContext,
} from './parsePayload';
import { ENTITY_LABEL, findEnvironment, readCause, toTarget } from './toTarget';

const texts = z.record(z.string(), z.string({ error: 'must be a text' }));

const alert = z.object({
  status: z.enum(['firing', 'resolved'], {
    error: 'must be firing or resolved',
  }),
  labels: texts,
  annotations: texts.optional(),
  startsAt: instant,
  endsAt: instant.optional(),
  generatorURL: z.string().optional(),
  fingerprint: required,
});

const webhook = z.object({
  version: z.literal('4', { error: 'must be "4"' }),
  externalURL: z.string().optional(),
  alerts: z.array(alert, { error: 'must be a list of alerts' }),
});

/** The zero time of Go; alerts without an end have it. */
const OPEN = '0001-01-01T00:00:00.000Z';

/** Severity of alerts that always fire, like Watchdog: the alerting works. */
const HEARTBEAT = 'none';

/**
 * Translates the webhook of Prometheus Alertmanager, version 4: each alert is
 * an incident, from the moment it began to fire until it was resolved. An alert
 * of the severity `none` that fires is a heartbeat.
 *
 * @see {@link https://prometheus.io/docs/alerting/latest/configuration/#webhook_config}
 */
export function parseAlertmanager(
  payload: unknown,
  context: PayloadContext,
): ParsedPayload {
  const { alerts, externalURL } = parsePayload(webhook, payload, {
    what: 'a webhook of Alertmanager',
    remedy: 'Send what webhook_configs sends, without a template in between.',
  });
  return joinPayloads(
    alerts.map(item => toParsedPayload(toIncident(item, externalURL, context))),
  );
}

function toIncident(
  item: z.infer<typeof alert>,
  externalURL: string | undefined,
  context: PayloadContext,
): DeliveryEvent | undefined {
  const { labels, annotations = {}, startsAt } = item;
  const target = toTarget({
    labels: { [ENTITY_LABEL]: annotations[ENTITY_LABEL], ...labels },
  });
  if (labels.severity === HEARTBEAT) {
    return item.status === 'firing'
      ? toHeartbeat(item, target, context)
      : undefined;
  }
  return {
    kind: 'incident',
    source: 'alertmanager',
    // The fingerprint names the alert, the start one of its occurrences.
    externalId: `${item.fingerprint}/${startsAt}`,
    target,
    environment: findEnvironment(labels) ?? context.environment,
    startedAt: startsAt,
    ...findEnd(item, context),
    severity: labels.severity,
    ...readCause(labels),
    title: toTitle(annotations.summary, labels.alertname),
    url: toLink(item.generatorURL, externalURL),
  };
}

/** One for each day: Alertmanager repeats it every few hours. */
function toHeartbeat(
  { fingerprint, labels }: z.infer<typeof alert>,
  target: DeliveryTarget,
  { now }: PayloadContext,
): DeliveryEvent {
  const at = now.toISOString();
  return {
    kind: 'heartbeat',
    source: 'alertmanager',
    externalId: `${fingerprint}/${at.slice(0, 10)}`,
    target,
    at,
    covers: ['incidents'],
    title: toTitle(labels.alertname),
  };
}

function findEnd(
  { status, endsAt }: z.infer<typeof alert>,
  { now }: PayloadContext,
) {
  // A firing alert has an end at which Alertmanager would drop it.
  if (status === 'firing') {
    return { resolvedAt: undefined };
  }
  return endsAt && endsAt !== OPEN
    ? { resolvedAt: endsAt }
    : { resolvedAt: now.toISOString(), isEndAssumed: true };
}
