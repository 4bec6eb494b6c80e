import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root, readNode, runNode, yarnFile } from '../commands.mjs';
import { createApp, readManifests } from './createApp.mjs';
import { unpin, withoutBackstage } from './lockfile.mjs';

/**
 * Creates an app of a Backstage release, as an adopter has it: with a yarn.lock
 * in which the release's packages stand, and without ours.
 */
export async function installApp({ folder, release }) {
  console.log(`▸ Creating an app with create-app ${release.createApp}`);
  const app = await createApp({ folder, version: release.createApp });
  await prepareForThisMachine(app, release);
  if (release.packages) {
    await editManifests(app, (manifest, at) => {
      if (at === '.') Object.assign(manifest.resolutions, release.packages);
    });
    await yarn(app, ['install', '--mode=update-lockfile']);
    const lock = path.join(app, 'yarn.lock');
    await writeFile(lock, unpin(await readFile(lock, 'utf8')));
    await editManifests(app, (manifest, at) => {
      if (at !== '.') return;
      for (const name of Object.keys(release.packages)) {
        delete manifest.resolutions[name];
      }
    });
  } else {
    await editManifests(app, manifest => {
      for (const kind of ['dependencies', 'devDependencies']) {
        for (const name of Object.keys(manifest[kind] ?? {})) {
          if (name.startsWith('@backstage/')) manifest[kind][name] = 'latest';
        }
      }
    });
  }
  await yarn(app, ['install', '--mode=update-lockfile']);
  return app;
}

/**
 * Does in an app what the README says, with the packed packages in place of the
 * published ones.
 */
export async function followReadme({ app, instructions, packed, release }) {
  const { added, snippets, rootManifest } = instructions;
  const ours = new Map(packed.map(each => [each.name, each]));
  await editManifests(app, (manifest, at) => {
    if (at === '.') {
      Object.assign(manifest.resolutions, rootManifest.resolutions);
      for (const { name, file } of packed) {
        manifest.resolutions[name] = `file:${file}`;
      }
    }
    for (const { folder, name } of added) {
      if (folder !== at) continue;
      const version = ours.get(name)?.version ?? release.packages?.[name];
      manifest.dependencies[name] = version ? `^${version}` : 'latest';
    }
  });
  for (const { file, code } of snippets) {
    if (file !== 'packages/backend/src/index.ts') {
      throw new Error(`The README has a snippet for ${file}: say here where`);
    }
    const source = path.join(app, file);
    const text = await readFile(source, 'utf8');
    await writeFile(
      source,
      text.replace(/^backend\.start\(\)/m, start => `${code}\n${start}`),
    );
  }
  console.log('▸ Installing');
  await yarn(app, ['install']);
}

/** Runs yarn in an app; throws when it fails, with the last lines of an install. */
export async function yarn(app, args) {
  const command = [yarnFile(), ...args];
  const { code, output = '' } =
    args[0] === 'install'
      ? await readNode(command, {
          cwd: app,
          // An app writes its lock file, also where CI is set.
          env: { YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' },
        })
      : { code: await runNode(command, { cwd: app }) };
  if (code !== 0) {
    const details = output.trimEnd().split('\n').slice(-20).join('\n');
    throw new Error(
      `\`yarn ${args.join(' ')}\` failed with exit code ${code}\n${details}`,
    );
  }
}

// The pins of our root package.json are needed wherever the registry is newer
// than what it offers for a platform; our lock keeps all else where it is known
// to work. Neither says anything about our packages.
async function prepareForThisMachine(app, release) {
  const ours = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  );
  const pins = Object.entries(ours.resolutions).filter(
    ([name]) => !release.packages || !name.startsWith('@backstage/'),
  );
  await editManifests(app, (manifest, at) => {
    if (at !== '.') return;
    manifest.resolutions = {
      ...manifest.resolutions,
      ...Object.fromEntries(pins),
    };
    manifest.dependenciesMeta = ours.dependenciesMeta;
  });
  await writeFile(
    path.join(app, 'yarn.lock'),
    withoutBackstage(await readFile(path.join(root, 'yarn.lock'), 'utf8')),
  );
  await writeFile(
    path.join(app, '.yarnrc.yml'),
    await readFile(path.join(root, '.yarnrc.yml'), 'utf8'),
  );
}

async function editManifests(app, edit) {
  for (const { file, folder, manifest } of await readManifests(app)) {
    edit(manifest, folder);
    await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`);
  }
}
