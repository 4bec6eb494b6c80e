import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import { createEntity, describeAnswer } from './__testUtils__/entities';
import { startPortal, stopPortals, TaskRow } from './__testUtils__/startPortal';

jest.setTimeout(60_000);
afterEach(async () => {
  jest.restoreAllMocks();
  await stopPortals();
});

const DAY = 24 * 3_600_000;
const template = createEntity('service', {}, 'Template');
const docs = createEntity('docs', { 'backstage.io/techdocs-ref': 'dir:.' });
const elsewhere = createEntity('elsewhere', {
  'backstage.io/techdocs-entity': 'component:default/docs',
});
const made = createEntity('made', {
  'backstage.io/source-template': 'Template:default/Service',
});
const built = {
  'default/component/docs': {
    site_name: 'Docs',
    build_timestamp: Date.parse('2026-05-01T00:00:00Z'),
    etag: 'f1e2d3c4b5a69788f1e2d3c4b5a69788f1e2d3c4',
    files: ['index.html'],
  },
};

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY).toISOString();
}

function runs(number: number, row: Partial<TaskRow> = {}): TaskRow[] {
  return Array.from({ length: number }, (_, index) => ({
    createdAt: daysAgo(1 + index / 100),
    ...row,
  }));
}

async function collectOne(
  entity: Entity,
  options: Parameters<typeof startPortal>[0],
) {
  const { collect } = await startPortal({ entities: [docs], ...options });
  const answers = await collect([entity]);
  return describeAnswer(answers.get(stringifyEntityRef(entity)));
}

it('keeps the contract of fact sources', async () => {
  const { source } = await startPortal({
    entities: [docs],
    tasks: runs(6),
    docs: built,
  });
  const broken = createEntity('broken', {
    'backstage.io/techdocs-entity': '::',
  });
  const entities = [template, docs, elsewhere, made];
  await expect(
    testFactSource({ source, entities, brokenEntities: [broken] }),
  ).resolves.toBeUndefined();
});

