import { z } from 'zod';
import { instant, toLink, optional, required, toTitle } from './fields';
import {
  parsePayload,
  toParsedPayload,
  ParsedPayload,
  PayloadContext,
} from './parsePayload';
import { toTarget } from './toTarget';

const WORDS = {
  what: 'a webhook of PagerDuty',
  remedy: 'Create a subscription of version 3 ("Generic Webhooks (v3)").',
};

const REOPENED = 'incident.reopened';

/** After any of these, the incident is known and lasts. */
const LASTING = [
  'incident.triggered',
  'incident.acknowledged',
  'incident.unacknowledged',
  REOPENED,
  'incident.escalated',
  'incident.delegated',
  'incident.reassigned',
  'incident.priority_updated',
];

const RESOLVED = 'incident.resolved';

const envelope = z.object({ event: z.object({ event_type: required }) });

const reference = z.object({ id: optional, summary: optional }).nullish();

const incident = z.object({
  event: z.object({
    event_type: required,
    occurred_at: instant,
    data: z.object({
      id: required,
      title: optional,
      html_url: optional,
      created_at: instant,
      urgency: optional,
      service: reference,
      priority: reference,
    }),
  }),
});

/**
 * Translates a webhook of PagerDuty, version 3. A reopened incident is the same
 * incident: it lasts until it is resolved for the last time.
 *
 * @see {@link https://developer.pagerduty.com/docs/webhooks-overview}
 */
export function parsePagerDuty(
  payload: unknown,
  context: PayloadContext,
): ParsedPayload {
  const type = parsePayload(envelope, payload, WORDS).event.event_type;
  if (type !== RESOLVED && !LASTING.includes(type)) {
    return toParsedPayload(undefined);
  }
  const { event } = parsePayload(incident, payload, WORDS);
  const { data } = event;
  return toParsedPayload({
    kind: 'incident',
    source: 'pagerduty',
    externalId: data.id,
    target: toTarget({
      annotations: { 'pagerduty.com/service-id': data.service?.id },
      labels: { service: data.service?.summary },
    }),
    environment: context.environment,
    startedAt: data.created_at,
    resolvedAt: type === RESOLVED ? event.occurred_at : undefined,
    reopenedAt: type === REOPENED ? event.occurred_at : undefined,
    severity: data.priority?.summary ?? data.urgency ?? undefined,
    title: toTitle(data.title),
    url: toLink(data.html_url),
  });
}
