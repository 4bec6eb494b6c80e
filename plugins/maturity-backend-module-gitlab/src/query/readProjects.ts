import { JsonValue } from '@backstage/types';
import {
  ApiAccount,
  cleanMessage,
  Connection,
  RequestFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { SeenRepository } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  FieldGroups,
  ProjectKey,
  projectsQuery,
  selectFields,
} from './fieldGroups';
import {
  addUnsupported,
  findKnownUnsupported,
  findRefused,
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

interface Asked {
  readonly name: string;
  readonly withheld: WithheldGroups;
  /** Whether it shares no query. */
  readonly isAlone?: boolean;
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
  const withheld = findKnownUnsupported(question.groups, account);
  await account.askInBatches<Asked>({
    items: question.names.map(name => ({ name, withheld })),
    size: PROJECTS_PER_QUERY,
    toKey: each =>
      `${[...each.withheld.keys()]} ${each.isAlone ? each.name : ''}`,
    signal,
    ask: batch => readBatch(account, question, batch, results, signal),
    onFailure: (batch, failure) =>
      batch.forEach(({ name }) => results.set(name, failure)),
  });
  return results;
}

/** Sends one query. Returns what has to be asked again. */
async function readBatch<T extends NamedProject>(
  account: ApiAccount,
  { key, groups, variables }: ProjectQuestion,
  batch: readonly Asked[],
  results: Map<string, ProjectResult<T>>,
  signal: AbortSignal,
): Promise<readonly Asked[]> {
  const { withheld } = batch[0]!;
  const fields = selectFields(groups, new Set(withheld.keys()));
  const { data, errors } = await account.graphql<{
    projects?: Connection<T> | null;
  }>(
    {
      query: projectsQuery(key, fields, batch.length),
      variables: {
        ...pickUsed(variables, fields),
        keys: batch.map(({ name }) => name),
      },
    },
    signal,
  );
  if (!data) {
    const more = addUnsupported(withheld, groups, errors, account);
    return batch.map(each => ({ ...each, withheld: more }));
  }
  const nodes = data.projects?.nodes ?? [];
  const answers = new Map(
    nodes.flatMap((node, index) =>
      node ? [[toName(node, key), { node, index }] as const] : [],
    ),
  );
  // A field that must not be null took its project with it, and which one that
  // is the answer does not tell.
  const isAnyLost = nodes.includes(null) || !data.projects;
  return batch.flatMap(asked => {
    const { name } = asked;
    const found = answers.get(name.toLowerCase());
    if (!found && isAnyLost && batch.length > 1) {
      return [{ ...asked, isAlone: true }];
    }
    if (found) {
      const refused = findRefused(errors, found.index, groups);
      results.set(name, {
        answer: found.node,
        withheld: new Map([...withheld, ...refused]),
      });
    } else if (isAnyLost) {
      const reason = cleanMessage(
        errors[0]?.message ?? 'it answered with nothing',
      );
      results.set(name, {
        error: `${account.host} does not show ${name}: ${reason}`,
      });
    } else {
      results.set(name, { missing: true });
    }
    return [];
  });
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
