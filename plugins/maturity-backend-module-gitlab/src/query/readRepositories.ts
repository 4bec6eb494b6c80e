import {
  ApiAccount,
  RequestFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  daysBefore,
  REVIEW_DAYS,
  ScmReadOptions,
  SeenRepository,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GitlabLocation } from '../locate/gitlabLocation';
import { completeProjects, SeenProject } from './completeProjects';
import { projectGroups } from './fieldGroups';
import { findProjects } from './findProjects';
import { ProjectAnswer } from './ProjectAnswer';

/**
 * Asks for projects, many in a query. Locations that lead to the same project get
 * the same answer.
 *
 * @returns A result for each location, by resource key
 */
export async function readRepositories(
  account: ApiAccount,
  locations: readonly GitlabLocation[],
  { now, signal }: ScmReadOptions,
): Promise<
  ReadonlyMap<string, SeenRepository<ProjectAnswer> | RequestFailure>
> {
  const found = await findProjects<ProjectAnswer>(
    account,
    locations,
    {
      groups: projectGroups,
      variables: { mergedAfter: daysBefore(now, REVIEW_DAYS) },
    },
    signal,
  );
  const seen = new Map<string, SeenProject>();
  for (const result of found.values()) {
    if ('answer' in result) {
      seen.set(result.answer.id, result);
    }
  }
  const completed = await completeProjects(account, [...seen.values()], {
    now,
    signal,
  });
  return new Map(
    [...found].map(([key, result]) => [
      key,
      'answer' in result ? completed.get(result.answer.id)! : result,
    ]),
  );
}
