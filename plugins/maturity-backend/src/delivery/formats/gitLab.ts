import { toEnvironment } from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import {
  toCommit,
  instant,
  toLink,
  optional,
  required,
  toTitle,
} from './fields';
import { parsePayload, toParsedPayload, ParsedPayload } from './parsePayload';
import { toTarget } from './toTarget';

const WORDS = {
  what: 'a webhook of GitLab',
  remedy: 'Hand on what GitLab sent.',
};

const envelope = z.object({ object_kind: required });

const project = z.object({
  id: z.number({ error: 'must be a number' }),
  path_with_namespace: required,
  default_branch: optional,
});

type Project = z.infer<typeof project>;

const RESULTS: {
  readonly [status: string]: 'succeeded' | 'failed' | 'cancelled' | 'running';
} = {
  success: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
  running: 'running',
};

const deployment = z.object({
  status: required,
  status_changed_at: instant,
  deployment_id: z.number({ error: 'must be a number' }),
  deployable_url: optional,
  environment: optional,
  environment_tier: optional,
  commit_url: optional,
  commit_title: optional,
  project,
});

const mergeRequest = z.object({
  project,
  object_attributes: z.object({
    iid: z.number({ error: 'must be a number' }),
    action: optional,
    title: optional,
    url: optional,
    target_branch: optional,
    merge_commit_sha: optional,
    updated_at: instant,
    last_commit: z.object({ id: optional }).nullish(),
  }),
});

/** GitLab tells the type since 17.2. */
const typedIssue = z.object({
  object_attributes: z.object({ type: optional }).nullish(),
});

const incident = z.object({
  project,
  object_attributes: z.object({
    iid: z.number({ error: 'must be a number' }),
    action: optional,
    state: optional,
    severity: optional,
    title: optional,
    url: optional,
    created_at: instant,
    updated_at: instant,
    closed_at: instant.nullish(),
  }),
});

/**
 * Translates the deployment, merge request and incident events of GitLab.
 *
 * @see {@link https://docs.gitlab.com/user/project/integrations/webhook_events/}
 */
export function parseGitLab(payload: unknown): ParsedPayload {
  switch (parsePayload(envelope, payload, WORDS).object_kind) {
    case 'deployment':
      return parseDeployment(payload);
    case 'merge_request':
      return parseMergeRequest(payload);
    case 'issue':
    case 'work_item':
      return parseIncident(payload);
    default:
      return toParsedPayload(undefined);
  }
}

function parseDeployment(payload: unknown): ParsedPayload {
  const event = parsePayload(deployment, payload, WORDS);
  const result = Object.hasOwn(RESULTS, event.status)
    ? RESULTS[event.status]
    : undefined;
  if (!result) {
    return toParsedPayload(undefined);
  }
  return toParsedPayload({
    kind: 'deployment',
    source: 'gitlab',
    externalId: `${event.project.path_with_namespace}/deployments/${event.deployment_id}`,
    target: toGitLabTarget(event.project),
    ...toEnvironment(
      event.environment,
      event.environment_tier === 'production',
    ),
    ...(result === 'running'
      ? { startedAt: event.status_changed_at }
      : { finishedAt: event.status_changed_at, result }),
    // The event has only the short id by itself.
    commit: toCommit(event.commit_url?.split('/').at(-1)),
    title: toTitle(event.commit_title),
    url: toLink(event.deployable_url),
  });
}

function parseMergeRequest(payload: unknown): ParsedPayload {
  const event = parsePayload(mergeRequest, payload, WORDS);
  const request = event.object_attributes;
  const isOnMain = request.target_branch === event.project.default_branch;
  if (request.action !== 'merge' || !isOnMain) {
    return toParsedPayload(undefined);
  }
  return toParsedPayload({
    kind: 'change',
    source: 'gitlab',
    externalId: `${event.project.path_with_namespace}!${request.iid}`,
    target: toGitLabTarget(event.project),
    // A fast-forward has no merge commit.
    commit: toCommit(request.merge_commit_sha, request.last_commit?.id),
    mergedAt: request.updated_at,
    title: toTitle(request.title),
    url: toLink(request.url),
  });
}

/** An incident is an issue. It begins when it is opened, and ends when it is closed. */
function parseIncident(payload: unknown): ParsedPayload {
  const issue = parsePayload(typedIssue, payload, WORDS);
  if (issue.object_attributes?.type?.toLowerCase() !== 'incident') {
    return toParsedPayload(undefined);
  }
  const event = parsePayload(incident, payload, WORDS);
  const { severity, ...seen } = event.object_attributes;
  return toParsedPayload({
    kind: 'incident',
    source: 'gitlab',
    externalId: `${event.project.path_with_namespace}#${seen.iid}`,
    target: toGitLabTarget(event.project),
    startedAt: seen.created_at,
    resolvedAt:
      seen.state === 'closed' ? seen.closed_at ?? seen.updated_at : undefined,
    reopenedAt: seen.action === 'reopen' ? seen.updated_at : undefined,
    severity: severity && severity !== 'unknown' ? severity : undefined,
    title: toTitle(seen.title),
    url: toLink(seen.url),
  });
}

function toGitLabTarget({ id, path_with_namespace: slug }: Project) {
  return toTarget({
    annotations: {
      'gitlab.com/project-slug': slug,
      'gitlab.com/project-id': String(id),
    },
    labels: { repository: slug },
  });
}
