import {
  daysBefore,
  PipelineFacts,
  PipelineRun,
  toPipelineFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { Build, BUILD_DAYS } from '../query/readBuilds';
import { toShortName } from '../query/readRepositories';
import { RepositoryAnswer, RepositoryDetails } from '../query/RepositoryAnswer';

/**
 * The reasons that start the pipeline of a default branch: a change that reached it, a
 * person, or another pipeline. Left out are those on a timer, which keep house, and
 * those of pull requests.
 */
const REASONS: ReadonlySet<string> = new Set([
  'batchedCI',
  'buildCompletion',
  'individualCI',
  'manual',
  'resourceTrigger',
  'userCreated',
]);

/** Results that say whether a pipeline works; cancelled does not. */
const SUCCEEDED: Readonly<Record<string, boolean>> = {
  failed: false,
  partiallySucceeded: true,
  succeeded: true,
};

/** Reads the builds of the default branch. */
export function readPipelineFacts(
  { repository, projectUrl }: RepositoryAnswer,
  { builds }: RepositoryDetails,
  now: number,
): PipelineFacts {
  const { defaultBranch } = repository;
  const since = daysBefore(now, BUILD_DAYS);
  const runs =
    'unknown' in builds
      ? builds
      : builds.flatMap(build => {
          const run = toRun(build, projectUrl);
          return run && run.startedAt >= since ? [run] : [];
        });
  return toPipelineFacts(runs, {
    branch: defaultBranch ? toShortName(defaultBranch) : undefined,
    url: `${projectUrl}/_build?repositoryFilter=${encodeURIComponent(
      repository.id,
    )}`,
  });
}

function toRun(
  { id, result, reason, queueTime, startTime, finishTime }: Build,
  projectUrl: string,
): PipelineRun | undefined {
  const succeeded = SUCCEEDED[result ?? ''];
  const startedAt = startTime ?? queueTime;
  if (succeeded === undefined || !startedAt || !REASONS.has(reason ?? '')) {
    return undefined;
  }
  const took = Date.parse(finishTime ?? startedAt) - Date.parse(startedAt);
  return {
    succeeded,
    startedAt,
    minutes: Math.round(Math.max(0, took) / 6_000) / 10,
    url: `${projectUrl}/_build/results?buildId=${id}`,
  };
}
