import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import {
  commitOf,
  instant,
  linkOf,
  optional,
  required,
  textOf,
  titleOf,
} from './fields';
import { parsePayload } from './parsePayload';
import { ENTITY_LABEL, subjectOf } from './subjectOf';
import {
  joined,
  translated,
  Translation,
  TranslationContext,
} from './Translation';

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

function eventOf<T extends z.ZodRawShape>(content: T) {
  return z.object({
    context,
    subject: z.object({
      id: required,
      source: optional,
      content: z.object(content),
    }),
  });
}

const service = eventOf({ environment: reference, artifactId: optional });

const change = eventOf({ repository: reference, description: optional });

const incident = eventOf({
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
  options: TranslationContext,
) => DeliveryEvent | undefined;

/** By subject and predicate; that a service was removed is no deployment. */
const readers: { readonly [type: string]: Reader } = {
  'service.deployed': deploymentOf,
  'service.upgraded': deploymentOf,
  'service.rolledback': (payload, options) => ({
    ...deploymentOf(payload, options),
    isRollback: true,
  }),
  'incident.detected': (payload, options) =>
    incidentOf(payload, 'startedAt', options),
  'incident.reported': (payload, options) =>
    incidentOf(payload, 'startedAt', options),
  'incident.resolved': (payload, options) =>
    incidentOf(payload, 'resolvedAt', options),
  'change.merged': changeOf,
};

/**
 * Translates CDEvents: one, or a list of them.
 *
 * @see {@link https://cdevents.dev/docs/}
 */
export function translateCdEvents(
  payload: unknown,
  options: TranslationContext,
): Translation {
  const items: readonly unknown[] = Array.isArray(payload)
    ? payload
    : [payload];
  return joined(
    items.map(item => {
      const { type } = parsePayload(envelope, item, WORDS).context;
      const name = TYPE.exec(type)?.[1] ?? '';
      return translated(
        Object.hasOwn(readers, name) ? readers[name](item, options) : undefined,
      );
    }),
  );
}

function deploymentOf(payload: unknown, options: TranslationContext) {
  const event = parsePayload(service, payload, WORDS);
  const { environment, artifactId } = event.subject.content;
  const version = textOf(artifactId);
  return {
    kind: 'deployment',
    source: 'cdevents',
    externalId: `${event.context.source}#${event.context.id}`,
    target: namedSubject(event.subject.id),
    environment: textOf(
      environment?.name,
      environment?.id,
      options.environment,
    ),
    finishedAt: event.context.timestamp,
    result: 'succeeded',
    version,
    title: titleOf(version),
  } as const;
}

function incidentOf(
  payload: unknown,
  moment: 'startedAt' | 'resolvedAt',
  options: TranslationContext,
): DeliveryEvent {
  const event = parsePayload(incident, payload, WORDS);
  const { customData } = incidentData.safeParse(payload).data ?? {};
  const { id, source, content } = event.subject;
  return {
    kind: 'incident',
    source: 'cdevents',
    // The incident, which several events tell of.
    externalId: `${source || event.context.source}#${id}`,
    target: namedSubject(content.service?.id ?? content.service?.name),
    environment: textOf(
      content.environment?.name,
      content.environment?.id,
      options.environment,
    ),
    [moment]: event.context.timestamp,
    severity: customData?.severity,
    title: titleOf(content.description, id),
    url: linkOf(content.ticketURI),
  };
}

function changeOf(payload: unknown): DeliveryEvent {
  const event = parsePayload(change, payload, WORDS);
  const { id, source, content } = event.subject;
  const { repository } = content;
  const slug = textOf(repository?.id, repository?.name);
  const isOnGitLab = [repository?.url, repository?.source, source].some(
    text => text && URL.canParse(text) && /gitlab/.test(new URL(text).host),
  );
  return {
    kind: 'change',
    source: 'cdevents',
    externalId: `${source || event.context.source}#${id}`,
    target: subjectOf({
      annotations: {
        [`${isOnGitLab ? 'gitlab' : 'github'}.com/project-slug`]: slug,
      },
      labels: { repository: slug },
    }),
    commit: commitOf(id),
    mergedAt: event.context.timestamp,
    title: titleOf(content.description, id),
    url: linkOf(id),
  };
}

/** A service's id may be the ref of its entity, or a name of the sender's own. */
function namedSubject(name: string | null | undefined) {
  return subjectOf({ labels: { [ENTITY_LABEL]: name, service: name } });
}
