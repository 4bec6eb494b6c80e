import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { startNode, stop } from '../commands.mjs';
import { freePort, waitFor } from '../servers.mjs';

/**
 * Starts the backend of an app, which serves the built frontend too. Fails when
 * the backend logs a warning about our plugin or about events.
 */
export async function startApp(app) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const repositories = await addComponent(app);
  await writeFile(
    path.join(app, 'app-config.compat.yaml'),
    [
      `app: { baseUrl: '${url}' }`,
      `backend: { baseUrl: '${url}', listen: { port: ${port} } }`,
      `maturity: { sources: { repository: { localRoots: { compat: '${repositories}' } } } }`,
      '',
    ].join('\n'),
  );
  const backend = path.join(app, 'packages', 'backend');
  const child = startNode(
    [
      ...['--no-node-snapshot', '--require'],
      createRequire(path.join(backend, 'package.json')).resolve(
        '@backstage/cli/config/nodeTransform.cjs',
      ),
      'src/index.ts',
      ...['--config', '../../app-config.yaml'],
      ...['--config', '../../app-config.compat.yaml'],
    ],
    {
      cwd: backend,
      env: { NODE_ENV: 'development', LOG_LEVEL: 'warn', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      log += text;
    });
  }
  try {
    await waitFor([`${url}/.backstage/health/v1/readiness`, url], {
      seconds: 180,
      isAlive: () => child.exitCode === null,
    });
    const warnings = findWarnings(log);
    if (warnings.length > 0) throw new Error(warnings.join('\n'));
    return { process: child, url };
  } catch (error) {
    await stop(child);
    throw new Error(`${error.message}\n${log.slice(-4_000)}`);
  }
}

/**
 * Adds a component with a repository, which the packed source is to judge, to
 * the examples of the app. Answers the folder of its repositories.
 */
async function addComponent(app) {
  const repositories = path.join(app, 'compat-repositories');
  const workflows = path.join(repositories, 'shop', '.github', 'workflows');
  await mkdir(workflows, { recursive: true });
  await writeFile(
    path.join(workflows, 'ci.yml'),
    'on: push\njobs: { test: { runs-on: ubuntu-latest, steps: [{ run: npm test }] } }\n',
  );
  await appendFile(
    path.join(app, 'examples', 'entities.yaml'),
    [
      '',
      '---',
      'apiVersion: backstage.io/v1alpha1',
      'kind: Component',
      'metadata:',
      '  name: compat-shop',
      '  annotations: { platform-maturity.io/local-source: compat/shop }',
      'spec: { type: service, lifecycle: production, owner: guests }',
      '',
    ].join('\n'),
  );
  return repositories;
}

/** The lines of a backend's log that an adopter of our plugin would ask about. */
export function findWarnings(log) {
  return log
    .split('\n')
    .filter(
      line =>
        /\b(warn|error)\b/.test(line) &&
        (/\bmaturity\b/.test(line) || /Event subscribe request/.test(line)),
    );
}
