import { Known } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  daysBefore,
  PipelineFacts,
  PipelineRun,
  toPipelineFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { Pipeline } from '../query/pipelines';
import { RepositoryDetails } from '../query/readDetails';
import { RepositoryAnswer } from '../query/RepositoryLists';

/** Days that are looked back. */
const DAYS = 30;

/** Results that say whether a pipeline works; one that was stopped or expired does not. */
const SUCCEEDED: Readonly<Record<string, boolean>> = {
  'COMPLETED SUCCESSFUL': true,
  'COMPLETED FAILED': false,
  'COMPLETED ERROR': false,
  // All steps before a manual one succeeded.
  'IN_PROGRESS PAUSED': true,
};

/** Reads the runs of the default branch. */
export function readPipelineFacts(
  answer: RepositoryAnswer,
  { pipelines }: RepositoryDetails,
  now: number,
): PipelineFacts {
  const { branch, url } = answer;
  const runs: Known<readonly PipelineRun[]> =
    'unknown' in pipelines
      ? pipelines
      : pipelines.flatMap(each => toRun(each, answer, now));
  return toPipelineFacts(runs, { branch, url: `${url}/pipelines` });
}

function toRun(
  pipeline: Pipeline,
  { branch, url }: RepositoryAnswer,
  now: number,
): PipelineRun[] {
  const succeeded = SUCCEEDED[`${pipeline.state} ${pipeline.result}`];
  const isCounted =
    succeeded !== undefined &&
    pipeline.branch === branch &&
    !/schedule/i.test(pipeline.trigger) &&
    pipeline.createdOn >= daysBefore(now, DAYS);
  return isCounted
    ? [
        {
          succeeded,
          startedAt: pipeline.createdOn,
          minutes: Math.round(pipeline.seconds / 6) / 10,
          url: `${url}/pipelines/results/${pipeline.number}`,
        },
      ]
    : [];
}
