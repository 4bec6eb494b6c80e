import { z } from 'zod';
import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { parseAnswer, readList } from '../client/readList';
import { toProjectPath } from './findRepositories';

/** A project can have several policies for each branch of each repository. */
const PAGES = 50;

/** The policies that pull requests have to meet, by the id of their type. */
const KINDS: Readonly<Record<string, PolicyKind | undefined>> = {
  'fa4e907d-c16b-4a4c-9dfa-4906e5d171dd': 'minimumReviewers',
  'fd2167ab-b0be-447a-8ec8-39368250530e': 'requiredReviewers',
  '0609b952-1397-4640-95ec-e00a01b2c241': 'build',
  'cbdc66da-9728-4af8-aada-9a5a32e4a226': 'status',
  'c6a1889d-b943-4856-b76f-9e46bb6b0df2': 'other',
  '40e92b44-2fe1-4dd6-b3d8-74a9c21d0c6e': 'other',
  'fa4e907d-c16b-4a4c-9dfa-4916e5d171ab': 'other',
};

/** The demand of a policy; `other`: comments, work items, a merge strategy. */
export type PolicyKind =
  | 'minimumReviewers'
  | 'requiredReviewers'
  | 'build'
  | 'status'
  | 'other';

const configuration = z.object({
  isEnabled: z.boolean(),
  isBlocking: z.boolean(),
  isDeleted: z.boolean().nullish(),
  type: z.object({ id: z.string() }),
  settings: z.unknown(),
});
const settings = z.object({
  minimumApproverCount: z.number().nullish(),
  creatorVoteCounts: z.boolean().nullish(),
  requiredReviewerIds: z.array(z.string()).nullish(),
  filenamePatterns: z.array(z.string()).nullish(),
  displayName: z.string().nullish(),
  buildDefinitionId: z.number().nullish(),
  statusName: z.string().nullish(),
  statusGenre: z.string().nullish(),
  scope: z
    .array(
      z.object({
        /** All repositories of the project when left out. */
        repositoryId: z.string().nullish(),
        /** All branches when left out. */
        refName: z.string().nullish(),
        matchKind: z.string().nullish(),
      }),
    )
    .nullish(),
});

/** A policy that is enabled and blocks pull requests that do not meet it. */
export interface BranchPolicy extends z.infer<typeof settings> {
  readonly kind: PolicyKind;
}

/**
 * Reads the policies of a project that block pull requests.
 *
 * @throws AnswerError if there are too many to know all
 */
export async function readPolicies(
  account: ApiAccount,
  project: string,
  signal: AbortSignal,
): Promise<readonly BranchPolicy[] | { readonly unknown: string }> {
  const { items, isCut } = await readList(
    account,
    {
      path: `${toProjectPath(project)}/policy/configurations`,
      query: { $top: '1000' },
      item: configuration,
      pages: PAGES,
    },
    signal,
  );
  if (isCut) {
    return {
      unknown: `the project has so many policies that they are not all read`,
    };
  }
  return items.flatMap(policy => {
    const kind = KINDS[policy.type.id.toLowerCase()];
    return kind && policy.isEnabled && policy.isBlocking && !policy.isDeleted
      ? [{ ...parseAnswer(settings, policy.settings), kind }]
      : [];
  });
}

/** Whether a policy is about the default branch of a repository. */
export function appliesTo(
  { scope }: BranchPolicy,
  repository: { readonly id: string; readonly defaultBranch: string },
): boolean {
  return (scope ?? []).some(({ repositoryId, refName, matchKind }) => {
    if (repositoryId && repositoryId.toLowerCase() !== repository.id) {
      return false;
    }
    const branch = repository.defaultBranch;
    switch (matchKind?.toLowerCase()) {
      case 'prefix':
        return isBelow(branch, refName ?? '');
      case 'defaultbranch':
        return true;
      default:
        return !refName || refName === branch;
    }
  });
}

/** A prefix is a folder of branches, with or without a slash at its end. */
function isBelow(branch: string, prefix: string): boolean {
  const folder = prefix.replace(/\/+$/, '');
  return folder === '' || branch === folder || branch.startsWith(`${folder}/`);
}
