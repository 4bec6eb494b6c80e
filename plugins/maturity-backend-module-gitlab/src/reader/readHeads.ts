import {
  HostedRepository,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { GitlabAccount } from '../client/GitlabAccount';
import { GitlabLocation, nameOf, subjectOf } from '../locate/gitlabLocation';
import { findProjects, FoundProject } from '../query/findProjects';
import { notShown } from '../query/withheldGroups';
import { HeadAnswer, headFields } from './readerQueries';

const needs = 'give the token the role Reporter';

/** The commit that a project is at and its path of today, or why that is not known. */
export type Head =
  | { readonly commit: string; readonly fullPath: string }
  | ReadResult;

/** Asks for the commit of each project, in the order given; those at the same ref share a query. */
export async function readHeads(
  account: GitlabAccount,
  asked: readonly HostedRepository<GitlabLocation>[],
  signal: AbortSignal,
): Promise<readonly Head[]> {
  const found = new Map<
    string | undefined,
    ReadonlyMap<string, FoundProject<HeadAnswer>>
  >();
  for (const ref of new Set(asked.map(each => each.ref))) {
    found.set(
      ref,
      await findProjects<HeadAnswer>(
        account,
        asked.filter(each => each.ref === ref).map(each => each.location),
        {
          groups: { head: { needs, fields: headFields(ref !== undefined) } },
          variables: ref === undefined ? {} : { ref },
        },
        signal,
      ),
    );
  }
  return asked.map(({ location, ref }) =>
    headOf(found.get(ref)!.get(subjectOf(location))!, location, ref),
  );
}

function headOf(
  found: FoundProject<HeadAnswer>,
  location: GitlabLocation,
  ref: string | undefined,
): Head {
  if (!('answer' in found)) {
    return found;
  }
  const { fullPath, head_repository: head } = found.answer;
  if (!head) {
    return {
      error: `${location.host} does not show the files of ${fullPath}: ${
        found.withheld.get('head') ?? notShown(needs)
      }`,
    };
  }
  if (head.empty) {
    // Nothing is there, which is an answer: no file proves anything.
    return { snapshot: { files: [], contents: new Map(), unread: new Map() } };
  }
  const commit = head.tree?.lastCommit?.sha;
  return commit
    ? { commit, fullPath }
    : {
        error: `${nameOf(location)} on ${location.host} has no ${
          ref ?? 'default branch'
        }`,
      };
}
