// Publishes all packages in the version that they have. `yarn changeset version`
// comes before it: it turns changesets into versions and changelogs.
//   npm run release                  publishes to npm, with provenance
//   npm run release -- --dry-run     packs, checks, and asks npm without publishing
//   npm run release -- --rehearse    publishes to a registry on this machine, and
//                                    installs from there
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { onInterrupt, root, stopAll } from './commands.mjs';
import { packPackages } from './packages/packPackages.mjs';
import { changedFiles, npm, readNpm } from './release/commands.mjs';
import { rehearse } from './release/rehearse.mjs';

const dryRun = process.argv.includes('--dry-run');
const rehearsal = process.argv.includes('--rehearse');

const folder = await mkdtemp(path.join(os.tmpdir(), 'maturity-release-'));
const cleanUp = async () => {
  await stopAll();
  await rm(folder, { recursive: true, force: true });
};
onInterrupt(cleanUp);

try {
  if (!dryRun && !rehearsal) await checkReadiness();
  const packed = await packPackages(path.join(folder, 'packages'));
  if (rehearsal) await rehearse({ folder, packed });
  else await publish(packed);
} catch (error) {
  console.error(`✕ ${error.message}`);
  process.exitCode = 1;
} finally {
  await cleanUp();
}

async function checkReadiness() {
  const pending = (await readdir(path.join(root, '.changeset'))).filter(
    name => name.endsWith('.md') && name !== 'README.md',
  );
  if (pending.length > 0) {
    throw new Error(
      `Run \`yarn changeset version\` and commit first: ${pending.join(', ')}`,
    );
  }
  const changed = await changedFiles();
  if (changed.length > 0) {
    throw new Error(`Commit first: ${changed.join(', ')}`);
  }
}

async function publish(packed) {
  for (const { name, version, file } of packed) {
    // A release that stopped half way goes on where it stopped.
    if (await readNpm(['view', `${name}@${version}`, 'version'])) {
      console.log(`▸ ${name} ${version} is published already`);
      continue;
    }
    console.log(`▸ Publishing ${name} ${version}`);
    await npm([
      ...['publish', file, '--access', 'public'],
      dryRun ? '--dry-run' : '--provenance',
    ]);
  }
}
