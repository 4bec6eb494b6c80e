import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { runNode, startNode, stop } from '../commands.mjs';
import { freePort, waitFor } from '../servers.mjs';
import { npm, readNpm } from './commands.mjs';

// Not among our own dependencies: it brings some three hundred packages. The
// dist-tag `cjs`, by which it asks for node-fetch, is not in every registry.
const REGISTRY = {
  dependencies: { verdaccio: '6.10.4' },
  overrides: { 'node-fetch': '^2.7.0' },
};

/**
 * Publishes packed packages to a registry on this machine, installs two of them
 * from it into an empty package, and loads them.
 */
export async function rehearse({ folder, packed }) {
  const { url, server } = await startRegistry(folder);
  try {
    const env = { ...process.env, ...settingsFor(url) };
    for (const { name, version, file } of packed) {
      console.log(`▸ Publishing ${name} ${version} to ${url}`);
      await npm(['publish', file, '--access', 'public', '--silent'], { env });
      const found = await readNpm(['view', `${name}@${version}`, 'version'], {
        env,
      });
      if (found !== version) throw new Error(`${name} was not published`);
    }

    console.log('▸ Installing from it');
    const cwd = path.join(folder, 'adopter');
    const wanted = packed.filter(({ name }) => /-(common|node)$/.test(name));
    await install(
      cwd,
      {
        dependencies: Object.fromEntries(
          wanted.map(({ name, version }) => [name, version]),
        ),
      },
      { env },
    );
    for (const { name } of wanted) await load(name, cwd);
    console.log(
      `\n${packed.length} packages published and ${wanted.length} installed`,
    );
  } finally {
    await stop(server);
  }
}

async function startRegistry(folder) {
  const port = await freePort();
  const config = path.join(folder, 'verdaccio.yaml');
  await writeFile(
    config,
    [
      `storage: ${path.join(folder, 'storage')}`,
      'packages:',
      "  '@platform-maturity/*': { access: $all, publish: $all }",
      'log: { type: stdout, format: pretty, level: warn }',
      '',
    ].join('\n'),
  );
  console.log('▸ Installing and starting a registry (verdaccio)');
  const cwd = path.join(folder, 'registry');
  await install(cwd, REGISTRY);
  const server = startNode([
    path.join(cwd, 'node_modules', 'verdaccio', 'bin', 'verdaccio'),
    ...['--config', config, '--listen', `localhost:${port}`],
  ]);
  const url = `http://localhost:${port}`;
  await waitFor([`${url}/-/ping`], {
    seconds: 180,
    isAlive: () => server.exitCode === null,
  });
  return { url, server };
}

async function install(cwd, manifest, options) {
  await mkdir(cwd);
  await writeFile(path.join(cwd, 'package.json'), JSON.stringify(manifest));
  await npm(
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'],
    { ...options, cwd },
  );
}

// Our scope alone comes from that registry; npm wants a token, and any will do.
function settingsFor(url) {
  return {
    'npm_config_@platform-maturity:registry': `${url}/`,
    [`npm_config_//${new URL(url).host}/:_authToken`]: 'rehearsal',
  };
}

async function load(name, cwd) {
  const code = await runNode(['-e', `require('${name}')`], { cwd });
  if (code !== 0) throw new Error(`${name} does not load`);
}
