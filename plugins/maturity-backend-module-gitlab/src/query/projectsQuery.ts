import { FieldGroups } from './fieldGroups';

/** How projects are named: all of a query in the same way. */
export type ProjectKey = 'ids' | 'fullPaths';

/** Types of the variables that selections may use. */
const VARIABLES: Readonly<Record<string, string>> = {
  branch: 'String!',
  mergedAfter: 'Time!',
  ref: 'String!',
  since: 'Time!',
};

/**
 * Builds a query for many projects as one connection. GitLab adds one percent of
 * complexity for each project in it; aliases would add all of it again.
 */
export function projectsQuery(
  key: ProjectKey,
  fields: string,
  count: number,
): string {
  const used = Object.keys(VARIABLES).filter(name =>
    new RegExp(`\\$${name}\\b`).test(fields),
  );
  const parameters = [
    key === 'ids' ? '$keys: [ID!]' : '$keys: [String!]',
    ...used.map(name => `$${name}: ${VARIABLES[name]}`),
  ];
  return `query (${parameters.join(', ')}) {
  projects(${key}: $keys, first: ${count}) {
    nodes {
      id
      fullPath${fields}
    }
  }
}`;
}

/** Selects the fields of all groups, except those that are known to be withheld. */
export function selectFields(
  groups: FieldGroups,
  without: ReadonlySet<string>,
): string {
  return Object.entries(groups)
    .filter(([name]) => !without.has(name))
    .map(([, { fields }]) => fields)
    .join('');
}
