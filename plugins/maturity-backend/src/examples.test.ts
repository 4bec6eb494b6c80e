import {
  Assessment,
  EntityAssessmentsResponse,
  IngestDeliveriesResponse,
  ListModelsResponse,
  ListUnmatchedDeliveriesResponse,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { parseAllDocuments } from 'yaml';
import { createDeliveryEvents } from './__testUtils__/storyEvents';
import { readDeliveryStories } from './__testUtils__/readDeliveryStories';
import {
  ExampleBackend,
  EXAMPLES,
  startExampleBackend,
} from './__testUtils__/startExampleBackend';
import { goldenText } from './__testUtils__/goldenText';

jest.setTimeout(120_000);

const golden = join(EXAMPLES, 'golden/assessments.md');
const report = join(EXAMPLES, '../docs/example-report.md');

describe('the example organisation, from its files to its assessments', () => {
  let backend: ExampleBackend;
  let models: ListModelsResponse;
  let assessments: Assessment[];
  let sent: IngestDeliveriesResponse;

  async function get<T>(path: string): Promise<T> {
    const response = await request(backend.server).get(path);
    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    return response.body;
  }

  /** Refs of all entities of the organisation, once the catalog has processed them. */
  async function catalogEntities(): Promise<string[]> {
    const expected = await countDeclared();
    const deadline = performance.now() + 60_000;
    for (;;) {
      const { items } = await get<{ items: CatalogItem[] }>(
        '/api/catalog/entities/by-query?limit=500&fields=kind,metadata.name,metadata.namespace,relations',
      );
      const declared = items.filter(({ kind }) => kind !== 'Location');
      const refs = declared.map(
        ({ kind, metadata }) =>
          `${kind}:${metadata.namespace}/${metadata.name}`,
      );
      const isStitched = declared.every(
        ({ kind, relations }) => kind === 'Template' || relations?.length,
      );
      if (refs.length === expected && isStitched) {
        return refs;
      }
      if (performance.now() > deadline) {
        throw new Error(
          `The catalog has ${refs.length} of ${expected} entities: ${refs}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  /** Sends the events that the demo sends when it starts. */
  async function sendDeliveries(): Promise<IngestDeliveriesResponse> {
    const now = new Date();
    const items = readDeliveryStories().flatMap(story =>
      createDeliveryEvents(story, now),
    );
    const response = await request(backend.server)
      .post('/api/maturity/deliveries')
      .send({ items });
    expect(response.status).toBe(200);
    return response.body;
  }

  beforeAll(async () => {
    backend = await startExampleBackend();
    const refs = await catalogEntities();
    sent = await sendDeliveries();
    await backend.runTasks();
    models = await get('/api/maturity/models');
    assessments = [];
    for (const ref of refs.sort()) {
      const { kind, namespace, name } = parseEntityRef(ref);
      const { items } = await get<EntityAssessmentsResponse>(
        `/api/maturity/assessments/by-name/${kind}/${namespace}/${name}`,
      );
      assessments.push(...items);
    }
  });

  afterAll(() => backend?.stop());

  it('is assessed as the golden file says', async () => {
    const text = goldenText(models.items, assessments);
    if (process.env.UPDATE_GOLDEN) {
      await writeFile(golden, text);
    }
    expect(text).toBe(await readFile(golden, 'utf8'));
  });

  it('has the report that the documentation shows', async () => {
    const response = await request(backend.server).get(
      '/api/maturity/reports/by-name/group/default/tern-and-tide',
    );
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': 'attachment; filename="maturity-tern-and-tide.md"',
    });
    const text = response.text.replace(
      /\S+ \S+ UTC · revision \d+/,
      '2026-11-30 08:00 UTC · revision 42',
    );
    if (process.env.UPDATE_GOLDEN) {
      await writeFile(report, text);
    }
    // Values of metrics depend on the hour.
    const toLasting = (all: string) =>
      all.replace(
        /(?<=^\| (Change|Deployment|Failed deployment) [^|]+\|).+$/gm,
        '',
      );
    expect(toLasting(text)).toBe(toLasting(await readFile(report, 'utf8')));
  });

  it('refuses a report of a single component, and of what is not there', async () => {
    const base = '/api/maturity/reports/by-name';
    const component = await request(backend.server).get(
      `${base}/component/default/checkout-api`,
    );
    expect(component.status).toBe(400);
    expect(component.body.error.message).toBe(
      'A report is about a group, a system or a domain',
    );
    const nobody = await request(backend.server).get(
      `${base}/group/default/nobody`,
    );
    expect(nobody.status).toBe(404);
  });

  it('has delivery events, some of which belong to nothing in the catalog', async () => {
    const { created, unmatched, rejected } = sent.counts;
    expect(created).toBeGreaterThan(1_000);
    expect(rejected).toBe(0);

    const { items } = await get<ListUnmatchedDeliveriesResponse>(
      '/api/maturity/deliveries/unmatched',
    );
    expect(items).toMatchObject([
      { target: { labels: { service: 'seat-planner' } }, count: unmatched },
    ]);
  });

  it('takes the same events again without a change', async () => {
    const { counts } = await sendDeliveries();
    expect(counts.unmatched).toBe(sent.counts.unmatched);
    // A deployment that was running may have ended meanwhile.
    expect(counts.created + counts.updated).toBeLessThan(5);
  });

  it('has components at all five stages, and every outcome', () => {
    const ladder = assessments.filter(
      ({ modelId }) => modelId === 'platform-engineering',
    );
    expect(new Set(ladder.map(({ rank }) => rank))).toEqual(
      new Set([1, 2, 3, 4, 5]),
    );
    const results = ladder.flatMap(({ checks }) => checks);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(
      new Set<Outcome>(['pass', 'fail', 'unknown', 'notApplicable', 'exempt']),
    );
    expect(
      new Set(results.flatMap(({ unknown }) => unknown?.reason ?? [])),
    ).toEqual(new Set(['missing', 'stale', 'error']));
  });

  it('has templates whose annotation names checks that exist', async () => {
    const { items } = await get<{ items: CatalogItem[] }>(
      '/api/catalog/entities/by-query?filter=kind=template&limit=500',
    );
    const checkIds = models.items
      .flatMap(({ stages }) => stages.flatMap(({ checks }) => checks))
      .map(({ id }) => id);
    const fixed = items.flatMap(
      ({ metadata }) =>
        metadata.annotations?.['platform-maturity.io/fixes']?.split(/[\s,]+/) ??
        [],
    );
    expect(fixed.sort()).toEqual(['pipeline', 'security-scanning']);
    expect(checkIds).toEqual(expect.arrayContaining(fixed));
  });
});

interface CatalogItem {
  kind: string;
  metadata: {
    name: string;
    namespace: string;
    annotations?: { [key: string]: string };
  };
  relations?: object[];
}

/** Entities in the files, each of which the catalog has to have accepted. */
async function countDeclared(): Promise<number> {
  const folder = join(EXAMPLES, 'catalog');
  const files = (await readdir(folder)).filter(file => file !== 'all.yaml');
  const texts = await Promise.all(
    files.map(file => readFile(join(folder, file), 'utf8')),
  );
  const documents = texts.flatMap(text =>
    parseAllDocuments(text).filter(document => document.contents !== null),
  );
  const templates = await readdir(join(EXAMPLES, 'templates'));
  return documents.length + templates.length;
}
