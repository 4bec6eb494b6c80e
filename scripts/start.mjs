// Serves the demo: the backend on port 7007 and an app on port 3000. With
// `--legacy` the app is the one on the legacy frontend system.
import path from 'node:path';
import process from 'node:process';
import {
  commandOf,
  onInterrupt,
  root,
  startNode,
  stopAll,
} from './commands.mjs';
import {
  demoConfigs,
  demoToken,
  sendDeliveries,
  startGithub,
  startTools,
} from './demo.mjs';
import { answers, waitFor } from './servers.mjs';

const APP = 'http://localhost:3000';
const BACKEND = 'http://localhost:7007';
const HEALTH = `${BACKEND}/.backstage/health/v1/readiness`;

const app = process.argv.includes('--legacy') ? 'app-legacy' : 'app';

for (const url of [APP, HEALTH]) {
  if (await answers(url)) {
    console.error(`Something already answers at ${url}; stop it first.`);
    process.exit(1);
  }
}

console.log(`▸ Starting packages/backend and packages/${app}`);
onInterrupt(stopAll);
const { token, env } = demoToken();
// The ports that examples/app-config.examples.yaml names.
startGithub(7009);
startTools(7010);
const servers = ['backend', app].map(name =>
  startNode(
    [
      commandOf('@backstage/cli', 'backstage-cli'),
      ...['package', 'start', ...demoConfigs()],
    ],
    { cwd: path.join(root, 'packages', name), env },
  ),
);
for (const server of servers) {
  server.on('exit', async code => {
    await stopAll();
    process.exit(code ?? 1);
  });
}

await waitFor([APP, HEALTH], { seconds: 600 });
// A demo without delivery events is still one.
await sendDeliveries(BACKEND, token);
console.log(`
  The demo is ready at ${APP} (press "Enter" to sign in as a guest).
  Where every team and service stands: ${APP}/maturity
  Stop it with Ctrl-C.
`);
