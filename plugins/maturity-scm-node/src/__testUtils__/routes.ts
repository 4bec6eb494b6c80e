/** An operation of a published description, and the parts of a path that it names. */
export interface Route {
  readonly operation: string;
  readonly groups: Readonly<Record<string, string>>;
}

/**
 * Finds the operation of a path: `/repos/{owner}/{repo}`.
 *
 * @param long - Parts that can have slashes.
 */
export function findRoute(
  operations: readonly string[],
  path: string,
  long: readonly string[],
): Route | undefined {
  for (const operation of operations) {
    const pattern = operation.replace(/\{(\w+)\}/g, (_, name) =>
      long.includes(name) ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
    );
    const found = new RegExp(`^${pattern}$`).exec(path);
    if (found) {
      const groups = Object.entries(found.groups ?? {});
      return {
        operation,
        groups: Object.fromEntries(
          groups.map(([name, value]) => [name, decodeURIComponent(value)]),
        ),
      };
    }
  }
  return undefined;
}