describe('runs of templates', () => {
  it('are those of the template within the window', async () => {
    const facts = await collectOne(template, {
      tasks: [
        ...runs(6, { minutes: 3 }),
        ...runs(2, { status: 'failed', minutes: 20 }),
        ...runs(1, { status: 'cancelled' }),
        ...runs(1, { status: 'open' }),
        ...runs(4, { template: 'template:default/other' }),
        ...runs(3, { createdAt: daysAgo(401) }),
      ],
    });
    expect(facts).toEqual({
      templateRuns: 10,
      templateSuccess: 0.75,
      templateMinutes: 3,
      templateLastUsed: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });

  it('are counted for what was made from the template', async () => {
    const { collect } = await startPortal({ tasks: runs(2) });
    const answer = (await collect([made])).get('component:default/made');
    const restsOn = ['template:default/service'];
    expect(answer).toEqual({
      facts: {
        sourceTemplateRuns: {
          value: 2,
          restsOn,
          evidence: [
            {
              title: 'runs of template:default/service',
              url: 'https://app.example.com/catalog/default/template/service',
            },
          ],
        },
        createdByTemplate: {
          unknown: 'no run tells that it created it',
          restsOn,
        },
      },
    });
  });

  it('tell what they created, which is asked for once', async () => {
    const { collect, source } = await startPortal({
      tasks: [
        ...runs(1, { registers: 'component:default/other' }),
        ...runs(1, { registers: 'Component:default/Made' }),
        ...runs(1, { status: 'failed', registers: 'component:default/failed' }),
        ...runs(3),
      ],
    });
    const failed = { ...made, metadata: { ...made.metadata, name: 'failed' } };
    const answers = await collect([made, failed]);
    expect(describeAnswer(answers.get('component:default/made'))).toMatchObject(
      { createdByTemplate: true },
    );
    expect(
      describeAnswer(answers.get('component:default/failed')),
    ).toMatchObject({
      createdByTemplate: 'unknown: no run tells that it created it',
    });
    expect(source.countRequests?.()).toBe(3);
    // The next run reads the list again, and no result.
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 120_000);
    await collect([made]);
    expect(source.countRequests?.()).toBe(4);
    expect(JSON.stringify([...answers])).not.toMatch(/hidden|jane/);
  });

  it('tell what they created for a number of runs at a time', async () => {
    const { collect } = await startPortal({
      tasks: [
        ...runs(20, { registers: 'component:default/other' }),
        ...runs(5, {
          registers: 'component:default/made',
          createdAt: daysAgo(9),
        }),
      ],
      own: { maxOutputs: 20 },
    });
    const collectMade = async () =>
      describeAnswer((await collect([made])).get('component:default/made'));
    expect(await collectMade()).toMatchObject({
      createdByTemplate:
        'unknown: the results of 5 older runs follow in the next runs',
    });
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 120_000);
    expect(await collectMade()).toMatchObject({ createdByTemplate: true });
  });

  it('are not known as a number where the list was cut', async () => {
    const cut =
      'unknown: only the newest 150 tasks of the scaffolder were read: raise maxTasks';
    expect(
      await collectOne(template, { tasks: runs(151), own: { maxTasks: 150 } }),
    ).toEqual({
      templateRuns: cut,
      templateSuccess: cut,
      templateMinutes: cut,
      templateLastUsed: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });

  it('take a request for 100 of 10,000 tasks, once for all entities', async () => {
    const { collect, source } = await startPortal({ tasks: runs(10_000) });
    const others = Array.from({ length: 50 }, (_, index) =>
      createEntity(`other-${index}`, {}, 'Template'),
    );
    const answers = await collect([template, ...others]);
    await collect([made]);
    expect(
      describeAnswer(answers.get('template:default/service')),
    ).toMatchObject({ templateRuns: 10_000, templateSuccess: 1 });
    expect(source.countRequests?.()).toBe(100);
  });

  it('tell no parameters, secrets and people', async () => {
    const { collect } = await startPortal({ tasks: runs(6) });
    const answers = await collect([template, made]);
    expect(JSON.stringify([...answers])).not.toMatch(/hidden|jane/);
  });

  it('name the permission that is missing', async () => {
    expect(await collectOne(template, { isDenied: true })).toBe(
      'error: the scaffolder plugin refused the request (403): allow the maturity plugin scaffolder.task.read',
    );
  });

  it('are not known without the scaffolder', async () => {
    const reason =
      'unknown: the scaffolder plugin is not installed: nothing answers at its address (404)';
    expect(await collectOne(template, { without: ['scaffolder'] })).toEqual({
      templateRuns: reason,
      templateSuccess: reason,
      templateMinutes: reason,
      templateLastUsed: reason,
    });
  });
});

describe('published pages', () => {
  it('have a time and a commit', async () => {
    expect(await collectOne(docs, { docs: built })).toEqual({
      docsBuilt: true,
      docsBuiltAt: '2026-05-01T00:00:00.000Z',
      docsRevision: 'f1e2d3c4b5a69788f1e2d3c4b5a69788f1e2d3c4',
    });
  });

  it('can be those of another entity, which they rest on', async () => {
    const { collect } = await startPortal({ entities: [docs], docs: built });
    const answer = (await collect([elsewhere])).get(
      'component:default/elsewhere',
    );
    expect(answer).toMatchObject({
      facts: {
        docsBuilt: {
          value: true,
          restsOn: ['component:default/docs'],
          evidence: [
            {
              title: 'pages of component:default/docs',
              url: 'https://app.example.com/docs/default/component/docs',
            },
          ],
        },
      },
    });
  });

  it('were never built', async () => {
    expect(await collectOne(docs, {})).toEqual({
      docsBuilt: false,
      docsBuiltAt: 'unknown: the pages were never built',
      docsRevision: 'unknown: the pages were never built',
    });
  });

  it('are not known without TechDocs', async () => {
    const reason =
      'unknown: the TechDocs plugin is not installed: nothing answers at its address (404)';
    expect(await collectOne(docs, { without: ['techdocs'] })).toEqual({
      docsBuilt: reason,
      docsBuiltAt: reason,
      docsRevision: reason,
    });
  });

  it('are not known of an entity that TechDocs does not find', async () => {
    expect(await collectOne(docs, { entities: [] })).toMatchObject({
      docsBuilt:
        'unknown: the TechDocs plugin does not find component:default/docs: it is not in the catalog, or the maturity plugin lacks catalog.entity.read',
    });
  });

  it('are not known while the store cannot be read', async () => {
    const { collect, directory } = await startPortal({
      entities: [docs],
      docs: built,
    });
    const file = 'default/component/docs/techdocs_metadata.json';
    await writeFile(join(directory, file), '{');
    const answers = await collect([docs]);
    expect(describeAnswer(answers.get('component:default/docs'))).toMatch(
      /^error: TechDocs could not read its store: /,
    );
  });

  it('are asked for up to a number in one run', async () => {
    const others = ['a', 'b', 'c'].map(name =>
      createEntity(name, { 'backstage.io/techdocs-ref': 'dir:.' }),
    );
    const { collect } = await startPortal({
      entities: others,
      own: { maxDocs: 2 },
    });
    const answers = await collect(others);
    expect([...answers.values()].map(describeAnswer)).toEqual([
      expect.objectContaining({ docsBuilt: false }),
      expect.objectContaining({ docsBuilt: false }),
      'postponed: a run reads the pages of 2 entities: the others follow',
    ]);
  });
});

it('has nothing to tell of others', async () => {
  const { collect, source } = await startPortal();
  expect((await collect([createEntity('plain')])).size).toBe(0);
  expect(source.countRequests?.()).toBe(0);
});

it('stops with the signal', async () => {
  const { collect } = await startPortal({ tasks: runs(500) });
  const controller = new AbortController();
  const call = collect([template, docs], controller.signal);
  controller.abort(new Error('the run was cut off'));
  await expect(call).rejects.toThrow('the run was cut off');
});

it.each([
  [{ maxTasks: 0 }, 'maxTasks: must be a whole number from 1 to 1000000'],
  [{ maxDocs: 'many' }, 'maxDocs: must be a whole number from 1 to 1000000'],
  [{ window: '1h' }, 'window: must be at least a day'],
  [
    { concurrency: 0 },
    'concurrency: expected a whole number from 1 to 50, got 0',
  ],
])('names a setting that is wrong: %j', async (own, problem) => {
  const without = ['scaffolder', 'techdocs'] as const;
  await expect(startPortal({ own, without })).rejects.toThrow(
    `maturity.sources.backstage.${problem}`,
  );
});
