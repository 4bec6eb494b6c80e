import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { COLUMNS } from './writeTable.mjs';

const INSTALL = '## Install it in your Backstage';
const OLDER = '### Backstage 1.55 and 1.56';

/**
 * The releases that our packages are made for, and the sections of the README
 * that an adopter of each follows.
 */
export async function findReleases(names) {
  const releases = [
    {
      name: 'oldest',
      title: '1.55',
      headings: [INSTALL, OLDER],
      ...JSON.parse(
        readFileSync(new URL('./releases/1.55.0.json', import.meta.url)),
      ),
    },
    { name: 'newest', title: 'newest on npm', headings: [INSTALL] },
  ];
  const chosen = releases.filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
  const unknown = names.filter(name => !releases.some(r => r.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No release is called ${unknown.join(', ')}; there are ${releases
        .map(({ name }) => name)
        .join(' and ')}`,
    );
  }
  for (const release of chosen) {
    release.createApp ??= await newestCreateApp();
  }
  return chosen;
}

/** The versions that an app has of the packages that tell releases apart. */
export function describeApp(app) {
  const folders = ['app', 'backend'].map(name =>
    path.join(app, 'packages', name, 'package.json'),
  );
  return Object.fromEntries(
    COLUMNS.map(name => {
      const file = folders
        .map(folder => createRequire(folder).resolve.paths(name))
        .flat()
        .map(place => path.join(place, name, 'package.json'))
        .find(place => existsSync(place));
      return [name, JSON.parse(readFileSync(file, 'utf8')).version];
    }),
  );
}

async function newestCreateApp() {
  const { stdout } = await promisify(execFile)('npm', [
    ...['view', '@backstage/create-app', 'version'],
  ]);
  return stdout.trim();
}
