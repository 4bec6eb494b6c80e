import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../commands.mjs';

/**
 * The packages that are published, each after those of ours that it depends on.
 */
export async function publishedPackages() {
  const folders = await readdir(path.join(root, 'plugins'));
  const packages = await Promise.all(
    folders.map(async name => {
      const folder = path.join(root, 'plugins', name);
      const manifest = JSON.parse(
        await readFile(path.join(folder, 'package.json'), 'utf8'),
      );
      return {
        name: manifest.name,
        version: manifest.version,
        folder,
        manifest,
      };
    }),
  );
  return sortByDependencies(packages);
}

/** Orders packages so that each stands after those that it depends on. */
export function sortByDependencies(packages) {
  const byName = new Map(packages.map(each => [each.name, each]));
  const sorted = new Set();
  const add = each => {
    for (const name of Object.keys(each.manifest.dependencies ?? {})) {
      if (byName.has(name) && !sorted.has(byName.get(name))) {
        add(byName.get(name));
      }
    }
    sorted.add(each);
  };
  packages.forEach(add);
  return [...sorted];
}
