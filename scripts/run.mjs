#!/usr/bin/env node
// The one entry of `npm start`, `npm test`, `npm run bench` and others. It has no
// dependencies and runs on Node 20, so that a fresh machine needs nothing else:
// it prepares Node, yarn and node_modules, then hands over to the task itself.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installDependencies, registryFor } from './setup/dependencies.mjs';
import { prepareToolchain } from './setup/toolchain.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const tasks = {
  start: 'scripts/start.mjs',
  test: 'scripts/test.mjs',
  bench: 'bench/run.mjs',
  e2e: 'scripts/e2e.mjs',
  compat: 'scripts/compat.mjs',
  release: 'scripts/release.mjs',
  dependencies: 'scripts/dependencies.mjs',
  'example-report': 'scripts/exampleReport.mjs',
};

const [name, ...args] = process.argv.slice(2);
if (!(name in tasks)) {
  console.error(`Usage: run.mjs <${Object.keys(tasks).join('|')}> [arguments]`);
  process.exit(2);
}

const toolchain = prepareToolchain(root);
installDependencies(root, toolchain);

const child = spawn(toolchain.node, [path.join(root, tasks[name]), ...args], {
  cwd: root,
  env: {
    ...toolchain.env,
    // For tasks that pack our packages and install them elsewhere.
    ...(['compat', 'release'].includes(name) && {
      ...registryFor(root, toolchain),
      MATURITY_YARN: toolchain.yarn,
    }),
  },
  stdio: 'inherit',
});
// The terminal sends Ctrl-C to the whole group; the task stops its servers and
// this process waits for it, so that nothing is left behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT') child.kill(signal);
  });
}
child.on('exit', (code, signal) => process.exit(signal ? 1 : code ?? 1));
