// Installs the packed packages into new Backstage apps, as the README says, and
// opens them in Chromium.
//   npm run compat              the oldest and the newest supported release
//   npm run compat -- oldest    only one of them
//   --write   writes the result into the table of the README
//   --keep    leaves the apps where they are, to look into them
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { onInterrupt, root, stop, stopAll } from './commands.mjs';
import { findCopies } from './compat/findCopies.mjs';
import { followReadme, installApp, yarn } from './compat/installApp.mjs';
import {
  mergeInstructions,
  readInstructions,
} from './compat/readInstructions.mjs';
import { describeApp, findReleases } from './compat/releases.mjs';
import { startApp } from './compat/startApp.mjs';
import { visitApp } from './compat/visitApp.mjs';
import { writeTable } from './compat/writeTable.mjs';
import { packPackages } from './packages/packPackages.mjs';

const args = process.argv.slice(2);
const releases = await findReleases(args.filter(arg => !arg.startsWith('--')));
const readme = path.join(root, 'README.md');
const folder = await mkdtemp(path.join(os.tmpdir(), 'maturity-compat-'));
const cleanUp = async () => {
  await stopAll();
  if (args.includes('--keep')) console.log(`\nThe apps are in ${folder}`);
  else await rm(folder, { recursive: true, force: true });
};
onInterrupt(cleanUp);

let passed = 0;
const failures = [];
const rows = [];
try {
  const packed = await packPackages(path.join(folder, 'packages'));
  for (const release of releases) {
    console.log(`\n━━ ${release.name}`);
    const before = failures.length;
    const began = Date.now();
    const app = await tryRelease(release, packed);
    console.log(`  ${Math.round((Date.now() - began) / 1000)} s`);
    if (app && failures.length === before) {
      rows.push({ title: release.title, versions: describeApp(app) });
    }
  }
} catch (error) {
  failures.push(error.message);
}
if (args.includes('--write')) {
  await writeFile(readme, writeTable(await readFile(readme, 'utf8'), rows));
}
await cleanUp();
for (const failure of failures) console.log(`✕ ${failure}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);

/** Tries one release; answers the folder of the app when it could be built. */
async function tryRelease(release, packed) {
  const check = async (what, run) => {
    try {
      await run();
      passed += 1;
      console.log(`  ✓ ${what}`);
      return true;
    } catch (error) {
      failures.push(`${release.name}: ${what}: ${error.message}`);
      console.log(`  ✕ ${what}`);
      return false;
    }
  };

  const text = await readFile(readme, 'utf8');
  const appFolder = await mkdtemp(path.join(folder, `${release.name}-`));
  let app;
  let lockBefore;
  const readLock = () => readFile(path.join(app, 'yarn.lock'), 'utf8');
  const installed = await check('install', async () => {
    app = await installApp({ folder: appFolder, release });
    lockBefore = await readLock();
    await followReadme({
      app,
      packed,
      release,
      instructions: mergeInstructions(
        release.headings.map(heading => readInstructions(text, heading)),
      ),
    });
  });
  if (!installed) return undefined;
  await check('one copy of each framework package', async () => {
    const copies = findCopies(lockBefore, await readLock());
    if (copies.length > 0) throw new Error(copies.join('\n'));
  });
  await check('types', () => yarn(app, ['tsc']));
  if (!(await check('build', () => yarn(app, ['build:all'])))) return undefined;

  let server;
  const started = await check('start without a warning', async () => {
    server = await startApp(app);
  });
  if (started) {
    const { builtInModel } = createRequire(path.join(app, 'packages/backend/'))(
      '@platform-maturity/backstage-plugin-maturity-common',
    );
    await visitApp({ url: server.url, stages: builtInModel.stages, check });
    await stop(server.process);
  }
  return app;
}
