import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ReadResult,
  RepositoryAtRef,
  toEmptyResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  describeProject,
  GitlabLocation,
  toResourceKey,
} from '../locate/gitlabLocation';
import { findProjects, FoundProject } from '../query/findProjects';
import { notShown } from '../query/withheldGroups';

const needs = 'give the token the role Reporter';

/** The commit that a project is at, and its current path. */
export type Head = { readonly commit: string; readonly fullPath: string };

/** Selection on `Project`: the commit of a ref, of the default branch if none is named. */
function headFields(hasRef: boolean): string {
  return `
      head_repository: repository {
        empty
        rootRef
        tree${hasRef ? '(ref: $ref)' : ''} { lastCommit { sha } }
      }`;
}

/** The answer to it; nothing if the token may not read code. */
interface HeadAnswer {
  readonly id: string;
  readonly fullPath: string;
  readonly head_repository?: {
    readonly empty: boolean;
    readonly rootRef?: string | null;
    readonly tree?: {
      readonly lastCommit?: { readonly sha: string } | null;
    } | null;
  } | null;
}

/**
 * Reads the commit of each project in order, or the result for one without. Projects
 * at the same ref share a query.
 */
export async function readHeads(
  account: ApiAccount,
  asked: readonly RepositoryAtRef<GitlabLocation>[],
  signal: AbortSignal,
): Promise<readonly (Head | ReadResult)[]> {
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
    toHead(found.get(ref)!.get(toResourceKey(location))!, location, ref),
  );
}

function toHead(
  found: FoundProject<HeadAnswer>,
  location: GitlabLocation,
  ref: string | undefined,
): Head | ReadResult {
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
    return toEmptyResult();
  }
  const commit = head.tree?.lastCommit?.sha;
  return commit
    ? { commit, fullPath }
    : {
        error: `${describeProject(location)} on ${location.host} has no ${
          ref ?? 'default branch'
        }`,
      };
}
