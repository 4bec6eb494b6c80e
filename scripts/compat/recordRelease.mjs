// Writes the version of each `@backstage/*` package of one Backstage release to
// `releases/<release>.json`. A new app gets its direct dependencies from
// create-app; all others are the lowest versions that these ask for.
//   node scripts/compat/recordRelease.mjs <create-app version> [name@range…]
// The names are of packages that our README adds to such an app.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import semver from 'semver';
import { createApp, readManifests } from './createApp.mjs';

const run = promisify(execFile);
const [createAppVersion, ...extras] = process.argv.slice(2);
if (!createAppVersion) {
  console.error('Usage: recordRelease.mjs <create-app version>');
  process.exit(2);
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'maturity-release-'));
try {
  const app = await createApp({ folder, version: createAppVersion });
  const { version: release } = JSON.parse(
    await readFile(path.join(app, 'backstage.json'), 'utf8'),
  );
  const packages = await resolveLowest(
    (
      await readManifests(app)
    ).flatMap(({ manifest }) => [
      manifest.dependencies,
      manifest.devDependencies,
    ]),
  );
  const file = new URL(`./releases/${release}.json`, import.meta.url);
  await writeFile(
    file,
    `${JSON.stringify(
      { release, createApp: createAppVersion, packages },
      null,
      2,
    )}\n`,
  );
  console.log(`${Object.keys(packages).length} packages of ${release}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function resolveLowest(roots) {
  const lowest = new Map();
  let changed = collect(roots);
  while (changed.length > 0) {
    const asked = [];
    for (let at = 0; at < changed.length; at += 4) {
      asked.push(
        ...(await Promise.all(changed.slice(at, at + 4).map(readDependencies))),
      );
    }
    changed = collect(asked);
  }
  return Object.fromEntries([...lowest].sort());

  function collect(lists) {
    const raised = new Set();
    for (const [name, range] of lists.flatMap(list =>
      Object.entries(list ?? {}),
    )) {
      if (!name.startsWith('@backstage/')) continue;
      const version = semver.minVersion(range).version;
      const known = lowest.get(name);
      if (known && semver.gte(known, version)) continue;
      lowest.set(name, version);
      raised.add(name);
    }
    return [...raised];
  }

  async function readDependencies(name) {
    const { stdout } = await run('npm', [
      ...['view', `${name}@${lowest.get(name)}`, 'dependencies', '--json'],
    ]);
    return stdout.trim() === '' ? {} : JSON.parse(stdout);
  }
}

function splitAt(text, index) {
  return [text.slice(0, index), text.slice(index + 1)];
}
