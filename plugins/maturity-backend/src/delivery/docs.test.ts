import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { readDeliveryTopics } from '../config/readDeliveryTopics';
import { readDeliveryWebhooks } from '../config/readDeliveryWebhooks';
import { parseArgoCd } from './formats/argoCd';
import { deliveryToolIds } from './formats/deliveryTools';
import { parseDelivery } from './parseDelivery';
import { maturityPlugin } from '../plugin';

jest.setTimeout(60_000);

const run = promisify(execFile);

const document = resolve(__dirname, '../../../../docs/delivery.md');

/** Code of the document in one language, block by block. */
async function readBlocks(language: string): Promise<string[]> {
  const text = await readFile(document, 'utf8');
  const pattern = new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm');
  return Array.from(text.matchAll(pattern), ([, code]) => code);
}

async function readValues(key: string): Promise<unknown[]> {
  const blocks = await readBlocks('yaml');
  return blocks
    .flatMap(block => parseAllDocuments(block))
    .map(block => block.toJS())
    .flatMap(value => value?.maturity?.delivery?.[key] ?? []);
}

describe('docs/delivery.md', () => {
  it('shows events as they are accepted', async () => {
    const blocks = await readBlocks('json');
    expect(blocks.length).toBeGreaterThan(0);
    const now = new Date('2026-06-15T09:00:00Z');
    for (const block of blocks) {
      const parsed = parseDelivery(JSON.parse(block), {
        now,
        keptSince: new Date(0),
      });
      expect(parsed).toHaveProperty('event');
    }
  });

  it('has a curl line that reports a deployment, once', async () => {
    const [script, ...others] = await readBlocks('bash');
    expect(others).toEqual([]);
    const orders = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'orders', namespace: 'default' },
    };
    const backend = await startTestBackend({
      features: [
        maturityPlugin,
        catalogServiceMock.factory({ entities: [orders] }),
      ],
    });
    try {
      const { port } = backend.server.address() as AddressInfo;
      const send = async () => {
        const { stdout } = await run('bash', ['-euc', script], {
          cwd: __dirname,
          env: {
            ...process.env,
            BACKSTAGE_URL: `http://localhost:${port}`,
            DELIVERIES_TOKEN: mockCredentials.service.token(),
            BUILD: '42',
          },
        });
        return JSON.parse(stdout);
      };
      expect((await send()).items).toEqual([{ status: 'created' }]);
      const { counts } = await send();
      expect(counts).toMatchObject({ created: 0, unmatched: 0, rejected: 0 });
    } finally {
      await backend.stop();
    }
  });

  it('shows a configuration that is valid', async () => {
    const text = JSON.stringify(await readValues('webhooks'));
    const webhooks = JSON.parse(text.replace(/\$\{\w+\}/g, 'x'.repeat(16)));
    expect(webhooks.length).toBeGreaterThan(0);
    webhooks.forEach(readDeliveryWebhooks);

    const topics = await readValues('events');
    expect(topics.length).toBeGreaterThan(0);
    topics.forEach(readDeliveryTopics);
  });

  it('names every tool, and how it proves who it is', async () => {
    const text = await readFile(document, 'utf8');
    for (const id of deliveryToolIds) {
      expect(text).toMatch(new RegExp(`^\\| \`${id}\` +\\|`, 'm'));
    }
  });

  it('has a template for Argo CD whose result is understood', async () => {
    const [template] = (await readBlocks('yaml')).filter(block =>
      block.includes('template.maturity'),
    );
    const body = parseAllDocuments(template)[0].getIn([
      'data',
      'template.maturity',
    ]);
    const values: { [path: string]: string } = {
      phase: '"Succeeded"',
      startedAt: '"2026-03-01T08:00:00Z"',
      finishedAt: '"2026-03-01T08:01:00Z"',
      labels: '{"environment":"production"}',
      images: '["orders:1.4.2"]',
    };
    const json = String(body)
      .slice(String(body).indexOf('{\n'))
      .replace(
        /\{\{ (?:with [^}]*\}\}\{\{ )?toJson \S*\.(\w+) \}\}(?:\{\{ else \}\}null\{\{ end \}\})?/g,
        (_, field) => values[field] ?? `"${field}"`,
      );
    const { events } = parseArgoCd(JSON.parse(json), { now: new Date() });
    expect(events).toMatchObject([
      { result: 'succeeded', environment: 'production', version: '1.4.2' },
    ]);
  });
});
