// Installs the peers into bench/peers/node_modules, unless they are there: the
// versions of yarn.lock, from the registry that this project is installed from.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runOrExit, say } from '../../scripts/setup/commands.mjs';
import { registryFor } from '../../scripts/setup/dependencies.mjs';
import { prepareToolchain } from '../../scripts/setup/toolchain.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));
const stamp = path.join(folder, 'node_modules', '.installed');
const wanted = readFileSync(path.join(folder, 'yarn.lock'), 'utf8');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  say('Installing the peers to compare with (about a minute the first time)');
  const { node, yarn, env } = prepareToolchain(path.join(folder, '../..'));
  runOrExit(node, [yarn, 'install', '--immutable'], {
    cwd: folder,
    env: { ...env, ...registryFor(folder, { node, yarn, env }) },
  });
  writeFileSync(stamp, wanted);
}
