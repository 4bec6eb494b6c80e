import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, runNode, startNode } from './commands.mjs';

const FILES = [
  'app-config.yaml',
  'examples/app-config.examples.yaml',
  'app-config.local.yaml',
];

/** The `--config` arguments of the demo; a local file has the last word. */
export function demoConfigs() {
  return FILES.map(file => path.join(root, file))
    .filter(file => existsSync(file))
    .flatMap(file => ['--config', file]);
}

/**
 * A token, new at each start, that may send delivery events and look what became
 * of them, and the environment in which the backend knows it.
 */
export function demoToken() {
  const token = randomBytes(24).toString('hex');
  const access = {
    type: 'static',
    options: { token, subject: 'demo-pipeline' },
    accessRestrictions: [
      {
        plugin: 'maturity',
        permission: ['maturity.delivery.create', 'maturity.assessment.read'],
      },
      { plugin: 'catalog', permission: 'catalog.entity.read' },
    ],
  };
  return {
    token,
    env: { APP_CONFIG_backend_auth_externalAccess: JSON.stringify([access]) },
  };
}

/** Sends the example's delivery events; the answer is whether that went well. */
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

/** Serves the made-up GitHub of the example organisation. */
export function startGithub(port) {
  return startNode([
    ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
    ...['scripts/demo/serveGithub.ts', `${port}`],
  ]);
}
