import {
  ApiAccount,
  Known,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ScmReadOptions } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { notShown, Permission, rights } from '../permissions';
import { BitbucketLocation } from '../locate/bitbucketLocation';
import { Deployment, deploymentQuery, readDeployments } from './deployments';
import { Pipeline, pipelineQuery, readPipelines } from './pipelines';
import {
  PullRequest,
  pullRequestQuery,
  readPullRequests,
} from './pullRequests';
import { RepositoryAnswer } from './RepositoryLists';
import { toPath } from './requests';
import {
  BranchingModel,
  modelQuery,
  readModel,
  readRestrictions,
  Restriction,
  restrictionQuery,
} from './restrictions';
import { SettledAnswers } from './SettledAnswers';

/** Where Bitbucket looks for code owners. */
export const CODEOWNERS = '.bitbucket/CODEOWNERS';

/** Details that Bitbucket returns for one repository in a request. */
export interface RepositoryDetails {
  readonly pipelines: Known<readonly Pipeline[]>;
  readonly pullRequests: Known<readonly PullRequest[]>;
  readonly deployments: Known<readonly Deployment[]>;
  readonly restrictions: Known<readonly Restriction[]>;
  /** Left out where no restriction depends on it. */
  readonly model?: Known<BranchingModel>;
  /** Text of the file; empty if there is none. */
  readonly codeowners: Known<string>;
}

const EMPTY: RepositoryDetails = {
  pipelines: [],
  pullRequests: [],
  deployments: [],
  restrictions: [],
  codeowners: '',
};

/**
 * Creates a function that asks about a repository. A request that fails costs only
 * its own facts. The function throws a PostponedError if the budget is used up.
 *
 * Pull requests and code owners are asked for once a commit. Settings, and pipelines
 * of repositories without any, are asked for every six hours.
 */
export function createDetailsReader(options: {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}) {
  const settled = new SettledAnswers(options.now);
  return async function readDetails(
    account: ApiAccount,
    _: BitbucketLocation,
    { fullName, branch, commit }: RepositoryAnswer,
    { signal }: ScmReadOptions,
  ): Promise<RepositoryDetails> {
    if (branch === undefined) {
      return EMPTY;
    }
    const path = toPath(fullName);
    const ask = <T>(work: Promise<RestAnswer<T>>, right: Permission) =>
      account.orUnknown(
        work.then(answer =>
          'refused' in answer ? { unknown: notShown(right) } : answer.value,
        ),
        signal,
      );
    const version = commit;
    const [pipelines, deployments, pullRequests, rules, codeowners] =
      await Promise.all([
        settled.get(
          `${path} pipelines ${version}`,
          () =>
            ask(
              account.get(
                `${path}/pipelines?${pipelineQuery(branch)}`,
                readPipelines,
                signal,
              ),
              rights.pipelines,
            ),
          isEmpty,
        ),
        settled.get(
          `${path} deployments ${version}`,
          () =>
            ask(
              account.get(
                `${path}/deployments?${deploymentQuery()}`,
                readDeployments,
                signal,
              ),
              rights.pipelines,
            ),
          isEmpty,
        ),
        ask(
          account.get(
            `${path}/pullrequests?${pullRequestQuery(branch)}`,
            readPullRequests,
            signal,
            { version },
          ),
          rights.pullRequests,
        ),
        settled.get(
          `${path} rules`,
          () => askForRules(),
          ({ restrictions, model = {} }) =>
            !('unknown' in restrictions || 'unknown' in model),
        ),
        askForCodeowners(),
      ]);
    return { pipelines, deployments, pullRequests, codeowners, ...rules };

    async function askForRules(): Promise<
      Pick<RepositoryDetails, 'restrictions' | 'model'>
    > {
      const restrictions = await askForRestrictions();
      const isByModel =
        !('unknown' in restrictions) &&
        restrictions.some(({ branchType }) => branchType !== undefined);
      return isByModel
        ? {
            restrictions,
            model: await ask(
              account.get(
                `${path}/effective-branching-model?${modelQuery()}`,
                readModel,
                signal,
              ),
              rights.repository,
            ),
          }
        : { restrictions };
    }

    async function askForRestrictions(): Promise<
      RepositoryDetails['restrictions']
    > {
      const all: Restriction[] = [];
      for (let page = 1; ; page += 1) {
        const answer = await ask(
          account.get(
            `${path}/branch-restrictions?${restrictionQuery(page)}`,
            readRestrictions,
            signal,
          ),
          rights.restrictions,
        );
        if ('unknown' in answer) {
          return answer;
        }
        all.push(...answer.restrictions);
        if (answer.isLast) {
          return all;
        }
      }
    }

    async function askForCodeowners(): Promise<Known<string>> {
      const ref = encodeURIComponent(commit ?? branch!);
      return account.orUnknown(
        account
          .get(`${path}/src/${ref}/${CODEOWNERS}`, String, signal, { version })
          .then(toText),
        signal,
      );
    }
  };
}

function isEmpty(list: Known<readonly unknown[]>): boolean {
  return !('unknown' in list) && list.length === 0;
}

/** No such file is an answer. */
function toText(answer: RestAnswer<string>): Known<string> {
  if ('value' in answer) {
    return answer.value;
  }
  return answer.refused.status === 404
    ? ''
    : { unknown: notShown(rights.repository) };
}
