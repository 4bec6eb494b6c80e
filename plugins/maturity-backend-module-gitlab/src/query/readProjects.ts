import { JsonValue } from '@backstage/types';
import {
  ApiAccount,
  askInBatches,
  cleanMessage,
  RequestFailure,
  toFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { SeenRepository } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { describeFailure } from '../client/connectGitlab';
import { FieldGroups } from './fieldGroups';
import { ProjectKey, projectsQuery, selectFields } from './projectsQuery';
import {
  addUnsupported,
  knownUnsupported,
  refusedGroups,
  WithheldGroups,
} from './withheldGroups';

/** Projects in one query: GitLab takes no more paths. */
export const PROJECTS_PER_QUERY = 50;

/** Id and path of a project in an answer. */
export interface NamedProject {
  readonly id: string;
  readonly fullPath: string;
}

/** The result of GraphQL for a project. */
export type ProjectResult<T> =
  | SeenRepository<T>
  | { readonly missing: true }
  | RequestFailure;

/** Fields to ask for, and the projects. */
export interface ProjectQuestion {
  /** How the projects are named. */
  readonly key: ProjectKey;
  /** Ids or paths. */
  readonly names: readonly string[];
  readonly groups: FieldGroups;
  readonly variables?: Readonly<Record<string, JsonValue>>;
}

interface Batch {
  readonly names: readonly string[];
  readonly withheld: WithheldGroups;
}

/**
 * Asks for projects, many in a query. A project that fails costs the others nothing.
 * A group of fields that is withheld costs the project only that group. A query that
 * is too large for GitLab is halved.
 *
 * @returns A result for each project, by the name in the question
 */
export async function readProjects<T extends NamedProject>(
  account: ApiAccount,
  question: ProjectQuestion,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ProjectResult<T>>> {
  const results = new Map<string, ProjectResult<T>>();
  const batches: Batch[] = [
    {
      names: question.names,
      withheld: knownUnsupported(question.groups, account),
    },
  ];
  for (let batch = batches.shift(); batch; batch = batches.shift()) {
    const { withheld } = batch;
    await askInBatches({
      items: batch.names,
      size: PROJECTS_PER_QUERY,
      signal,
      ask: async names => {
        const items = { names, withheld };
        batches.push(
          ...(await readBatch(account, question, items, results, signal)),
        );
      },
      onFailure: (names, error) => {
        const failure = toFailure(error, each =>
          describeFailure(each, account.host),
        );
        names.forEach(name => results.set(name, failure));
      },
    });
  }
  return results;
}

/** Sends one query. Returns what has to be asked again. */
async function readBatch<T extends NamedProject>(
  account: ApiAccount,
  { key, groups, variables }: ProjectQuestion,
  batch: Batch,
  results: Map<string, ProjectResult<T>>,
  signal: AbortSignal,
): Promise<readonly Batch[]> {
  const { names, withheld } = batch;
  const fields = selectFields(groups, new Set(withheld.keys()));
  const { data, errors } = await account.graphql<{
    projects?: { nodes?: readonly (T | null)[] | null } | null;
  }>(
    projectsQuery(key, fields, names.length),
    { ...pickUsed(variables, fields), keys: [...names] },
    signal,
  );
  if (!data) {
    return [
      { names, withheld: addUnsupported(withheld, groups, errors, account) },
    ];
  }
  const nodes = data.projects?.nodes ?? [];
  const answers = new Map(
    nodes.flatMap((node, index) =>
      node ? [[toName(node, key), { node, index }] as const] : [],
    ),
  );
  // A field that must not be null took its project with it, and which one that
  // is the answer does not tell.
  const lost = nodes.includes(null) || !data.projects;
  const again: string[] = [];
  for (const name of names) {
    const found = answers.get(name.toLowerCase());
    if (found) {
      const { node, index } = found;
      results.set(name, {
        answer: node,
        withheld: new Map([
          ...withheld,
          ...refusedGroups(errors, index, groups),
        ]),
      });
    } else if (!lost) {
      results.set(name, { missing: true });
    } else if (names.length > 1) {
      again.push(name);
    } else {
      const message = errors[0]?.message ?? 'it answered with nothing';
      results.set(name, {
        error: `${account.host} does not show ${name}: ${cleanMessage(
          message,
        )}`,
      });
    }
  }
  return again.map(name => ({ names: [name], withheld }));
}

function toName({ id, fullPath }: NamedProject, key: ProjectKey): string {
  return (key === 'ids' ? id : fullPath).toLowerCase();
}

/** GitLab refuses variables that a query does not declare. */
function pickUsed(
  variables: ProjectQuestion['variables'] = {},
  fields: string,
): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => fields.includes(`$${name}`)),
  );
}
