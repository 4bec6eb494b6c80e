import { FieldGroupName, fieldGroups } from './fieldGroups';

/** A query for some repositories, `r0`, `r1` and so on. */
export interface AliasedQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Asks the same fields of many repositories at once. Names are variables, so that they are never read as a query. */
export function aliasedQuery(
  repositories: readonly { readonly owner: string; readonly name: string }[],
  fields: string,
): AliasedQuery {
  const variables: Record<string, string> = {};
  const parameters: string[] = [];
  const selections = repositories.map(({ owner, name }, index) => {
    variables[`o${index}`] = owner;
    variables[`n${index}`] = name;
    parameters.push(`$o${index}: String!`, `$n${index}: String!`);
    return `r${index}: repository(owner: $o${index}, name: $n${index}) { ...fields }`;
  });
  const query = `query (${parameters.join(', ')}) {
  ${selections.join('\n  ')}
}
fragment fields on Repository {${fields}
}`;
  return { query, variables };
}

/** All fields of repositories, but for the groups that are known to be withheld. */
export function repositoryQuery(
  repositories: readonly { readonly owner: string; readonly name: string }[],
  without: ReadonlySet<FieldGroupName>,
): AliasedQuery {
  const fields = Object.entries(fieldGroups)
    .filter(([group]) => !without.has(group as FieldGroupName))
    .map(([, group]) => group.fields);
  return aliasedQuery(repositories, fields.join(''));
}
