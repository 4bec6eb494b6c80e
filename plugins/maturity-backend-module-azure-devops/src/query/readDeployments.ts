import { z } from 'zod';
import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { daysBefore } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { readList } from '../client/readList';
import { toProjectPath } from './findRepositories';

/** Days that are looked back. */
const DAYS = 90;
/** Environments of a project, of which each costs a request. */
const ENVIRONMENTS = 100;
/** Records of one environment in a page. */
const PER_PAGE = 500;
const PAGES = 4;
/** Pipelines in one request. */
const DEFINITIONS = 50;

const environment = z.object({ id: z.number(), name: z.string() });
const owner = z.object({ id: z.number(), name: z.string().nullish() });
const deploymentRecord = z.object({
  /** The pipeline. */
  definition: owner.nullish(),
  /** The run. */
  owner: owner.nullish(),
  /** `Build` for pipelines in YAML. */
  planType: z.string().nullish(),
  stageName: z.string().nullish(),
  stageAttempt: z.number().nullish(),
  result: z.string().nullish(),
  queueTime: z.string().nullish(),
  startTime: z.string().nullish(),
  finishTime: z.string().nullish(),
});
const definition = z.object({
  id: z.number(),
  repository: z
    .object({ id: z.string().nullish(), type: z.string().nullish() })
    .nullish(),
});

type DeploymentRecord = z.infer<typeof deploymentRecord>;
type Environment = z.infer<typeof environment>;

/** A stage of a run that deployed to an environment. */
export interface Deployment {
  readonly runId: number;
  readonly runName: string;
  /** Of the pipeline; `undefined` if it is not in Azure Repos, or is gone. */
  readonly repositoryId: string | undefined;
  readonly environment: Environment;
  readonly stage: string;
  readonly attempt: number;
  /** Left out while it runs. */
  readonly result?: 'succeeded' | 'failed' | 'cancelled';
  /** ISO 8601. */
  readonly startedAt: string;
  /** ISO 8601; left out while it runs. */
  readonly finishedAt?: string;
}

/** Deployments of a project, newest first. */
export interface DeploymentList {
  readonly environments: readonly Environment[];
  readonly deployments: readonly Deployment[];
  /** Whether an environment had more than are read. */
  readonly isCut: boolean;
}

/**
 * Reads the deployments of 90 days to the environments of a project.
 *
 * @param now - Milliseconds since 1970.
 */
export async function readDeployments(
  account: ApiAccount,
  project: string,
  options: { readonly now: number; readonly signal: AbortSignal },
): Promise<DeploymentList | { readonly unknown: string }> {
  const { signal } = options;
  const path = `${toProjectPath(project)}/distributedtask/environments`;
  const { items: environments, isCut } = await readList(
    account,
    {
      path,
      query: { $top: `${ENVIRONMENTS}` },
      item: environment,
      pages: PAGES,
    },
    signal,
  );
  if (isCut || environments.length > ENVIRONMENTS) {
    return {
      unknown: `the project has more than ${ENVIRONMENTS} environments, which are not read`,
    };
  }
  const since = daysBefore(options.now, DAYS);
  const lists = await Promise.all(
    environments.map(async each => {
      const list = await readList(
        account,
        {
          path: `${path}/${each.id}/environmentdeploymentrecords`,
          query: { top: `${PER_PAGE}` },
          item: deploymentRecord,
          pages: PAGES,
          isTooOld: record => toStart(record) < since,
        },
        signal,
      );
      const recent = list.items.filter(record => toStart(record) >= since);
      return { environment: each, isCut: list.isCut, records: recent };
    }),
  );
  const repositories = await readPipelines(
    account,
    project,
    lists.flatMap(({ records }) =>
      records.flatMap(each => each.definition?.id ?? []),
    ),
    signal,
  );
  return {
    environments,
    isCut: lists.some(list => list.isCut),
    deployments: lists
      .flatMap(list =>
        toDeployments(list.environment, list.records, repositories),
      )
      .sort((a, b) => b.startedAt.localeCompare(a.startedAt)),
  };
}

/** Reads the repositories of pipelines, by the ids of these. */
async function readPipelines(
  account: ApiAccount,
  project: string,
  ids: readonly number[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, string>> {
  const distinct = [...new Set(ids)].sort((a, b) => a - b);
  const repositories = new Map<number, string>();
  for (let at = 0; at < distinct.length; at += DEFINITIONS) {
    const { items } = await readList(
      account,
      {
        path: `${toProjectPath(project)}/build/definitions`,
        query: {
          definitionIds: distinct.slice(at, at + DEFINITIONS).join(','),
          includeAllProperties: 'true',
        },
        item: definition,
        pages: 1,
      },
      signal,
    );
    for (const { id, repository } of items) {
      if (repository?.type === 'TfsGit' && repository.id) {
        repositories.set(id, repository.id.toLowerCase());
      }
    }
  }
  return repositories;
}

/** Each job of a stage has a record of its own; together they are one deployment. */
function toDeployments(
  to: Environment,
  records: readonly DeploymentRecord[],
  repositories: ReadonlyMap<number, string>,
): readonly Deployment[] {
  const stages = new Map<string, DeploymentRecord[]>();
  for (const record of records) {
    if (record.owner && (record.planType ?? 'Build') === 'Build') {
      const { owner: run, stageName, stageAttempt } = record;
      const key = JSON.stringify([run.id, stageName, stageAttempt]);
      stages.set(key, [...(stages.get(key) ?? []), record]);
    }
  }
  return [...stages.values()].flatMap(jobs => {
    const [first] = jobs;
    const results = jobs.map(({ result }) => result);
    if (results.every(result => result === 'skipped')) {
      return [];
    }
    const isRunning = jobs.some(({ finishTime }) => !finishTime);
    const finishedAt = jobs
      .map(job => job.finishTime ?? '')
      .sort()
      .pop();
    return [
      {
        runId: first!.owner!.id,
        runName: first!.owner!.name ?? '',
        repositoryId: repositories.get(first!.definition?.id ?? 0),
        environment: to,
        stage: first!.stageName ?? '',
        attempt: first!.stageAttempt ?? 1,
        startedAt: jobs.map(toStart).sort()[0]!,
        ...(!isRunning && { finishedAt, result: combineResults(results) }),
      },
    ];
  });
}

function combineResults(
  results: readonly (string | null | undefined)[],
): NonNullable<Deployment['result']> {
  if (results.some(result => result === 'failed' || result === 'abandoned')) {
    return 'failed';
  }
  return results.includes('canceled') ? 'cancelled' : 'succeeded';
}

function toStart({ startTime, queueTime }: DeploymentRecord): string {
  return startTime ?? queueTime ?? '';
}
