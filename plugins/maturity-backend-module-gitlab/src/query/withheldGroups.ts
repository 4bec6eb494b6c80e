import {
  cleanedMessage,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { GitlabAccount, GraphqlError } from '../client/GitlabAccount';
import { FieldGroups, groupOf, groupWith } from './fieldGroups';

/** Groups of fields that are not in an answer, with the reason for people. */
export type WithheldGroups = ReadonlyMap<string, string>;

/** Those that GitLab did not know the last time. */
export function knownUnsupported(
  groups: FieldGroups,
  { host, unsupported }: GitlabAccount,
): WithheldGroups {
  return new Map(
    Object.keys(groups)
      .filter(group => unsupported.has(group))
      .map(group => [group, unsupportedAt(host)]),
  );
}

/**
 * Adds those that GitLab does not know, as another edition or version: it refuses
 * a query with fields like that as a whole.
 *
 * @throws Error if it was refused for something else.
 */
export function addUnsupported(
  known: WithheldGroups,
  groups: FieldGroups,
  errors: readonly GraphqlError[],
  { host, unsupported }: GitlabAccount,
): WithheldGroups {
  const withheld = new Map(known);
  for (const { path = [], extensions } of errors) {
    if (extensions?.code === 'undefinedField') {
      const group =
        path
          .map(name => groupOf(name, groups))
          .find(name => name !== undefined) ??
        groupWith(extensions.fieldName, groups);
      if (group && group !== 'basics') {
        unsupported.add(group);
        withheld.set(group, unsupportedAt(host));
      }
    }
  }
  if (withheld.size === known.size) {
    const { message = 'it answered with nothing', extensions } =
      errors[0] ?? {};
    throw extensions?.code
      ? new Error(`${message} (GitLab 16.6 or newer is needed)`)
      : new TooMuchError(message);
  }
  return withheld;
}

/** Those that were refused of the project at a place in an answer. */
export function refusedGroups(
  errors: readonly GraphqlError[],
  index: number,
  groups: FieldGroups,
): WithheldGroups {
  return new Map(
    errors.flatMap(({ path = [], message }) => {
      // projects, nodes, index, alias
      const [, , at, alias] = path;
      const group = at === index ? groupOf(alias, groups) : undefined;
      return group
        ? [[group, reasonOf(message, groups[group]!.needs)] as const]
        : [];
    }),
  );
}

/** Why something is not known that the token does not show. */
export function notShown(needs: string): string {
  return `the token does not show it: ${needs}`;
}

function unsupportedAt(host: string): string {
  return `this edition or version of GitLab at ${host} does not tell`;
}

function reasonOf(message: string, needs: string): string {
  return /permission|not exist|unauthori[sz]ed|forbidden/i.test(message)
    ? notShown(needs)
    : `GitLab answered: ${cleanedMessage(message)}`;
}
