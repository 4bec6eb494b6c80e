import { JsonValue } from '@backstage/types';
import { z } from 'zod';
import {
  ApiAccount,
  RequestFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  describeProject,
  GitlabLocation,
  toResourceKey,
} from '../locate/gitlabLocation';
import { FieldGroups } from './fieldGroups';
import { NamedProject, ProjectResult, readProjects } from './readProjects';

/** A project that was found, or a failure. */
export type FoundProject<T> = Exclude<
  ProjectResult<T>,
  { readonly missing: true }
>;

const movedBody = z.object({ id: z.number() });

interface NamedLocation {
  readonly location: GitlabLocation;
  /** Its id or path in the question. */
  readonly name: string;
}

/**
 * Asks for projects by their numbers and paths, and once more for those that
 * have another path by now.
 *
 * @returns A result for each, by resource key
 */
export async function findProjects<T extends NamedProject>(
  account: ApiAccount,
  locations: readonly GitlabLocation[],
  question: {
    readonly groups: FieldGroups;
    readonly variables?: Readonly<Record<string, JsonValue>>;
  },
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FoundProject<T>>> {
  const found = new Map<string, FoundProject<T>>();
  const byPath: NamedLocation[] = locations.flatMap(location =>
    'path' in location ? [{ location, name: location.path }] : [],
  );
  const byId: NamedLocation[] = locations.flatMap(location =>
    'id' in location ? [{ location, name: toGlobalId(location.id) }] : [],
  );
  const paths = await readProjects<T>(
    account,
    { ...question, key: 'fullPaths', names: byPath.map(({ name }) => name) },
    signal,
  );
  for (const { location, name } of byPath) {
    const result = paths.get(name)!;
    if (!('missing' in result)) {
      found.set(toResourceKey(location), result);
      continue;
    }
    const moved = await findMoved(account, name, signal);
    if ('id' in moved) {
      byId.push({ location, name: moved.id });
    } else {
      found.set(
        toResourceKey(location),
        'missing' in moved ? missing(location) : moved,
      );
    }
  }
  const ids = await readProjects<T>(
    account,
    { ...question, key: 'ids', names: byId.map(({ name }) => name) },
    signal,
  );
  for (const { location, name } of byId) {
    const result = ids.get(name)!;
    found.set(
      toResourceKey(location),
      'missing' in result ? missing(location) : result,
    );
  }
  return found;
}

function missing(location: GitlabLocation): { readonly error: string } {
  return {
    error: `there is no ${
      'id' in location
        ? describeProject(location)
        : `project ${describeProject(location)}`
    } on ${location.host}, or the token may not see it`,
  };
}

/**
 * Finds the id of a project by a former path. REST follows it, GraphQL does not.
 */
async function findMoved(
  account: ApiAccount,
  path: string,
  signal: AbortSignal,
): Promise<
  { readonly id: string } | { readonly missing: true } | RequestFailure
> {
  try {
    const answer = await account.get(
      `/projects/${encodeURIComponent(path)}`,
      seen => movedBody.parse(seen).id,
      signal,
    );
    return 'value' in answer
      ? { id: toGlobalId(answer.value) }
      : { missing: true };
  } catch (error) {
    signal.throwIfAborted();
    return account.toFailure(error);
  }
}

/** Makes the id of a project for GraphQL. */
export function toGlobalId(id: string | number): string {
  return `gid://gitlab/Project/${id}`;
}

/** Reads the number in such an id. */
export function toNumber(globalId: string): string {
  return globalId.slice(globalId.lastIndexOf('/') + 1);
}
