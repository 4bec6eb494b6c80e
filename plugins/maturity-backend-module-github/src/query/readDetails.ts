import { z } from 'zod';
import {
  ApiAccount,
  Known,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  fillFacts,
  PipelineRun,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { hasRules } from '../facts/protection';
import { GithubLocation } from '../locate/githubLocation';
import { needsPermission } from './readRepositories';
import { RepositoryAnswer } from './RepositoryAnswer';
import {
  readCodeScanning,
  readSecretScanning,
  ScannerAnswer,
} from './securityAlerts';
import { readWorkflowRuns } from './workflowRuns';

/** Details that only REST has, or the reasons why they are not known. */
export interface RepositoryDetails {
  readonly runs: Known<readonly PipelineRun[]>;
  readonly codeScanning: ScannerAnswer;
  readonly secretScanning: ScannerAnswer<{ readonly url: string }>;
  /** Whether the branch is protected by a rule that was not seen. */
  readonly isProtected: Known<boolean>;
}

const branchBody = z.object({ protected: z.boolean() });

/**
 * Asks REST for what GraphQL does not have. A request that fails costs only its own
 * facts.
 *
 * @throws PostponedError if the budget is used up
 */
export async function readDetails(
  account: ApiAccount,
  { owner, name }: GithubLocation,
  answer: RepositoryAnswer,
  options: { readonly now: number; readonly signal: AbortSignal },
): Promise<RepositoryDetails> {
  const { signal } = options;
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(
    name,
  )}`;
  const branch = answer.basics_branch?.name;
  const attempt = <T>(work: Promise<T>) => account.orUnknown(work, signal);
  if (answer.basics_archived) {
    return fillFacts(
      ['runs', 'codeScanning', 'secretScanning', 'isProtected'],
      { unknown: 'the repository is archived, so it was not asked about' },
    );
  }
  const hasWorkflows =
    answer.contents_workflows === undefined ||
    Boolean(answer.contents_workflows?.entries?.length);
  const [runs, codeScanning, secretScanning, isProtected] = await Promise.all([
    branch && hasWorkflows
      ? attempt(
          readWorkflowRuns(account, { path, branch }, options).then(
            orNeeds('Actions: read'),
          ),
        )
      : [],
    attempt(readCodeScanning(account, path, signal)),
    attempt(readSecretScanning(account, path, signal)),
    branch && !hasRules(answer)
      ? attempt(
          account
            .get(
              `${path}/branches/${encodeURIComponent(branch)}`,
              body => branchBody.parse(body).protected,
              signal,
            )
            .then(orNeeds('Contents: read')),
        )
      : true,
  ]);
  return { runs, codeScanning, secretScanning, isProtected };
}

function orNeeds<T>(permission: string) {
  return (answer: RestAnswer<T>): Known<T> =>
    'refused' in answer
      ? { unknown: needsPermission(permission) }
      : answer.value;
}
