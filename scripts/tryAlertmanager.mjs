// Fires and resolves an alert in a real Alertmanager, and shows what becomes of
// it: an incident, and with the deployment before it a recovery time. Needs the
// program `prometheus-alertmanager` or `alertmanager` (Debian: `apt-get install
// prometheus-alertmanager`; ALERTMANAGER_PATH names it if it is elsewhere).
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { onInterrupt, root, startNode, stopAll } from './commands.mjs';
import { demoConfigs } from './demo.mjs';
import { freePort, waitFor } from './servers.mjs';

const ENTITY = 'component/default/lake-loader';
const MINUTE = 60_000;

const programs = [
  process.env.ALERTMANAGER_PATH,
  ...['prometheus-alertmanager', 'alertmanager'],
].filter(Boolean);
const program = programs.find(
  name => spawnSync(name, ['--version']).status === 0,
);
if (!program) {
  console.error(`None of these is installed: ${programs.join(', ')}`);
  process.exit(1);
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'maturity-alertmanager-'));
let alertmanager;
async function cleanUp() {
  alertmanager?.kill();
  await stopAll();
  await rm(folder, { recursive: true, force: true });
}
onInterrupt(cleanUp);
try {
  await tryIt();
} catch (error) {
  console.error(`✕ ${error.message}`);
  process.exitCode = 1;
} finally {
  await cleanUp();
}

async function tryIt() {
  const token = randomBytes(24).toString('hex');
  const secret = randomBytes(24).toString('hex');
  const backendUrl = `http://localhost:${await freePort()}`;
  const alertsUrl = `http://localhost:${await freePort()}`;
  const maturity = clientOf(`${backendUrl}/api/maturity`, token);

  console.log(`▸ Starting a backend at ${backendUrl}`);
  const backend = startBackend({ backendUrl, token, secret });
  await waitFor([`${backendUrl}/.backstage/health/v1/readiness`], {
    seconds: 180,
    isAlive: () => backend.exitCode === null,
  });
  const catalog = clientOf(`${backendUrl}/api/catalog`, token);
  await until('the catalog knows the component', () =>
    catalog.get(`/entities/by-name/${ENTITY}`).catch(() => undefined),
  );

  console.log(`▸ Starting ${program} at ${alertsUrl}`);
  alertmanager = await startAlertmanager({ alertsUrl, backendUrl, secret });
  await waitFor([`${alertsUrl}/-/ready`], { seconds: 20 });

  const now = Date.now();
  const deployed = await maturity.post('/deliveries', {
    items: [
      {
        ...{ kind: 'deployment', source: 'by-hand', externalId: 'try-1' },
        target: { entityRef: ENTITY.replace('/', ':') },
        environment: 'production',
        finishedAt: new Date(now - 20 * MINUTE).toISOString(),
        result: 'succeeded',
      },
    ],
  });
  console.log(`✓ deployment 20 minutes ago: ${deployed.items[0].status}`);

  const alerts = clientOf(`${alertsUrl}/api/v2`);
  const alert = {
    labels: { alertname: 'Slow', service: 'lake-loader', severity: 'critical' },
    annotations: { summary: 'Loading takes too long' },
    startsAt: new Date(now - 15 * MINUTE).toISOString(),
  };
  await alerts.post('/alerts', [
    { ...alert, endsAt: new Date(now + 60 * MINUTE).toISOString() },
  ]);
  const open = await until('the incident is known', async () =>
    (await recoveries(maturity)).find(({ isOpen }) => isOpen),
  );
  console.log(`✓ fired: ${describe(open)}`);

  await alerts.post('/alerts', [
    { ...alert, endsAt: new Date().toISOString() },
  ]);
  const ended = await until('the incident has ended', async () =>
    (await recoveries(maturity)).find(({ isOpen }) => !isOpen),
  );
  console.log(`✓ resolved: ${describe(ended)}`);

  const metrics = await until('the metrics are measured anew', async () => {
    const { report } = await maturity.get(`/deliveries/by-name/${ENTITY}`);
    const month = report?.windows.find(({ days }) => days === 30);
    return month?.metrics.some(({ current }) => current.open > 0)
      ? undefined
      : month?.metrics;
  });
  for (const { id, current } of metrics) {
    console.log(`  ${id}: ${JSON.stringify(current)}`);
  }
}

async function recoveries(maturity) {
  const query = 'metric=failedDeploymentRecoveryTime&days=30';
  const { items } = await maturity.get(
    `/deliveries/by-name/${ENTITY}/counted?${query}`,
  );
  return items;
}

function describe({ title, seconds, isOpen, basis, with: other }) {
  return JSON.stringify({ title, seconds, isOpen, basis, with: other });
}

function clientOf(url, token) {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const send = async (pathname, init) => {
    const response = await fetch(url + pathname, { headers, ...init });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${pathname}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
  return {
    get: pathname => send(pathname),
    post: (pathname, body) =>
      send(pathname, { method: 'POST', body: JSON.stringify(body) }),
  };
}

async function until(what, look) {
  const end = Date.now() + 90_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
    await new Promise(done => setTimeout(done, 500));
  }
}

function startBackend({ backendUrl, token, secret }) {
  const access = { type: 'static', options: { token, subject: 'try' } };
  return startNode(
    [
      ...['--no-node-snapshot', '--require'],
      ...['@backstage/cli/config/nodeTransform.cjs', 'src/index.ts'],
      ...demoConfigs(),
    ],
    {
      cwd: path.join(root, 'packages', 'backend'),
      env: {
        NODE_ENV: 'development',
        LOG_LEVEL: 'warn',
        APP_CONFIG_backend_baseUrl: `"${backendUrl}"`,
        APP_CONFIG_backend_listen_port: new URL(backendUrl).port,
        APP_CONFIG_backend_auth_externalAccess: JSON.stringify([access]),
        APP_CONFIG_maturity_delivery_webhooks: JSON.stringify({
          alertmanager: { secret, environment: 'production' },
        }),
      },
    },
  );
}

async function startAlertmanager({ alertsUrl, backendUrl, secret }) {
  const config = path.join(folder, 'alertmanager.yml');
  await writeFile(
    config,
    `route:
  receiver: maturity
  group_wait: 1s
  group_interval: 1s
receivers:
  - name: maturity
    webhook_configs:
      - url: ${backendUrl}/api/maturity/deliveries/webhooks/alertmanager
        send_resolved: true
        http_config:
          authorization: { credentials: '${secret}' }
`,
  );
  return spawn(
    program,
    [
      `--config.file=${config}`,
      `--storage.path=${path.join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${new URL(alertsUrl).port}`,
      ...['--cluster.listen-address=', '--log.level=error'],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
}
