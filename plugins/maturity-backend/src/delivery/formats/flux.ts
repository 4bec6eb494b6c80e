import { DeploymentEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import { toCommit, instant, optional, required, toTitle } from './fields';
import {
  parsePayload,
  toParsedPayload,
  ParsedPayload,
  PayloadContext,
} from './parsePayload';
import { findEnvironment, toTarget } from './toTarget';

const event = z.object({
  involvedObject: z.object({
    kind: required,
    namespace: optional,
    name: required,
  }),
  severity: z.enum(['info', 'error', 'trace'], {
    error: 'must be info, error or trace',
  }),
  timestamp: instant,
  reason: required,
  message: optional,
  metadata: z.record(z.string(), z.string()).nullish(),
});

type FluxEvent = z.infer<typeof event>;

/** Action and result of a HelmRelease. */
const HELM_REASON = /^(Install|Upgrade|Rollback)(Succeeded|Failed)$/;

/** Reasons of a revision that has to wait. */
const WAITING = ['DependencyNotReady', 'ArtifactFailed'];

/** Reasons of a revision that was applied but does not run. */
const UNHEALTHY = 'HealthCheckFailed';

/**
 * Translates an event of Flux's notification controller, as the providers
 * `generic` and `generic-hmac` send it. A Kustomization is a deployment once
 * for each revision that changed something; a HelmRelease for each install,
 * upgrade and rollback.
 *
 * @see {@link https://fluxcd.io/flux/components/notification/providers/#generic-webhook}
 */
export function parseFlux(
  payload: unknown,
  context: PayloadContext,
): ParsedPayload {
  const item = parsePayload(event, payload, {
    what: 'an event of Flux',
    remedy: 'Use a provider of type generic or generic-hmac.',
  });
  switch (item.involvedObject.kind) {
    case 'Kustomization':
      return toParsedPayload(parseKustomization(item, context));
    case 'HelmRelease':
      return toParsedPayload(parseHelmRelease(item, context));
    default:
      return toParsedPayload(undefined);
  }
}

function parseKustomization(
  item: FluxEvent,
  context: PayloadContext,
): DeploymentEvent | undefined {
  const { revision } = readMetadata(item);
  if (!revision || item.severity === 'trace' || WAITING.includes(item.reason)) {
    return undefined;
  }
  const hasFailed = item.severity === 'error';
  // An applied but unhealthy revision has failed. A revision that could not be
  // applied is tried again: each attempt is a deployment.
  const isAttempt = hasFailed && item.reason !== UNHEALTHY;
  const id = `${readName(item)}@${revision}`;
  return {
    ...toDeployment(item, context),
    externalId: isAttempt ? `${id}#${item.reason}` : id,
    // Of several reports of a revision the first counts: later ones only put
    // back manual changes.
    startedAt: item.timestamp,
    result: hasFailed ? 'failed' : 'succeeded',
  };
}

function parseHelmRelease(
  item: FluxEvent,
  context: PayloadContext,
): DeploymentEvent | undefined {
  const [, action, end] = HELM_REASON.exec(item.reason) ?? [];
  if (!action) {
    return undefined;
  }
  return {
    ...toDeployment(item, context),
    // The chart's revision stays the same when only values change.
    externalId: `${readName(item)}@${item.timestamp}`,
    finishedAt: item.timestamp,
    result: end === 'Succeeded' ? 'succeeded' : 'failed',
    isRollback: action === 'Rollback' || undefined,
  };
}

function toDeployment(item: FluxEvent, context: PayloadContext) {
  const { revision, originRevision, ...metadata } = readMetadata(item);
  const { kind, namespace, name } = item.involvedObject;
  // The commit of the application's code if the artifact has it, else of the manifests.
  const code = originRevision ?? revision;
  return {
    kind: 'deployment',
    source: 'flux',
    target: toTarget({
      labels: {
        ...metadata,
        [kind.toLocaleLowerCase('en-US')]: name,
        namespace,
        app: metadata.app ?? name,
      },
    }),
    environment: findEnvironment(metadata) ?? context.environment,
    commit: toCommit(code?.split(':').at(-1)),
    version: revision,
    title: toTitle(revision && `${name} ${revision}`, name),
  } as const;
}

function readName({ involvedObject: { kind, namespace, name } }: FluxEvent) {
  return [kind, namespace, name].filter(Boolean).join('/');
}

/** Metadata by short names: controllers prefix some with their API group. */
function readMetadata({ metadata }: FluxEvent): {
  readonly [name: string]: string | undefined;
} {
  return Object.fromEntries(
    Object.entries(metadata ?? {}).map(([key, value]) => [
      key.slice(key.lastIndexOf('/') + 1),
      value,
    ]),
  );
}
