// Runs the browser tests: builds both apps for production, serves them and the
// backend on separate ports, and runs Playwright on Chromium.
//   --no-build   use the apps as they were built last
// Other arguments are passed to Playwright, e.g. `npm run e2e -- --grep
// filter`.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {
  commandOf,
  onInterrupt,
  readNode,
  root,
  runNode,
  startNode,
  stopAll,
} from './commands.mjs';
import {
  demoConfigs,
  demoToken,
  sendDeliveries,
  startGithub,
  startTools,
  toolServers,
} from './demo.mjs';
import { countResults } from './e2e/countResults.mjs';
import { findChromium } from './e2e/findChromium.mjs';
import { waitFor } from './servers.mjs';

const apps = [
  { name: 'app', port: 3200 },
  { name: 'app-legacy', port: 3201 },
];
const backendPort = 7207;
const githubPort = 7209;
const toolsPort = 7210;
const backendUrl = `http://localhost:${backendPort}`;

onInterrupt(stopAll);
const results = await browserTests(process.argv.slice(2)).catch(error => ({
  passed: 0,
  failures: [error.message],
}));
await stopAll();
for (const failure of results.failures) console.log(`✕ ${failure}`);
console.log(`\n${results.passed} passed, ${results.failures.length} failed`);
process.exit(results.failures.length === 0 ? 0 : 1);

async function browserTests(args) {
  const chromium = findChromium();
  if (args.includes('--no-build')) args.splice(args.indexOf('--no-build'), 1);
  else for (const app of apps) await build(app);

  const { token, env } = demoToken();
  startGithub(githubPort);
  startTools(toolsPort);
  const backend = startBackend(env);
  for (const { name, port } of apps) {
    startNode(['scripts/e2e/serveApp.mjs', `packages/${name}/dist`, `${port}`]);
  }
  await waitFor(
    [
      `${backendUrl}/.backstage/health/v1/readiness`,
      ...apps.map(({ port }) => `http://localhost:${port}`),
    ],
    { seconds: 180, isAlive: () => backend.exitCode === null },
  );
  if (!(await sendDeliveries(backendUrl, token))) {
    throw new Error('The delivery events could not be sent');
  }

  const folder = await mkdtemp(path.join(os.tmpdir(), 'maturity-e2e-'));
  const report = path.join(folder, 'results.json');
  await runNode(
    [commandOf('@playwright/test', 'playwright'), 'test', ...args],
    {
      cwd: path.join(root, 'e2e-tests'),
      env: {
        CHROMIUM_PATH: chromium,
        E2E_BACKEND_URL: backendUrl,
        E2E_APP_URL: `http://localhost:${apps[0].port}`,
        E2E_APP_LEGACY_URL: `http://localhost:${apps[1].port}`,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    },
  );
  const text = await readFile(report, 'utf8').catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  if (!text) throw new Error('Playwright wrote no report');
  return countResults(JSON.parse(text));
}

async function build({ name, port }) {
  console.log(`▸ Building packages/${name}`);
  const { code, output } = await readNode(
    [
      commandOf('@backstage/cli', 'backstage-cli'),
      ...['package', 'build', ...demoConfigs()],
    ],
    {
      cwd: path.join(root, 'packages', name),
      env: {
        APP_CONFIG_app_baseUrl: `"http://localhost:${port}"`,
        APP_CONFIG_backend_baseUrl: `"${backendUrl}"`,
      },
    },
  );
  if (code !== 0) throw new Error(`packages/${name}: ${output}`);
}

// Does not use the development server, which restarts at every edit.
function startBackend(env) {
  return startNode(
    [
      ...['--no-node-snapshot', '--require'],
      ...['@backstage/cli/config/nodeTransform.cjs', 'src/index.ts'],
      ...demoConfigs(),
    ],
    {
      cwd: path.join(root, 'packages', 'backend'),
      env: {
        ...env,
        NODE_ENV: 'development',
        LOG_LEVEL: 'warn',
        APP_CONFIG_integrations_github: JSON.stringify([
          {
            host: 'github.ternandtide.example',
            apiBaseUrl: `http://localhost:${githubPort}`,
            token: 'token-of-the-made-up-github',
          },
        ]),
        ...toolServers(toolsPort),
        APP_CONFIG_backend_baseUrl: `"${backendUrl}"`,
        APP_CONFIG_backend_listen_port: `${backendPort}`,
        APP_CONFIG_backend_cors_origin: JSON.stringify(
          apps.map(({ port }) => `http://localhost:${port}`),
        ),
      },
    },
  );
}
