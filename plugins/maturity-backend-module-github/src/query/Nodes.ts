/** A connection of GraphQL, of which a node can be withheld. */
export interface Nodes<T> {
  readonly nodes?: readonly (T | null)[] | null;
}
