import {
  PipelineFacts,
  pipelineFactsOf,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { RepositoryAnswer } from '../query/RepositoryAnswer';
import { RepositoryDetails } from '../query/RepositoryDetails';

/** How the pipeline of the default branch does. */
export function pipelineFacts(
  answer: RepositoryAnswer,
  runs: RepositoryDetails['runs'],
): PipelineFacts {
  const branch = answer.basics_branch?.name;
  return pipelineFactsOf(runs, {
    branch,
    url: `${answer.basics_url}/actions?query=${encodeURIComponent(
      `branch:${branch ?? ''}`,
    )}`,
  });
}
