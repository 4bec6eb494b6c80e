import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root, runNode, startNode } from './commands.mjs';

const FILES = [
  'app-config.yaml',
  'examples/app-config.examples.yaml',
  'app-config.local.yaml',
];

/**
 * Returns the `--config` arguments of the demo; a local file comes last and
 * overrides the others.
 */
export function demoConfigs() {
  return FILES.map(file => path.join(root, file))
    .filter(file => existsSync(file))
    .flatMap(file => ['--config', file]);
}

/**
 * Creates a new token at each start, which can send delivery events and read
 * their results, and the environment variables of the backend.
 */
export function demoToken() {
  const token = randomBytes(24).toString('hex');
  const access = {
    type: 'static',
    options: { token, subject: 'demo-pipeline' },
    accessRestrictions: [
      {
        plugin: 'maturity',
        permission: [
          'maturity.delivery.create',
          'maturity.assessment.read',
          // Without it, answers do not tell which entities events belong to.
          'catalog.entity.read',
        ],
      },
      { plugin: 'catalog', permission: 'catalog.entity.read' },
    ],
  };
  return {
    token,
    env: { APP_CONFIG_backend_auth_externalAccess: JSON.stringify([access]) },
  };
}

/** Sends the delivery events of the example; returns whether it succeeded. */
export async function sendDeliveries(backendUrl, token) {
  const code = await runNode(
    [
      ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
      ...['scripts/demo/sendDeliveries.ts', backendUrl],
    ],
    { env: { DELIVERIES_TOKEN: token } },
  );
  return code === 0;
}

/** Serves the fake GitHub of the example organisation. */
export function startGithub(port) {
  return serve('serveGithub.ts', port);
}

/** Serves its fake tools, on three ports from this one on. */
export function startTools(port) {
  return serve('serveTools.ts', port);
}

/** Environment variables for the backend, where the tools are on other ports. */
export function toolServers(port) {
  const file = path.join(root, 'examples', 'app-config.examples.yaml');
  const { sources } = parse(readFileSync(file, 'utf8')).maturity;
  const own = Object.keys(sources).filter(id => sources[id].pack);
  return Object.fromEntries(
    own.sort().map((id, index) => [
      `APP_CONFIG_maturity_sources_${id}_pack_servers`,
      JSON.stringify([
        {
          ...sources[id].pack.servers[0],
          baseUrl: `http://localhost:${port + index}`,
        },
      ]),
    ]),
  );
}

function serve(script, port) {
  return startNode([
    ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
    ...[`scripts/demo/${script}`, `${port}`],
  ]);
}
