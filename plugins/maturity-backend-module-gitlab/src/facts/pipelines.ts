import {
  Known,
  readNodes,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  daysBefore,
  PipelineFacts,
  PipelineRun,
  toPipelineFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { pipelineGroups } from '../query/fieldGroups';
import { PipelineNode, ProjectAnswer } from '../query/ProjectAnswer';
import { notShown, WithheldGroups } from '../query/withheldGroups';

/** Days that are looked back. */
const DAYS = 30;

/**
 * The events that start the pipeline of a default branch: a change that reached it, or a
 * person or program that asked for one. Left out are those on a timer, which keep
 * house, those of merge requests, and those that a pipeline starts for a part of
 * itself.
 */
const SOURCES: ReadonlySet<string> = new Set([
  'api',
  'chat',
  'external',
  'pipeline',
  'push',
  'trigger',
  'web',
  'webide',
]);

/** Statuses that say whether a pipeline works; cancelled and skipped do not. */
const SUCCEEDED: Readonly<Record<string, boolean>> = {
  FAILED: false,
  SUCCESS: true,
};

/** Reads the pipelines of the default branch. */
export function readPipelineFacts(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
  now: number,
): PipelineFacts {
  const { basics_url: url, basics_repository: repository } = answer;
  const branch = repository?.rootRef ?? undefined;
  return toPipelineFacts(readRuns(answer, withheld, now), {
    branch,
    url: `${url}/-/pipelines?ref=${encodeURIComponent(branch ?? '')}`,
  });
}

function readRuns(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
  now: number,
): Known<readonly PipelineRun[]> {
  const repository = answer.basics_repository;
  if (answer.basics_archived) {
    return { unknown: 'the project is archived, so it was not asked about' };
  }
  if (repository && (repository.empty || !repository.rootRef)) {
    return [];
  }
  const reason = withheld.get('pipelines');
  if (reason || !answer.pipelines_all) {
    return { unknown: reason ?? notShown(pipelineGroups.pipelines.needs) };
  }
  const since = daysBefore(now, DAYS);
  return readNodes(answer.pipelines_all).flatMap(pipeline => {
    const run = toRun(pipeline, answer.basics_url);
    return run && run.startedAt >= since ? [run] : [];
  });
}

function toRun(
  { status, source, createdAt, startedAt, duration, path }: PipelineNode,
  projectUrl: string,
): PipelineRun | undefined {
  const succeeded = SUCCEEDED[status];
  if (succeeded === undefined || !SOURCES.has(source ?? '')) {
    return undefined;
  }
  return {
    succeeded,
    startedAt: startedAt ?? createdAt,
    minutes: Math.round((duration ?? 0) / 6) / 10,
    url: path ? new URL(path, projectUrl).href : `${projectUrl}/-/pipelines`,
  };
}
