import { z } from 'zod';
import {
  ApiAccount,
  Known,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { fillFacts } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { toNumber } from './findProjects';
import { ProjectAnswer } from './ProjectAnswer';
import { notShown } from './withheldGroups';

/** A deployment, however it went. */
export type Deployment = {
  readonly id: number;
  /** `success`, `failed`, `canceled`, `running` and others. */
  readonly status: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601; when its status was the last to change, in the end. */
  readonly updatedAt: string;
  readonly environment: string;
  readonly commit: string;
  readonly ref: string;
  readonly url: string;
};

/** An environment, which can have been stopped. */
export type Environment = {
  readonly name: string;
  /** `production`, `staging` and others, if GitLab says so. */
  readonly tier?: string;
  readonly isStopped: boolean;
};

/** Details that GraphQL does not have, or has only for one project in a query. */
export interface ProjectDetails {
  readonly licences: Known<readonly string[]>;
  readonly environments: Known<readonly Environment[]>;
  readonly deployments: Known<readonly Deployment[]>;
}

/** How many of the latest deployments are looked at. */
const DEPLOYMENTS = 50;

const licenceBody = z.object({
  license: z.object({ key: z.string() }).nullish(),
});
const environmentsBody = z.array(
  z.object({
    name: z.string(),
    tier: z.string().nullish(),
    state: z.string().nullish(),
  }),
);
const deploymentsBody = z.array(
  z.object({
    id: z.number(),
    status: z.string(),
    created_at: z.string(),
    updated_at: z.string().nullish(),
    sha: z.string().nullish(),
    ref: z.string().nullish(),
    environment: z.object({ name: z.string() }).nullish(),
    deployable: z
      .object({
        web_url: z.string().nullish(),
        pipeline: z.object({ web_url: z.string() }).nullish(),
      })
      .nullish(),
  }),
);

/** Parts of SPDX identifiers that are not in capitals. */
const SPELLING: Readonly<Record<string, string>> = {
  apache: 'Apache',
  artistic: 'Artistic',
  clause: 'Clause',
  clear: 'Clear',
  mulanpsl: 'MulanPSL',
  postgresql: 'PostgreSQL',
  unlicense: 'Unlicense',
  vim: 'Vim',
  zlib: 'Zlib',
  '1.3c': '1.3c',
};

/**
 * Asks REST about a project, by its number. A request that fails costs only its own
 * facts. The licence is asked for once a commit.
 *
 * @throws PostponedError if the budget is used up
 */
export async function readDetails(
  account: ApiAccount,
  { id, basics_archived, contents_files }: ProjectAnswer,
  signal: AbortSignal,
): Promise<ProjectDetails> {
  if (basics_archived) {
    return fillFacts(['licences', 'environments', 'deployments'], {
      unknown: 'the project is archived, so it was not asked about',
    });
  }
  const path = `/projects/${toNumber(id)}`;
  const version = contents_files?.tree?.lastCommit?.sha;
  const ask = <T>(work: Promise<RestAnswer<T>>, needs: string) =>
    account.orUnknown(work.then(orNeeds(needs)), signal);
  const reporter = 'give the token the role Reporter';
  const [licences, environments] = await Promise.all([
    ask(
      account.get(`${path}?license=true`, readLicence, signal, { version }),
      'give the token the role Guest',
    ),
    ask(
      account.get(
        `${path}/environments?per_page=100`,
        readEnvironments,
        signal,
      ),
      reporter,
    ),
  ]);
  const isDeployed = 'unknown' in environments || environments.length > 0;
  return {
    licences,
    environments,
    // Nothing is deployed but to an environment.
    deployments: isDeployed
      ? await ask(
          account.get(
            `${path}/deployments?order_by=id&sort=desc&per_page=${DEPLOYMENTS}`,
            readDeployments,
            signal,
          ),
          reporter,
        )
      : [],
  };
}

function orNeeds<T>(needs: string) {
  return (answer: RestAnswer<T>): Known<T> =>
    'refused' in answer ? { unknown: notShown(needs) } : answer.value;
}

function readLicence(body: unknown): string[] {
  const key = licenceBody.parse(body).license?.key;
  return key && key !== 'other'
    ? [
        key
          .split('-')
          .map(part => SPELLING[part] ?? part.toUpperCase())
          .join('-'),
      ]
    : [];
}

function readEnvironments(body: unknown): Environment[] {
  return environmentsBody.parse(body).map(({ name, tier, state }) => ({
    name,
    ...(tier && { tier }),
    isStopped: state === 'stopped',
  }));
}

function readDeployments(body: unknown): Deployment[] {
  return deploymentsBody
    .parse(body)
    .map(({ id, status, deployable, environment, ...each }) => ({
      id,
      status,
      createdAt: each.created_at,
      updatedAt: each.updated_at ?? each.created_at,
      environment: environment?.name ?? '',
      commit: each.sha ?? '',
      ref: each.ref ?? '',
      url: deployable?.web_url ?? deployable?.pipeline?.web_url ?? '',
    }));
}
