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
import { GITHUB, gitHubRepository, toGitHubTarget } from './gitHubRepository';
import { parsePayload, toParsedPayload, ParsedPayload } from './parsePayload';
import { ENTITY_LABEL } from './toTarget';

/** States of a deployment that tell how it went; `inactive` tells that another took its place. */
const RESULTS: {
  readonly [state: string]: 'succeeded' | 'failed' | 'running';
} = {
  success: 'succeeded',
  failure: 'failed',
  error: 'failed',
  pending: 'running',
  queued: 'running',
  in_progress: 'running',
};

const deploymentStatus = z.object({
  repository: gitHubRepository,
  deployment_status: z.object({
    state: required,
    created_at: instant,
    target_url: optional,
    log_url: optional,
  }),
  deployment: z.object({
    id: z.number({ error: 'must be a number' }),
    sha: optional,
    ref: optional,
    task: optional,
    environment: optional,
    production_environment: z.boolean().nullish(),
    created_at: instant,
    payload: z.unknown(),
  }),
  workflow_run: z.object({ id: z.number() }).nullish(),
});

/** Names in the payload of a deployment that tell services of a repository apart. */
const NAMES = [ENTITY_LABEL, 'service', 'app', 'component', 'path', 'job'];

const ownPayload = z.record(z.string(), z.unknown());

/**
 * Translates the status of a deployment.
 *
 * @see {@link https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status}
 */
export function parseDeploymentStatus(payload: unknown): ParsedPayload {
  const event = parsePayload(deploymentStatus, payload, GITHUB);
  const { deployment, deployment_status: status } = event;
  const state = Object.hasOwn(RESULTS, status.state)
    ? RESULTS[status.state]
    : undefined;
  if (!state) {
    return toParsedPayload(undefined);
  }
  const isProduction = deployment.production_environment === true;
  return toParsedPayload({
    kind: 'deployment',
    source: 'github',
    externalId: `${event.repository.full_name}/deployments/${deployment.id}`,
    target: toGitHubTarget(event.repository, readNames(deployment.payload)),
    ...toEnvironment(deployment.environment, isProduction),
    run: event.workflow_run
      ? `${event.repository.full_name}/runs/${event.workflow_run.id}`
      : undefined,
    startedAt: deployment.created_at,
    ...(state === 'running'
      ? {}
      : { finishedAt: status.created_at, result: state }),
    commit: toCommit(deployment.sha),
    isRollback: deployment.task === 'rollback' || undefined,
    title: toTitle(deployment.ref),
    url: toLink(status.log_url, status.target_url),
  });
}

function readNames(payload: unknown): { readonly [name: string]: string } {
  const own = ownPayload.safeParse(payload).data ?? {};
  return Object.fromEntries(
    NAMES.flatMap(name => {
      const value = own[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

const CONCLUSIONS: {
  readonly [conclusion: string]: 'succeeded' | 'failed' | 'cancelled';
} = {
  success: 'succeeded',
  failure: 'failed',
  timed_out: 'failed',
  startup_failure: 'failed',
  cancelled: 'cancelled',
};

const workflowRun = z.object({
  repository: gitHubRepository,
  workflow_run: z.object({
    id: z.number({ error: 'must be a number' }),
    name: optional,
    event: optional,
    conclusion: optional,
    run_attempt: z.number().optional(),
    head_sha: optional,
    display_title: optional,
    html_url: optional,
    created_at: instant,
    run_started_at: instant.nullish(),
    updated_at: instant,
  }),
});

/**
 * Translates a run of a workflow that is declared to deploy; what other
 * workflows do is not known.
 *
 * @see {@link https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run}
 */
export function parseWorkflowRun(
  payload: unknown,
  { workflows }: GitHubSettings,
): ParsedPayload {
  const event = parsePayload(workflowRun, payload, GITHUB);
  const run = event.workflow_run;
  const workflow = workflows.find(
    ({ name, repository: only }) =>
      name === run.name &&
      [undefined, event.repository.full_name].includes(only),
  );
  const conclusion = run.conclusion ?? '';
  if (!workflow || !Object.hasOwn(CONCLUSIONS, conclusion)) {
    return toParsedPayload(undefined);
  }
  return toParsedPayload({
    kind: 'deployment',
    source: 'github',
    externalId: `${event.repository.full_name}/runs/${run.id}/${
      run.run_attempt ?? 1
    }`,
    run: `${event.repository.full_name}/runs/${run.id}`,
    target: toGitHubTarget(event.repository, {
      [ENTITY_LABEL]: workflow.entityRef,
      workflow: run.name,
    }),
    environment: workflow.environment,
    startedAt: run.run_started_at ?? run.created_at,
    finishedAt: run.updated_at,
    result: CONCLUSIONS[conclusion],
    commit: toCommit(run.head_sha),
    title: toTitle(run.display_title, run.name),
    url: toLink(run.html_url),
  });
}

const release = z.object({
  action: required,
  repository: gitHubRepository,
  release: z.object({
    id: z.number({ error: 'must be a number' }),
    tag_name: required,
    target_commitish: optional,
    name: optional,
    html_url: optional,
    draft: z.boolean().nullish(),
    prerelease: z.boolean().nullish(),
    published_at: instant.nullish(),
  }),
});

/**
 * Translates a release, where releases are declared to be deployments.
 *
 * @see {@link https://docs.github.com/en/webhooks/webhook-events-and-payloads#release}
 */
export function parseRelease(
  payload: unknown,
  { releases }: GitHubSettings,
): ParsedPayload {
  const event = parsePayload(release, payload, GITHUB);
  const item = event.release;
  const isOut = event.action === 'published' && !item.draft && !item.prerelease;
  if (!releases || !isOut || !item.published_at) {
    return toParsedPayload(undefined);
  }
  return toParsedPayload({
    kind: 'deployment',
    source: 'github',
    externalId: `${event.repository.full_name}/releases/${item.id}`,
    target: toGitHubTarget(event.repository),
    environment: releases.environment,
    finishedAt: item.published_at,
    result: 'succeeded',
    commit: toCommit(item.target_commitish),
    version: item.tag_name,
    title: toTitle(item.name, item.tag_name),
    url: toLink(item.html_url),
  });
}

/**
 * Workflows and releases of GitHub that are deployments too. Only the
 * organization knows them.
 */
export interface GitHubSettings {
  /** Workflows whose runs deploy, by name. */
  readonly workflows: readonly {
    readonly name: string;
    readonly environment: string;
    /** Slug of the only repository that is meant; all when left out. */
    readonly repository?: string;
    /** Full ref of the entity that it deploys, for repositories with several. */
    readonly entityRef?: string;
  }[];
  /** Environment of a published release; absent if a release is not a deployment. */
  readonly releases?: { readonly environment: string };
}
