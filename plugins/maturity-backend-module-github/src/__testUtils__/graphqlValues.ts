import { GraphQLError } from 'graphql';

/** Values and functions of the fields of an object. */
export type Resolvers = Record<string, unknown>;

/** Refuses a field as GitHub does: an error of a type, and nothing in its place. */
export function refuse(type: string, message: string): never {
  throw new GraphQLError(message, { extensions: { type } });
}

/** Resolves a connection to the first of a list. */
export const takeFirst =
  (list: readonly unknown[] = []) =>
  ({ first = 100 }: { first?: number }) => ({
    nodes: list.slice(0, first),
    totalCount: list.length,
    pageInfo: { hasNextPage: list.length > first },
  });
