import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Creates an app with `@backstage/create-app` and answers its folder. */
export async function createApp({ folder, version }) {
  const child = spawn(
    'npx',
    [
      ...['--yes', `@backstage/create-app@${version}`],
      ...['--skip-install', '--path', 'app'],
    ],
    { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', text => {
    output += text;
  });
  // It asks for a name.
  child.stdin.end('app\n');
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0) throw new Error(`create-app failed:\n${output}`);
  return path.join(folder, 'app');
}

/** The `package.json` of an app and of each package in it. */
export async function readManifests(app) {
  const packages = await readdir(path.join(app, 'packages'), {
    withFileTypes: true,
  });
  const folders = [
    '.',
    ...packages
      .filter(entry => entry.isDirectory())
      .map(({ name }) => `packages/${name}`),
  ];
  return Promise.all(
    folders.map(async folder => {
      const file = path.join(app, folder, 'package.json');
      return { file, folder, manifest: JSON.parse(await readFile(file)) };
    }),
  );
}
