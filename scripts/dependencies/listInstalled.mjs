import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * All packages that an installation of the published plugins installs, as
 * resolved in node_modules: `{ name, version, licence, isDirect, by }`, where
 * `by` is one package that depends on it. The plugins themselves are not listed.
 */
export function listInstalled(root) {
  const folder = path.join(root, 'plugins');
  const found = new Map();
  const own = readdirSync(folder)
    .map(name => path.join(folder, name, 'package.json'))
    .filter(file => existsSync(file))
    .map(file => ({ file, manifest: readJson(file) }))
    .filter(({ manifest }) => !manifest.private);
  const ownNames = new Set(own.map(({ manifest }) => manifest.name));

  const visit = (file, manifest, isOwn) => {
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      if (ownNames.has(name)) continue;
      const dependency = findManifest(path.dirname(file), name);
      if (!dependency) {
        throw new Error(
          `${manifest.name} depends on ${name}, which is not installed. Run the install again.`,
        );
      }
      const next = readJson(dependency);
      const key = `${next.name}@${next.version}`;
      const before = found.get(key);
      if (before) {
        before.isDirect ||= isOwn;
        continue;
      }
      found.set(key, {
        name: next.name,
        version: next.version,
        licence: readLicence(next),
        isDirect: isOwn,
        by: manifest.name,
      });
      visit(dependency, next, false);
    }
  };
  own.forEach(({ file, manifest }) => visit(file, manifest, true));
  return [...found.values()].sort((one, other) =>
    one.name.localeCompare(other.name),
  );
}

/** The manifest that Node would resolve a package to from a folder. */
function findManifest(from, name) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'node_modules', name, 'package.json');
    if (existsSync(file)) return realpathSync(file);
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** SPDX expression; older packages have objects or lists. */
function readLicence({ license, licenses }) {
  const all = [license ?? licenses ?? []].flat();
  const names = all.map(one => (typeof one === 'string' ? one : one.type));
  return names.length > 0 ? names.join(' OR ') : undefined;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
