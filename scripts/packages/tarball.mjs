import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REQUIRED = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];

/** The files of a package's tarball and its manifest. */
export async function readTarball(file) {
  const [list, manifest] = await Promise.all([
    run('tar', ['-tzf', file]),
    run('tar', ['-xzOf', file, 'package/package.json']),
  ]);
  return {
    files: list.stdout
      .split('\n')
      .filter(Boolean)
      .map(name => name.replace(/^package\//, '')),
    manifest: JSON.parse(manifest.stdout),
  };
}

/** Lists the problems that prevent publishing a tarball. */
export function checkTarball({ files, manifest }) {
  const { name } = manifest;
  const problems = REQUIRED.filter(wanted => !files.includes(wanted)).map(
    wanted => `${name}: ${wanted} is missing`,
  );
  if (!files.some(file => file.startsWith('dist/'))) {
    problems.push(`${name}: dist is missing`);
  }
  for (const file of files) {
    if (/\.test\.|__fixtures__|__testUtils__|^src\/.*\.tsx?$/.test(file)) {
      problems.push(`${name}: ${file} does not belong into a package`);
    }
  }
  if (manifest.version === '0.0.0') {
    problems.push(`${name}: has no version yet`);
  }
  for (const kind of ['dependencies', 'peerDependencies']) {
    for (const [dependency, range] of Object.entries(manifest[kind] ?? {})) {
      if (/^(workspace|link|file|portal|patch):/.test(range)) {
        problems.push(`${name}: ${dependency} is asked for as ${range}`);
      }
    }
  }
  for (const target of entryFiles(manifest)) {
    if (!files.includes(target)) {
      problems.push(`${name}: names ${target}, which is missing`);
    }
  }
  return problems;
}

function entryFiles({ main, types, configSchema, exports = {} }) {
  const targets = new Set();
  const add = target => {
    if (target) targets.add(target.replace(/^\.\//, ''));
  };
  [main, types, configSchema].forEach(add);
  for (const entry of Object.values(exports)) {
    if (typeof entry === 'string') add(entry);
    // The condition `backstage` names a kind of feature, and not a file.
    else {
      Object.entries(entry)
        .filter(([condition]) => condition !== 'backstage')
        .forEach(([, target]) => add(target));
    }
  }
  return targets;
}
