import { z } from 'zod';
import {
  ApiAccount,
  Known,
  readNodes,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  fillFacts,
  PipelineRun,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { hasRules } from '../facts/protection';
import { GithubLocation } from '../locate/githubLocation';
import { DeployRun, readDeployRuns } from './deployRuns';
import { FIRST } from './fieldGroups';
import { Organisation, Organisations } from './Organisations';
import { needsPermission } from './readRepositories';
import { RepositoryAnswer } from './RepositoryAnswer';
import {
  mayAsk,
  NOT_YET,
  readCodeAlerts,
  readSecretAlerts,
} from './readScanners';
import { ScannerAnswer } from './securityAlerts';
import { readWorkflowRuns } from './workflowRuns';

/** Details that only REST has, or the reasons why they are not known. */
export interface RepositoryDetails {
  readonly runs: Known<readonly PipelineRun[]>;
  readonly codeScanning: ScannerAnswer;
  readonly secretScanning: ScannerAnswer<{ readonly url: string }>;
  /** Whether the branch is protected by a rule that was not seen. */
  readonly isProtected: Known<boolean>;
  /** The latest runs of workflows, where they count as deployments. */
  readonly deployRuns: Known<readonly DeployRun[]>;
  /** Ids of the latest deployments that GitHub marks as production. */
  readonly production: Known<readonly number[]>;
}

/** As many as GraphQL is asked for. */
const DEPLOYMENTS = FIRST.deployments;

const deploymentsBody = z.array(
  z.object({
    id: z.number(),
    production_environment: z.boolean().nullish(),
  }),
);

const branchBody = z.object({ protected: z.boolean() });

/**
 * Asks REST for what GraphQL does not have. A request that fails costs only its own
 * facts.
 *
 * @throws PostponedError if the budget is used up
 */
export async function readDetails(
  account: ApiAccount,
  location: GithubLocation,
  answer: RepositoryAnswer,
  options: {
    readonly now: number;
    readonly signal: AbortSignal;
    readonly organisations: Organisations;
    /** Whether runs of workflows count as deployments. */
    readonly withDeployRuns: boolean;
  },
): Promise<RepositoryDetails> {
  const { signal } = options;
  const { owner, name } = location;
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(
    name,
  )}`;
  const branch = answer.basics_branch?.name;
  const attempt = <T>(work: Promise<T>) => account.orUnknown(work, signal);
  if (answer.basics_archived) {
    return fillFacts(
      [
        'runs',
        'codeScanning',
        'secretScanning',
        'isProtected',
        'production',
        'deployRuns',
      ],
      { unknown: 'the repository is archived, so it was not asked about' },
    );
  }
  const organisation =
    answer.basics_owner.__typename === 'Organization'
      ? await options.organisations.read(account, location, signal)
      : undefined;
  const repository = { path, name: answer.basics_name, organisation };
  const hasWorkflows =
    answer.contents_workflows === undefined ||
    Boolean(answer.contents_workflows?.entries?.length);
  const [
    runs,
    codeScanning,
    secretScanning,
    isProtected,
    production,
    deployRuns,
  ] = await Promise.all([
    branch && hasWorkflows && !answer.runs
      ? attempt(
          readWorkflowRuns(account, { path, branch }, options).then(
            orNeeds('Actions: read'),
          ),
        )
      : answer.runs?.runs ?? [],
    attempt(
      readCodeAlerts(
        account,
        { ...repository, isScanned: answer.runs?.isScanned ?? false },
        signal,
      ),
    ),
    attempt(readSecretAlerts(account, repository, signal)),
    branch && !hasRules(answer)
      ? attempt(
          readProtection(
            account,
            `${path}/branches/${encodeURIComponent(branch)}`,
            organisation,
            signal,
          ),
        )
      : true,
    needsProductionFlag(answer)
      ? attempt(
          account
            .get(
              `${path}/deployments?per_page=${DEPLOYMENTS}`,
              readProduction,
              signal,
            )
            .then(orNeeds('Deployments: read')),
        )
      : [],
    options.withDeployRuns && hasWorkflows
      ? attempt(
          readDeployRuns(account, path, signal).then(orNeeds('Actions: read')),
        )
      : [],
  ]);
  return {
    runs,
    codeScanning,
    secretScanning,
    isProtected,
    production,
    deployRuns,
  };
}

async function readProtection(
  account: ApiAccount,
  path: string,
  organisation: Organisation | undefined,
  signal: AbortSignal,
): Promise<Known<boolean>> {
  if (!(await mayAsk(account, path, organisation))) {
    return { unknown: NOT_YET };
  }
  const answer = await account.get(
    path,
    body => branchBody.parse(body).protected,
    signal,
  );
  return orNeeds<boolean>('Contents: read')(answer);
}

/** GraphQL has no such flag. Deployments to "production" need none. */
function needsProductionFlag({ deployed_latest }: RepositoryAnswer) {
  return readNodes(deployed_latest).some(
    ({ environment }) => environment?.toLowerCase() !== 'production',
  );
}

function readProduction(body: unknown): number[] {
  return deploymentsBody
    .parse(body)
    .filter(each => each.production_environment)
    .map(({ id }) => id);
}

function orNeeds<T>(permission: string) {
  return (answer: RestAnswer<T>): Known<T> =>
    'refused' in answer
      ? { unknown: needsPermission(permission) }
      : answer.value;
}
