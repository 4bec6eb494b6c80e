// Serves the demo: the backend on port 7007 and an app on port 3000. With
// `--legacy` the app is the one on the legacy frontend system.
import process from 'node:process';
import {
  commandOf,
  onInterrupt,
  root,
  startNode,
  stopAll,
} from './commands.mjs';
import { demoConfigs } from './demo.mjs';
import { answers, waitFor } from './servers.mjs';

const APP = 'http://localhost:3000';
const HEALTH = 'http://localhost:7007/.backstage/health/v1/readiness';

const legacy = process.argv.includes('--legacy');
const app = legacy ? 'app-legacy' : 'app';

for (const url of [APP, HEALTH]) {
  if (await answers(url)) {
    console.error(
      `Something already answers at ${url}. Stop it first, then start again.`,
    );
    process.exit(1);
  }
}

console.log(
  `Starting the backend and packages/${app}; this takes half a minute.`,
);
const server = startNode(
  [
    commandOf('@backstage/cli', 'backstage-cli'),
    'repo',
    'start',
    app,
    'backend',
  ],
  { cwd: root },
);
onInterrupt(stopAll);
server.on('exit', code => process.exit(code ?? 1));

await waitFor([APP, HEALTH], { seconds: 600 });
console.log(`
  The demo is ready at ${APP} (press "Enter" to sign in as a guest).
  Maturity of the organisation: ${APP}/maturity
  Stop it with Ctrl-C.
`);
