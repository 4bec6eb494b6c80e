import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { commandOf, runNode, yarnFile } from '../commands.mjs';
import { publishedPackages } from './publishedPackages.mjs';
import { checkTarball, readTarball } from './tarball.mjs';

/**
 * Builds all published packages and packs each into `folder`, as it would be
 * published. Answers the name, version, manifest and file of each, in the order
 * in which they can be published; throws when one is not fit for it.
 */
export async function packPackages(folder) {
  await mkdir(folder, { recursive: true });
  console.log('▸ Compiling types');
  await runOrThrow('The types', [commandOf('typescript', 'tsc')]);
  const packed = [];
  const problems = [];
  for (const { name, version, folder: cwd } of await publishedPackages()) {
    console.log(`▸ Packing ${name} ${version}`);
    await runOrThrow(
      name,
      [commandOf('@backstage/cli', 'backstage-cli'), 'package', 'build'],
      { cwd },
    );
    const file = path.join(folder, `${path.basename(cwd)}.tgz`);
    await runOrThrow(name, [yarnFile(), 'pack', '--out', file], {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const { files, manifest } = await readTarball(file);
    problems.push(...checkTarball({ files, manifest }));
    packed.push({ name, version, manifest, file });
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return packed;
}

async function runOrThrow(what, args, options) {
  const code = await runNode(args, options);
  if (code !== 0) throw new Error(`${what}: exit code ${code}`);
}
