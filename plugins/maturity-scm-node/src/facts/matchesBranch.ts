/**
 * Whether a pattern matches the name of a branch: `*` stands for any characters, and
 * every other one for itself.
 *
 * @public
 */
export function matchesBranch(pattern: string, branch: string): boolean {
  const source = pattern
    .split(/\*+/)
    .map(part => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(branch);
}
