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
  toParsedPayload,
  ParsedPayload,
  PayloadContext,
} from './parsePayload';
import { findEnvironment, toTarget } from './toTarget';

/** Phases of an operation that has ended. */
const RESULTS = {
  Succeeded: 'succeeded',
  Failed: 'failed',
  Error: 'failed',
} as const;

const notification = z.object({
  app: required,
  namespace: optional,
  /** Address of the Argo CD, which tells apps of the same name apart. */
  server: optional,
  phase: z.enum(['Running', 'Terminating', 'Succeeded', 'Failed', 'Error'], {
    error: 'must be the phase of an operation, like Succeeded or Failed',
  }),
  startedAt: instant,
  finishedAt: instant.nullish(),
  revision: optional,
  /** Commit of the application's code, if the template knows it. */
  commit: optional,
  version: optional,
  environment: optional,
  labels: z.record(z.string(), z.string()).nullish(),
  images: z.array(z.string()).nullish(),
});

/**
 * Translates a notification of Argo CD that was made by the template of our
 * documentation: a sync is a deployment.
 *
 * @see {@link https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/webhook/}
 */
export function parseArgoCd(
  payload: unknown,
  context: PayloadContext,
): ParsedPayload {
  const sync = parsePayload(notification, payload, {
    what: 'a notification of Argo CD',
    remedy: 'Use the template of docs/delivery.md.',
  });
  if (sync.phase === 'Running' || sync.phase === 'Terminating') {
    return toParsedPayload(undefined);
  }
  const labels = sync.labels ?? {};
  const version = toText(sync.version, readVersion(sync.images));
  const { app, namespace, server } = sync;
  return toParsedPayload({
    kind: 'deployment',
    source: 'argocd',
    externalId: [server, namespace, app, sync.startedAt]
      .filter(Boolean)
      .join('/'),
    target: toTarget({
      annotations: { 'argocd/app-name': app },
      labels: { ...labels, app },
    }),
    environment: toText(
      sync.environment,
      findEnvironment(labels),
      context.environment,
    ),
    startedAt: sync.startedAt,
    finishedAt: sync.finishedAt ?? context.now.toISOString(),
    ...(!sync.finishedAt && { isEndAssumed: true }),
    result: RESULTS[sync.phase],
    commit: toCommit(sync.commit, sync.revision),
    version,
    title: toTitle(version && `${app} ${version}`, app),
    url: server
      ? toLink(`${server}/applications/${namespace ?? 'argocd'}/${app}`)
      : undefined,
  });
}

/** The tag of the image, if all that the app runs have the same. */
function readVersion(images: readonly string[] | null | undefined) {
  const tags = new Set(
    (images ?? []).map(image => /:([\w][\w.-]{0,127})$/.exec(image)?.[1]),
  );
  const [tag] = tags;
  return tags.size === 1 ? tag : undefined;
}
