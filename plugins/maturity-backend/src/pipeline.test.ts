import { Knex } from 'knex';
import {
  createTestPipeline,
  databases,
} from './__testUtils__/createTestPipeline';
import { component, entity, group } from './__testUtils__/entities';
import { FakeFactSource } from './__testUtils__/FakeFactSource';
import {
  listEntityRefs,
  readEntityAssessments,
  readFacts,
  readStageChanges,
} from './database';
import { migrate } from './database/migrations';

jest.setTimeout(60_000);

const shop = group('shop', { members: ['ana', 'ben'] });
const orders = component('orders');
const ordersRef = 'component:default/orders';
const tested = () => ({ facts: { isTested: { value: true } } });

describe.each(databases.eachSupportedId())('Pipeline, %p', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  async function assessmentOf(entityRef: string) {
    const { assessments } = await readEntityAssessments(knex, { entityRef });
    return assessments[0];
  }

  async function stageOf(entityRef: string) {
    return (await assessmentOf(entityRef))?.stage;
  }

  async function outcomeOf(entityRef: string, checkId: string) {
    const { checks } = await assessmentOf(entityRef);
    return checks.find(check => check.checkId === checkId);
  }

  async function latestRevision() {
    const [{ latest }] = await knex('revisions').select('latest');
    return Number(latest);
  }

  it('collects, assesses and stores, and writes nothing when nothing changed', async () => {
    const fake = new FakeFactSource(tested);
    const { runAll, reassess } = createTestPipeline({
      knex,
      entities: [shop, orders],
      sources: [fake],
    });

    await runAll();

    expect(await stageOf(ordersRef)).toBe('owned');
    const revision = await latestRevision();
    await runAll();
    await reassess();
    expect(await latestRevision()).toBe(revision);
    expect(
      await readStageChanges(knex, { entityRef: ordersRef, limit: 10 }),
    ).toMatchObject([{ from: 'floor', to: 'owned' }, { to: 'floor' }]);
  });

  it('does not assess what nothing is known of', async () => {
    const { reassess } = createTestPipeline({
      knex,
      entities: [shop, orders],
    });

    await reassess();

    expect(await assessmentOf(ordersRef)).toMatchObject({
      rank: 0,
      stage: undefined,
      measured: { known: 0 },
    });
  });

  it('asks once about each of exactly two pages of entities', async () => {
    const entities = Array.from({ length: 1_000 }, (_, i) =>
      component(`c${i}`),
    );
    const fake = new FakeFactSource(tested, { batchSize: 250 });
    const { run, catalog } = createTestPipeline({
      knex,
      entities,
      sources: [fake],
    });

    await run('fake');

    expect(fake.calls.map(refs => refs.length)).toEqual([250, 250, 250, 250]);
    expect(new Set(fake.calls.flat()).size).toBe(1_000);
    expect(catalog.queryEntities).toHaveBeenCalledTimes(2);
    expect(await listEntityRefs(knex)).toHaveLength(1_000);
  });

  it('keeps the last good facts of a source that throws, and says why', async () => {
    const fake = new FakeFactSource(tested);
    const { run, runAll, now } = createTestPipeline({
      knex,
      entities: [shop, orders],
      sources: [fake],
    });
    await runAll();

    fake.answer = () => {
      throw new Error('401 from the tool\nline two');
    };
    await run('fake');

    expect(await stageOf(ordersRef)).toBe('owned');
    const facts = (await readFacts(knex, { entityRefs: [ordersRef] })).get(
      ordersRef,
    );
    expect(facts?.fake).toMatchObject({
      facts: { isTested: { value: true } },
      error: { message: '401 from the tool line two' },
    });

    now.value = new Date('2026-12-23T12:00:00Z');
    await run('catalog');
    await run('attestation');
    expect(await outcomeOf(ordersRef, 'tested')).toMatchObject({
      outcome: 'unknown',
      unknown: { reason: 'stale' },
    });
    expect(await stageOf(ordersRef)).toBe('floor');
  });

  it('does not wait for a source that hangs, nor for its other batches in vain', async () => {
    const fake = new FakeFactSource(
      ref => (ref.endsWith('/a') ? new Promise<never>(() => {}) : tested()),
      { batchSize: 1 },
    );
    const { run } = createTestPipeline({
      knex,
      entities: [shop, component('a'), component('b')],
      sources: [fake],
      batchTimeout: 100,
    });

    await run('fake');

    expect(await outcomeOf('component:default/a', 'tested')).toMatchObject({
      unknown: {
        reason: 'error',
        message: 'did not answer within 0.1 seconds',
      },
    });
    expect(await outcomeOf('component:default/b', 'tested')).toMatchObject({
      outcome: 'pass',
    });
  });

  it('stops when it is cut off, and keeps what it has', async () => {
    const abort = new AbortController();
    const fake = new FakeFactSource(
      (ref, { signal }) => {
        if (ref.endsWith('/c1')) {
          abort.abort(new Error('time is over'));
          signal.throwIfAborted();
        }
        return tested();
      },
      { batchSize: 1 },
    );
    const { run } = createTestPipeline({
      knex,
      entities: [component('c0'), component('c1'), component('c2')],
      sources: [fake],
    });

    await expect(run('fake', abort.signal)).rejects.toThrow('time is over');

    expect(fake.calls.flat()).toHaveLength(2);
    expect(await listEntityRefs(knex)).toEqual(['component:default/c0']);
    await run('fake');
    expect(await listEntityRefs(knex)).toHaveLength(3);
  });

  it('leaves everything as it is while the catalog does not answer', async () => {
    const { runAll, run, reassess, setCatalogFailure } = createTestPipeline({
      knex,
      entities: [shop, orders],
      sources: [new FakeFactSource(tested)],
    });
    await runAll();
    const before = await assessmentOf(ordersRef);

    setCatalogFailure(new Error('catalog is down'));
    await expect(run('catalog')).rejects.toThrow('catalog is down');
    await expect(reassess()).rejects.toThrow('catalog is down');

    expect(await assessmentOf(ordersRef)).toEqual(before);
  });

  it('forgets what left the catalog, under its new name it is another', async () => {
    const { runAll, reassess, setEntities } = createTestPipeline({
      knex,
      entities: [shop, orders, component('returns')],
      sources: [new FakeFactSource(tested)],
    });
    await runAll();

    setEntities([shop, component('renamed')]);
    await reassess();

    expect(await listEntityRefs(knex)).toEqual([
      'component:default/renamed',
      'group:default/shop',
    ]);
  });

  it('deletes nothing when the catalog seems empty', async () => {
    const { runAll, reassess, setEntities, logger } = createTestPipeline({
      knex,
      entities: [shop, orders],
      sources: [new FakeFactSource(tested)],
    });
    await runAll();

    setEntities([]);
    await reassess();

    expect(await stageOf(ordersRef)).toBe('owned');
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('nothing is deleted'),
    );
  });

  it('follows an entity to another owner, and out of its model', async () => {
    const { runAll, run, setEntities } = createTestPipeline({
      knex,
      entities: [shop, group('lone', { members: ['ana'] }), orders],
      sources: [new FakeFactSource(tested)],
    });
    await runAll();
    expect(await stageOf(ordersRef)).toBe('owned');

    const moved = component('orders', { spec: { owner: 'lone' } });
    setEntities([shop, group('lone', { members: ['ana'] }), moved]);
    await run('catalog');
    expect(await stageOf(ordersRef)).toBe('tested');
    expect(await knex('assessments').select('owner')).toEqual([
      { owner: 'group:default/lone' },
    ]);

    setEntities([entity('API', 'orders', { spec: moved.spec })]);
    await run('catalog');
    expect(await stageOf('api:default/orders')).toBeUndefined();
  });

  it('assesses again what a changed organisation concerns', async () => {
    const annotation = 'platform-maturity.io/attestation.org-attested';
    const acme = (annotations?: { [key: string]: string }) =>
      group('acme', { children: ['shop'], annotations });
    const team = group('shop', { members: ['ana', 'ben'], parent: 'acme' });
    const { runAll, run, setEntities } = createTestPipeline({
      knex,
      entities: [orders, team, acme()],
    });
    await runAll();
    expect(await outcomeOf(ordersRef, 'org-attested')).toMatchObject({
      outcome: 'fail',
      ofEntityRef: 'group:default/acme',
    });

    const attested = `{ by: user:default/ana, on: 2026-11-01, evidence: 'https://example.com/decision' }`;
    setEntities([orders, team, acme({ [annotation]: attested })]);
    await run('attestation');

    expect(await outcomeOf(ordersRef, 'org-attested')).toMatchObject({
      outcome: 'pass',
    });
  });

  it('is not led astray by groups in a circle', async () => {
    const { runAll } = createTestPipeline({
      knex,
      entities: [
        orders,
        group('shop', { members: ['ana'], parent: 'b', children: ['b'] }),
        group('b', { members: ['ben'], parent: 'shop', children: ['shop'] }),
      ],
      sources: [new FakeFactSource(tested)],
    });

    await runAll();

    expect(await stageOf(ordersRef)).toBe('owned');
    expect(await outcomeOf(ordersRef, 'org-attested')).toMatchObject({
      unknown: { cause: 'noRelatedEntity' },
    });
  });

  it('stores names and values that look like SQL and HTML as they are', async () => {
    const title = `"><script>alert(1)</script>'; drop table facts; --`;
    const fake = new FakeFactSource(() => ({
      facts: { owners: { value: [`${title}\u0000`], evidence: [{ title }] } },
    }));
    const { runAll } = createTestPipeline({
      knex,
      entities: [shop, component('orders', { metadata: { title } })],
      sources: [fake],
    });

    await runAll();

    const facts = (await readFacts(knex, { entityRefs: [ordersRef] })).get(
      ordersRef,
    );
    expect(facts?.fake?.facts.owners).toEqual({
      value: [title],
      evidence: [{ title }],
    });
    expect(await knex('assessments').select('title')).toEqual([{ title }]);
  });

  it('exempts for as long as the exemption lasts', async () => {
    const { runAll, reassess, now } = createTestPipeline({
      knex,
      entities: [shop, orders],
      sources: [
        new FakeFactSource(() => ({ facts: { isTested: { value: false } } })),
      ],
      exemptions: [
        {
          entityRef: ordersRef,
          exemption: {
            checkId: 'tested',
            reason: 'It is being replaced.',
            grantedBy: 'group:default/platform',
            until: '2026-12-01',
          },
        },
      ],
    });
    await runAll();
    expect(await outcomeOf(ordersRef, 'tested')).toMatchObject({
      outcome: 'exempt',
    });

    now.value = new Date('2026-12-03T00:00:00Z');
    await reassess();
    expect((await outcomeOf(ordersRef, 'tested'))?.outcome).not.toBe('exempt');
  });

  it('writes nothing over an attestation that stays expired', async () => {
    const { runAll, now } = createTestPipeline({
      knex,
      entities: [
        shop,
        component('orders', {
          metadata: {
            annotations: {
              'platform-maturity.io/attestation.tested':
                '{ by: ana, on: 2025-01-01, evidence: "https://example.com/" }',
            },
          },
        }),
      ],
      sources: [
        new FakeFactSource(() => ({ facts: { isTested: { value: false } } })),
      ],
    });
    await runAll();
    expect(await outcomeOf(ordersRef, 'tested')).toMatchObject({
      unknown: { reason: 'stale' },
    });
    const revision = await latestRevision();

    now.value = new Date('2026-11-23T13:00:00Z');
    await runAll();

    expect(await latestRevision()).toBe(revision);
  });

  it('refreshes one entity with all its sources, and says what each came to', async () => {
    const fake = new FakeFactSource(tested);
    const { refresh } = createTestPipeline({
      knex,
      entities: [shop, orders],
      sources: [fake],
    });

    expect(await refresh(ordersRef)).toEqual([
      { sourceId: 'catalog', result: 'changed' },
      { sourceId: 'fake', result: 'changed' },
      { sourceId: 'attestation', result: 'changed' },
    ]);
    expect(await stageOf(ordersRef)).toBe('owned');

    fake.answer = () => ({ error: 'the token has expired' });
    expect(await refresh(ordersRef)).toEqual([
      { sourceId: 'catalog', result: 'unchanged' },
      { sourceId: 'fake', result: 'failed', message: 'the token has expired' },
      { sourceId: 'attestation', result: 'unchanged' },
    ]);
    await expect(refresh('component:default/nobody')).rejects.toThrow(
      'There is no entity component:default/nobody',
    );
  });

  it('asks a source only about entities that it applies to', async () => {
    const fake = new FakeFactSource(tested, {
      appliesTo: { 'spec.type': 'service' },
    });
    const { run, refresh } = createTestPipeline({
      knex,
      entities: [orders, component('library', { spec: { type: 'library' } })],
      sources: [fake],
    });

    await run('fake');

    expect(fake.calls.flat()).toEqual([ordersRef]);
    expect(await refresh('component:default/library')).toContainEqual({
      sourceId: 'fake',
      result: 'nothing',
    });
  });
});
