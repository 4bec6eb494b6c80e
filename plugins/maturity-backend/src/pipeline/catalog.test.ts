import {
  createTestPipeline,
  WEEK_MS,
} from '../__testUtils__/createTestPipeline';
import { component, entity, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { listEntityRefs, readFacts } from '../database';
import { testDatabaseIds } from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const shop = group('shop', { members: ['ana', 'ben'] });
const orders = component('orders');
const ordersRef = 'component:default/orders';
const tested = () => ({ facts: { isTested: { value: true } } });

describe.each(testDatabaseIds)('Pipeline and catalog, %p', databaseId => {
  const setUp = createTestPipeline(databaseId);

  it('forgets what left the catalog, under its new name it is another', async () => {
    const { knex, now, runAll, reassess, setEntities } = await setUp({
      entities: [shop, orders, component('returns')],
      sources: [new FakeFactSource(tested)],
    });
    await runAll();

    setEntities([shop, component('renamed')]);
    await reassess();
    expect(await listEntityRefs(knex)).toHaveLength(3);

    now.value = new Date(now.value.getTime() + WEEK_MS);
    await reassess();
    expect(await listEntityRefs(knex)).toEqual(['component:default/renamed']);
  });

  it('follows an entity to another owner, and out of its model', async () => {
    const { readStage, knex, runAll, run, setEntities } = await setUp({
      entities: [shop, group('lone', { members: ['ana'] }), orders],
      sources: [new FakeFactSource(tested)],
    });
    await runAll();
    expect(await readStage(ordersRef)).toBe('owned');

    const moved = component('orders', { spec: { owner: 'lone' } });
    setEntities([shop, group('lone', { members: ['ana'] }), moved]);
    await run('catalog');
    expect(await readStage(ordersRef)).toBe('tested');
    expect(await knex('assessments').select('owners')).toEqual([
      { owners: '["group:default/lone"]' },
    ]);

    setEntities([entity('API', 'orders', { spec: moved.spec })]);
    await run('catalog');
    expect(await readStage('api:default/orders')).toBeUndefined();
  });

  it('assesses again what a changed organisation concerns', async () => {
    const annotation = 'platform-maturity.io/attestation.org-attested';
    const acme = (annotations?: { [key: string]: string }) =>
      group('acme', { children: ['shop'], members: ['ana'], annotations });
    const ana = entity('User', 'ana');
    const team = group('shop', { members: ['ana', 'ben'], parent: 'acme' });
    const { readOutcome, runAll, run, setEntities } = await setUp({
      entities: [orders, team, ana, acme()],
      organization: 'group:default/acme',
    });
    await runAll();
    expect(await readOutcome(ordersRef, 'org-attested')).toMatchObject({
      outcome: 'unknown',
      unknown: { cause: 'notAttested' },
      ofEntityRef: 'group:default/acme',
    });

    const attested = `{ by: user:default/ana, on: 2026-11-01, evidence: 'https://example.com/decision' }`;
    setEntities([orders, team, ana, acme({ [annotation]: attested })]);
    await run('attestation');

    expect(await readOutcome(ordersRef, 'org-attested')).toMatchObject({
      outcome: 'pass',
    });
  });

  it('is not led astray by groups in a circle', async () => {
    const { readStage, readOutcome, runAll } = await setUp({
      entities: [
        orders,
        group('shop', { members: ['ana'], parent: 'b', children: ['b'] }),
        group('b', { members: ['ben'], parent: 'shop', children: ['shop'] }),
      ],
      sources: [new FakeFactSource(tested)],
    });

    await runAll();

    expect(await readStage(ordersRef)).toBe('owned');
    expect(await readOutcome(ordersRef, 'org-attested')).toMatchObject({
      unknown: { cause: 'noRelatedEntity' },
    });
  });

  it('forgets what a source saw that is no longer asked about an entity', async () => {
    const library = (type: string) => component('library', { spec: { type } });
    const fake = new FakeFactSource(tested, {
      appliesTo: { 'spec.type': 'service' },
    });
    const { knex, runAll, reassess, setEntities, readOutcome } = await setUp({
      entities: [shop, orders, library('service')],
      sources: [fake],
    });
    await runAll();

    setEntities([shop, orders, library('library')]);
    await reassess();

    const ref = 'component:default/library';
    const facts = await readFacts(knex, { entityRefs: [ref, ordersRef] });
    expect(Object.keys(facts.get(ref) ?? {})).not.toContain('fake');
    expect(Object.keys(facts.get(ordersRef) ?? {})).toContain('fake');
    expect(await readOutcome(ref, 'tested')).toMatchObject({
      outcome: 'unknown',
    });
  });

  it('forgets what a source saw that is no longer installed', async () => {
    const entities = [shop, orders];
    const before = await setUp({
      entities,
      sources: [new FakeFactSource(tested)],
    });
    await before.runAll();

    const { knex, reassess, readOutcome } = await setUp({
      knex: before.knex,
      entities,
    });
    await reassess();

    const facts = await readFacts(knex, { entityRefs: [ordersRef] });
    expect(Object.keys(facts.get(ordersRef) ?? {}).sort()).toEqual([
      'attestation',
      'catalog',
    ]);
    expect(await readOutcome(ordersRef, 'tested')).toMatchObject({
      unknown: { cause: 'sourceNotInstalled', source: 'fake' },
    });
  });
});
