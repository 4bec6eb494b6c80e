import {
  ApiAccount,
  cleanMessage,
  GraphqlError,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { FieldGroups, findGroup, findGroupWith } from './fieldGroups';

/** Groups of fields that are not in an answer, with the reason for people. */
export type WithheldGroups = ReadonlyMap<string, string>;

/** Finds the groups that GitLab did not know the last time. */
export function findKnownUnsupported(
  groups: FieldGroups,
  { host, unsupported }: ApiAccount,
): WithheldGroups {
  return new Map(
    Object.keys(groups)
      .filter(group => unsupported.has(group))
      .map(group => [group, describeUnsupported(host)]),
  );
}

/**
 * Adds groups that this edition or version of GitLab does not know. GitLab refuses a
 * query with such fields as a whole.
 *
 * @throws Error if it was refused for another reason.
 */
export function addUnsupported(
  known: WithheldGroups,
  groups: FieldGroups,
  errors: readonly GraphqlError[],
  { host, unsupported }: ApiAccount,
): WithheldGroups {
  const withheld = new Map(known);
  for (const { path = [], extensions } of errors) {
    if (extensions?.code === 'undefinedField') {
      const group =
        path
          .map(name => findGroup(name, groups))
          .find(name => name !== undefined) ??
        findGroupWith(extensions.fieldName, groups);
      if (group && group !== 'basics') {
        unsupported.set(group, true);
        withheld.set(group, describeUnsupported(host));
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

/** Finds the groups that were refused for the project at an index in an answer. */
export function findRefused(
  errors: readonly GraphqlError[],
  index: number,
  groups: FieldGroups,
): WithheldGroups {
  return new Map(
    errors.flatMap(({ path = [], message }) => {
      // projects, nodes, index, alias
      const [, , at, alias] = path;
      const group = at === index ? findGroup(alias, groups) : undefined;
      return group
        ? [[group, describeError(message, groups[group]!.needs)] as const]
        : [];
    }),
  );
}

/** Says what the token needs. */
export function notShown(needs: string): string {
  return `the token does not show it: ${needs}`;
}

function describeUnsupported(host: string): string {
  return `this edition or version of GitLab at ${host} does not tell`;
}

function describeError(message: string, needs: string): string {
  return /permission|not exist|unauthori[sz]ed|forbidden/i.test(message)
    ? notShown(needs)
    : `GitLab answered: ${cleanMessage(message)}`;
}
