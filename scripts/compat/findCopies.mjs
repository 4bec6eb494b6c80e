import { lockedVersions } from './lockfile.mjs';

// Beside Backstage's packages: those that share state through module scope.
const SHARED = new Set([
  '@material-ui/core',
  'react',
  'react-aria-components',
  'react-dom',
  'react-router',
  'react-router-dom',
]);

/**
 * The framework packages of which an app holds one more version than before our
 * packages were added, in words.
 */
export function findCopies(before, after) {
  const known = lockedVersions(before);
  const copies = [];
  for (const [name, versions] of lockedVersions(after)) {
    if (!name.startsWith('@backstage/') && !SHARED.has(name)) continue;
    const wanted = Math.max(known.get(name)?.length ?? 0, 1);
    if (versions.length > wanted) {
      copies.push(`${name} stands more than once: ${versions.join(', ')}`);
    }
  }
  return copies;
}
