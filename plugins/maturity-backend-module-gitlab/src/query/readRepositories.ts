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
import {
  contentGroups,
  deliveryGroups,
  FieldGroups,
  pipelineGroups,
  projectGroups,
} from './fieldGroups';
import { findProjects } from './findProjects';
import { ProjectAnswer } from './ProjectAnswer';
import { ProjectResult, readProjects } from './readProjects';

/** Days in which pipelines are counted. */
const DAYS = 30;

/** An answer with the groups that are not in it. */
type SeenProject = Extract<
  ProjectResult<ProjectAnswer>,
  { readonly answer: unknown }
>;

interface DeliveryReadOptions extends ScmReadOptions {
  /** Whether deliveries are reported too. */
  readonly withDeliveries: boolean;
}

/** A project with all its groups, or that the rest is postponed. */
type CompletedProject =
  | SeenProject
  | Extract<RequestFailure, { readonly postponed: unknown }>;

/**
 * Asks for projects, many in a query. Locations that lead to the same project get
 * the same answer.
 *
 * @returns A result for each location, by resource key
 */
export async function readRepositories(
  account: ApiAccount,
  locations: readonly GitlabLocation[],
  options: DeliveryReadOptions,
): Promise<
  ReadonlyMap<string, SeenRepository<ProjectAnswer> | RequestFailure>
> {
  const { now, signal } = options;
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
  const completed = await completeProjects(
    account,
    [...seen.values()],
    options,
  );
  return new Map(
    [...found].map(([key, result]) => [
      key,
      'answer' in result ? completed.get(result.answer.id)! : result,
    ]),
  );
}

/**
 * Adds the pipelines of the default branches, the few files whose content matters,
 * and deliveries where they are reported. Projects whose default branch has the same name share a query.
 *
 * @returns The projects by id
 */
async function completeProjects(
  account: ApiAccount,
  projects: readonly SeenProject[],
  options: DeliveryReadOptions,
): Promise<ReadonlyMap<string, CompletedProject>> {
  const completed = new Map<string, CompletedProject>(
    projects.map(seen => [seen.answer.id, seen]),
  );
  const byBranch = new Map<string, string[]>();
  for (const { answer } of projects) {
    const branch = answer.basics_repository?.rootRef;
    if (branch && !answer.basics_repository?.empty && !answer.basics_archived) {
      byBranch.set(branch, [...(byBranch.get(branch) ?? []), answer.id]);
    }
  }
  // Pipelines are updated after they were created, never before.
  const since = daysBefore(options.now, DAYS);
  for (const [branch, names] of byBranch) {
    await add(pipelineGroups, names, { branch, since });
  }
  await add(contentGroups, [...byBranch.values()].flat(), {});
  if (options.withDeliveries) {
    const active = projects.filter(({ answer }) => !answer.basics_archived);
    await add(
      deliveryGroups,
      active.map(({ answer }) => answer.id),
      { mergedAfter: daysBefore(options.now, REVIEW_DAYS) },
    );
  }
  return completed;

  async function add(
    groups: FieldGroups,
    names: readonly string[],
    variables: Readonly<Record<string, string>>,
  ): Promise<void> {
    const results = await readProjects<ProjectAnswer>(
      account,
      { key: 'ids', names, groups, variables },
      options.signal,
    );
    for (const [id, result] of results) {
      completed.set(id, merge(completed.get(id)!, groups, result));
    }
  }
}

function merge(
  known: CompletedProject,
  groups: FieldGroups,
  result: ProjectResult<ProjectAnswer>,
): CompletedProject {
  if ('postponed' in known || 'postponed' in result) {
    return 'postponed' in known ? known : (result as CompletedProject);
  }
  if ('answer' in result) {
    return {
      answer: { ...known.answer, ...result.answer },
      withheld: new Map([...known.withheld, ...result.withheld]),
    };
  }
  const reason = 'error' in result ? result.error : 'GitLab did not answer';
  return {
    answer: known.answer,
    withheld: new Map([
      ...known.withheld,
      ...Object.keys(groups).map(group => [group, reason] as const),
    ]),
  };
}
