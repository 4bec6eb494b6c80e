import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../commands.mjs';

/**
 * The test files of all packages, and the databases that each has to run on.
 * Found by walking the folders, so that a file that jest overlooks is noticed.
 */
export async function testFiles(folders = ['packages', 'plugins']) {
  const found = [];
  for (const folder of folders) {
    const entries = await readdir(path.join(root, folder), {
      recursive: true,
      withFileTypes: true,
    });
    for (const entry of entries) {
      const file = path.join(entry.parentPath, entry.name);
      if (!entry.isFile() || !/\.test\.(ts|tsx|js|jsx)$/.test(file)) continue;
      if (/[\\/](node_modules|dist|__fixtures__)[\\/]/.test(file)) continue;
      const text = await readFile(file, 'utf8');
      found.push({ file, engines: findEngines(text) });
    }
  }
  return found;
}

/**
 * The databases that a file has to run on: both, unless it creates its own for some of
 * them. Replicas in processes of their own share PostgreSQL only.
 */
export function findEngines(text) {
  if (!text.includes('TestDatabases')) return [];
  const [, ids] =
    /TestDatabases\.create\(\{ ids: \[([^\]]*)\]/.exec(text) ?? [];
  return ids ? ids.match(/\w+/g) : ['SQLITE_3', 'POSTGRES_18'];
}
