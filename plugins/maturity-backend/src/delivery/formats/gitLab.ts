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
import { subjectOf } from './subjectOf';
import { translated, Translation } from './Translation';

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

/**
 * Translates the deployment and merge request events of GitLab.
 *
 * @see {@link https://docs.gitlab.com/user/project/integrations/webhook_events/}
 */
export function translateGitLab(payload: unknown): Translation {
  switch (parsePayload(envelope, payload, WORDS).object_kind) {
    case 'deployment':
      return translateDeployment(payload);
    case 'merge_request':
      return translateMergeRequest(payload);
    default:
      return translated(undefined);
  }
}

function translateDeployment(payload: unknown): Translation {
  const event = parsePayload(deployment, payload, WORDS);
  const result = Object.hasOwn(RESULTS, event.status)
    ? RESULTS[event.status]
    : undefined;
  if (!result) {
    return translated(undefined);
  }
  return translated({
    kind: 'deployment',
    source: 'gitlab',
    externalId: `${event.project.path_with_namespace}/deployments/${event.deployment_id}`,
    target: subjectIn(event.project),
    // The tier says what an environment is, whatever its name.
    environment:
      event.environment_tier === 'production'
        ? 'production'
        : textOf(event.environment),
    ...(result === 'running'
      ? { startedAt: event.status_changed_at }
      : { finishedAt: event.status_changed_at, result }),
    // The event has only the short id by itself.
    commit: commitOf(event.commit_url?.split('/').at(-1)),
    title: titleOf(event.commit_title),
    url: linkOf(event.deployable_url),
  });
}

function translateMergeRequest(payload: unknown): Translation {
  const event = parsePayload(mergeRequest, payload, WORDS);
  const request = event.object_attributes;
  const isOnMain = request.target_branch === event.project.default_branch;
  if (request.action !== 'merge' || !isOnMain) {
    return translated(undefined);
  }
  return translated({
    kind: 'change',
    source: 'gitlab',
    externalId: `${event.project.path_with_namespace}!${request.iid}`,
    target: subjectIn(event.project),
    // Of a fast-forward there is no merge commit.
    commit: commitOf(request.merge_commit_sha, request.last_commit?.id),
    mergedAt: request.updated_at,
    title: titleOf(request.title),
    url: linkOf(request.url),
  });
}

function subjectIn({ id, path_with_namespace: slug }: Project) {
  return subjectOf({
    annotations: {
      'gitlab.com/project-slug': slug,
      'gitlab.com/project-id': String(id),
    },
    labels: { repository: slug },
  });
}
