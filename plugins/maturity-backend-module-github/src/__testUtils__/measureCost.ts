import { DocumentNode, FieldNode, Kind, SelectionSetNode } from 'graphql';

/** Nodes that one query may ask for. */
export const MAX_NODES = 500_000;

/**
 * Measures a query as GitHub documents it: each connection is a request for each node
 * above it, and a hundred requests are a point.
 *
 * @see {@link https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api}
 */
export function measureCost(document: DocumentNode): {
  readonly points: number;
  readonly nodes: number;
} {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition.selectionSet);
    }
  }
  let requests = 0;
  let nodes = 0;
  const measure = (set: SelectionSetNode | undefined, times: number) => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        measure(fragments.get(selection.name.value), times);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        measure(selection.selectionSet, times);
      } else {
        const size = readSize(selection);
        if (size !== undefined) {
          requests += times;
          nodes += times * size;
        }
        measure(selection.selectionSet, times * (size ?? 1));
      }
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      measure(definition.selectionSet, 1);
    }
  }
  return { points: Math.max(1, Math.round(requests / 100)), nodes };
}

/** How many nodes of a connection a field asks for; `undefined` if it is none. */
function readSize(field: FieldNode): number | undefined {
  const size = field.arguments?.find(({ name }) =>
    ['first', 'last'].includes(name.value),
  );
  return size?.value.kind === Kind.INT ? Number(size.value.value) : undefined;
}
