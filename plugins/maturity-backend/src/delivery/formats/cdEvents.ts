import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import {
  toCommit,
  instant,
  toLink,
  optional,
  required,
  toText,
  toTitle,
} from './fields';
import {
  parsePayload,
  joinPayloads,
  toParsedPayload,
  ParsedPayload,
  PayloadContext,
} from './parsePayload';
import { ENTITY_LABEL, toTarget } from './toTarget';

const WORDS = {
  what: 'a CDEvent',
  remedy: 'Send events of the CDEvents specification 0.3 or later.',
};

/** Subject and predicate of a type like `dev.cdevents.service.deployed.0.3.0`. */
const TYPE = /^dev\.cdevents\.([a-z]+\.[a-z]+)\.\d+\.\d+\.\d+(-[\w.]+)?$/;

const envelope = z.object({ context: z.object({ type: required }) });

const context = z.object({
  id: required,
  source: required,
  timestamp: instant,
});

const reference = z
  .object({ id: optional, name: optional, source: optional, url: optional })
  .nullish();

function createEventSchema<T extends z.ZodRawShape>(content: T) {
  return z.object({
    context,
    subject: z.object({
      id: required,
      source: optional,
      content: z.object(content),
    }),
  });
}

const service = createEventSchema({
  environment: reference,
  artifactId: optional,
});

const change = createEventSchema({
  repository: reference,
  description: optional,
});

const incident = createEventSchema({
  environment: reference,
  service: reference,
  description: optional,
  ticketURI: optional,
});

const incidentData = z.object({
  customData: z.object({ severity: z.string().optional() }).optional(),
});

type Reader = (
  payload: unknown,
  options: PayloadContext,
) => DeliveryEvent | undefined;

/** Readers by subject and predicate. The removal of a service is not a deployment. */
const readers: { readonly [type: string]: Reader } = {
  'service.deployed': toDeployment,
  'service.upgraded': toDeployment,
  'service.rolledback': (payload, options) => ({
    ...toDeployment(payload, options),
    isRollback: true,
  }),
  'incident.detected': (payload, options) =>
    toIncident(payload, 'startedAt', options),
  'incident.reported': (payload, options) =>
    toIncident(payload, 'startedAt', options),
  'incident.resolved': (payload, options) =>
    toIncident(payload, 'resolvedAt', options),
  'change.merged': toChange,
};

/**
 * Translates CDEvents: one, or a list of them.
 *
 * @see {@link https://cdevents.dev/docs/}
 */
export function parseCdEvents(
  payload: unknown,
  options: PayloadContext,
): ParsedPayload {
  const items: readonly unknown[] = Array.isArray(payload)
    ? payload
    : [payload];
  return joinPayloads(
    items.map(item => {
      const { type } = parsePayload(envelope, item, WORDS).context;
      const name = TYPE.exec(type)?.[1] ?? '';
      return toParsedPayload(
        Object.hasOwn(readers, name) ? readers[name](item, options) : undefined,
      );
    }),
  );
}

function toDeployment(payload: unknown, options: PayloadContext) {
  const event = parsePayload(service, payload, WORDS);
  const { environment, artifactId } = event.subject.content;
  const version = toText(artifactId);
  return {
    kind: 'deployment',
    source: 'cdevents',
    externalId: `${event.context.source}#${event.context.id}`,
    target: nameTarget(event.subject.id),
    environment: toText(
      environment?.name,
      environment?.id,
      options.environment,
    ),
    finishedAt: event.context.timestamp,
    result: 'succeeded',
    version,
    title: toTitle(version),
  } as const;
}

function toIncident(
  payload: unknown,
  moment: 'startedAt' | 'resolvedAt',
  options: PayloadContext,
): DeliveryEvent {
  const event = parsePayload(incident, payload, WORDS);
  const { customData } = incidentData.safeParse(payload).data ?? {};
  const { id, source, content } = event.subject;
  return {
    kind: 'incident',
    source: 'cdevents',
    // The incident, which several events tell of.
    externalId: `${source || event.context.source}#${id}`,
    target: nameTarget(content.service?.id ?? content.service?.name),
    environment: toText(
      content.environment?.name,
      content.environment?.id,
      options.environment,
    ),
    [moment]: event.context.timestamp,
    severity: customData?.severity,
    title: toTitle(content.description, id),
    url: toLink(content.ticketURI),
  };
}

function toChange(payload: unknown): DeliveryEvent {
  const event = parsePayload(change, payload, WORDS);
  const { id, source, content } = event.subject;
  const { repository } = content;
  const slug = toText(repository?.id, repository?.name);
  const isOnGitLab = [repository?.url, repository?.source, source].some(
    text => text && URL.canParse(text) && /gitlab/.test(new URL(text).host),
  );
  return {
    kind: 'change',
    source: 'cdevents',
    externalId: `${source || event.context.source}#${id}`,
    target: toTarget({
      annotations: {
        [`${isOnGitLab ? 'gitlab' : 'github'}.com/project-slug`]: slug,
      },
      labels: { repository: slug },
    }),
    commit: toCommit(id),
    mergedAt: event.context.timestamp,
    title: toTitle(content.description, id),
    url: toLink(id),
  };
}

/** A service's id may be the ref of its entity, or a name of the sender's own. */
function nameTarget(name: string | null | undefined) {
  return toTarget({ labels: { [ENTITY_LABEL]: name, service: name } });
}
