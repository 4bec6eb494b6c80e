import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parseModel } from '@platform-maturity/backstage-plugin-maturity-common';
import fc from 'fast-check';
import request from 'supertest';
import { createTestPipeline } from '../__testUtils__/createTestPipeline';
import { component, entity, group } from '../__testUtils__/entities';
import { someEntities, startRouter } from '../__testUtils__/startRouter';
import { createTarget } from '../database';
import { deployment } from '../database/__testUtils__/deliveries';
import { testSurvey } from '../survey/__testUtils__/testSurvey';
import { testDatabaseIds } from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(300_000);

const start = new Date('2026-03-01T08:00:00.000Z');
const later = new Date('2026-03-02T08:00:00.000Z');
const organization = 'group:default/acme';
const SECRET = { 'entity/metadata.annotations.secret': { $exists: true } };

const check = (id: string, condition: object, of?: string) => ({
  id,
  title: id,
  why: 'Because.',
  fix: { text: 'Do it.', effort: 'small' },
  condition,
  ...(of && { of }),
});

const stage = (id: string, checks: object[]) => ({
  id,
  title: id,
  summary: 'You are here.',
  advice: 'Go on.',
  checks,
});

/** Its outcomes are the same however the entities around one look. */
const ladder = {
  id: 'ladder',
  version: 1,
  title: 'Ladder',
  appliesTo: { kind: { $in: ['Component', 'System', 'Group'] } },
  stages: [
    stage('first', []),
    // Reached with the change of the owner.
    stage('second', [check('owner-secret', SECRET, 'owner')]),
    stage('third', [
      check('owned', { 'catalog/ownerExists': { $exists: true } }),
      check('staffed', { 'catalog/ownerMemberCount': { $gte: 0 } }),
      check('attested', { 'attestation/tested': true }),
      check('owner-attested', { 'attestation/tested': true }, 'owner'),
      ...['system', 'domain', 'organization'].flatMap(of => [
        check(`${of}-secret`, SECRET, of),
        check(`${of}-attested`, { 'attestation/tested': true }, of),
      ]),
    ]),
  ],
};

/** The content of a hidden entity. */
interface Secret {
  readonly text: string;
  readonly members: readonly string[];
  readonly domain: 'open' | 'closed' | 'dark';
}

interface World {
  /** The entities that the caller may see, by name. */
  readonly visible: ReadonlySet<string>;
  readonly components: readonly {
    readonly owner: string;
    readonly system?: string;
    readonly domain?: string;
  }[];
  /** The content of hidden entities, by name. */
  readonly secrets: { readonly [name: string]: Secret };
  /** Components that only this world has. */
  readonly hiddenComponents: number;
}

const groups = ['acme', 'shop', 'find'];
const systems = ['carts', 'maps'];
const domains = ['open', 'closed', 'dark'];
const others = [...groups, ...systems, ...domains];
/** Always there, because they take their domains from the systems. */
const inSystems = systems.map(system => ({ owner: 'shop', system }));
const shown: Secret = { text: 'known', members: ['ana'], domain: 'open' };

/** The entities of a world, before and after they got what the checks ask for. */
function toEntities(world: World, isAfter: boolean): Entity[] {
  const about = (name: string) =>
    world.visible.has(name) ? shown : world.secrets[name];
  const attested = (by: string, text: string) => ({
    'platform-maturity.io/attestation.tested': JSON.stringify({
      by,
      on: '2026-02-01',
      evidence: `https://example.com/${text}`,
    }),
  });
  const annotations = (name: string) => ({
    ...attested(
      groups.includes(name) ? `group:${name}` : 'group:acme',
      about(name).text,
    ),
    ...(isAfter && { secret: about(name).text }),
  });
  const metadata = (name: string) => ({
    title: about(name).text,
    annotations: annotations(name),
  });
  return [
    ...groups.map(name => ({
      ...group(name, { members: [...about(name).members] }),
      metadata: { name, namespace: 'default', ...metadata(name) },
    })),
    ...systems.map(name =>
      entity('System', name, {
        metadata: metadata(name),
        spec: { owner: 'group:default/acme', domain: about(name).domain },
      }),
    ),
    ...domains.map(name =>
      entity('Domain', name, { metadata: metadata(name) }),
    ),
    ...[...world.components, ...inSystems].map((spec, index) =>
      component(`c${index}`, {
        metadata: { annotations: attested(`group:${spec.owner}`, 'own') },
        spec: { ...spec },
      }),
    ),
    ...Array.from({ length: world.hiddenComponents }, (_, index) =>
      component(`hidden-${index}`, {
        metadata: { title: `hidden ${world.hiddenComponents}` },
        spec: { owner: 'find', system: 'maps' },
      }),
    ),
  ];
}

function isVisible(world: World, { kind, metadata }: Entity): boolean {
  return kind === 'Component'
    ? !metadata.name.startsWith('hidden')
    : world.visible.has(metadata.name);
}

/** All that a caller can read of a world, by the request. */
async function readAll(world: World, databaseId: (typeof testDatabaseIds)[0]) {
  const model = parseModel(ladder, { sources: undefined });
  const before = toEntities(world, false);
  const entities = toEntities(world, true);
  const { knex, now, sources, ...pipeline } = await createTestPipeline(
    databaseId,
  )({ entities: before, models: [model], organization });
  now.value = start;
  await pipeline.runAll();
  await pipeline.reassess();
  pipeline.setEntities(entities);
  now.value = later;
  await pipeline.runAll();
  await pipeline.reassess();

  const visible = entities.filter(one => isVisible(world, one));
  const auth = mockServices.auth();
  const [all, own] = [entities, visible].map(list =>
    catalogServiceMock({ entities: list }),
  );
  const pick = (options: object = {}) =>
    'credentials' in options &&
    auth.isPrincipal(options.credentials as BackstageCredentials, 'user')
      ? own
      : all;
  const { app, measure } = startRouter({
    knex,
    entities: visible,
    matched: entities,
    entityRead: someEntities,
    models: [model],
    sources,
    now: () => later,
    organization,
    survey: testSurvey,
    catalog: catalogServiceMock.mock({
      getEntityByRef: async (ref, options) =>
        pick(options).getEntityByRef(ref, options),
      getEntitiesByRefs: async (query, options) =>
        pick(options).getEntitiesByRefs(query, options),
      streamEntities: (query, options) =>
        pick(options).streamEntities(query, options),
    }),
  });
  const answers = new Map<string, string>();
  const keep = (name: string, response: request.Response) =>
    answers.set(name, `${response.status} ${response.text}`);
  const sent = await request(app)
    .post('/api/maturity/deliveries')
    .send({
      items: [
        deployment('1', 'c0'),
        deployment('2', 'hidden-0'),
        deployment('3', 'nowhere'),
      ],
    });
  keep('sent', sent);
  const quarter = '2026-Q1';
  const answers6 = { satisfaction: 4, recommendation: 9, friction: [] };
  for (const name of ['ana', 'ben', 'cyn', 'dan', 'eve', 'eve']) {
    const authorization = mockCredentials.user.header(`user:default/${name}`);
    const answered = await request(app)
      .post('/api/maturity/survey/answers')
      .set({ authorization })
      .send({ quarter, answers: answers6 });
    keep(`answer of ${name}`, answered);
  }
  await measure();
  // Set by the plugin, so that there are some of entities that the caller may not see.
  for (const [index, name] of others.entries()) {
    const kind = groups.includes(name) ? 'group' : 'system';
    await createTarget(knex, {
      target: {
        id: `target-${index}`,
        entityRef: `${
          domains.includes(name) ? 'domain' : kind
        }:default/${name}`,
        modelId: 'ladder',
        stageId: 'second',
        share: 0.5,
        owner: 'group:default/shop',
        startsOn: '2026-03-01',
        dueOn: '2026-06-30',
        note: world.visible.has(name) ? 'known' : world.secrets[name]?.text,
        createdBy: 'user:default/ana',
      },
      now: later,
    });
  }
  for (const path of [
    ...listPaths(),
    ...visible.flatMap(one => listEntityPaths(stringifyEntityRef(one))),
    ...['component:default/hidden-0', 'component:default/nowhere'].flatMap(
      listEntityPaths,
    ),
  ]) {
    keep(path, await request(app).get(`/api/maturity${path}`));
  }
  const refresh = '/assessments/by-name/component/default/c0/refresh';
  keep(refresh, await request(app).post(`/api/maturity${refresh}`));
  return answers;
}

function listPaths(): string[] {
  const fields = ['owner', 'system', 'domain', 'kind'];
  return [
    '/models',
    '/assessments',
    ...domains.map(name => `/assessments?domain=domain:default/${name}`),
    '/assessments?without=domain&without=system',
    ...fields.map(field => `/counts?groupBy=${field}&weakest=3`),
    '/counts?groupBy=owner&tree=true',
    '/assessments?owner=group:default/acme&ownerTree=true',
    '/checks',
    '/fixes',
    '/trend',
    '/movers',
    '/movers?domain=domain:default/dark',
    ...['assessments', 'checks', 'fixes', 'deliveries', 'deliveryMetrics'].map(
      subject => `/exports/${subject}?format=csv`,
    ),
    ...fields.map(field => `/exports/counts?format=csv&groupBy=${field}`),
    '/deliveries/distribution',
    '/deliveries/unmatched',
    '/exemptions',
    '/survey',
  ];
}

function listEntityPaths(entityRef: string): string[] {
  const path = entityRef.replace(':', '/');
  return [
    `/assessments/by-name/${path}`,
    `/facts/by-name/${path}`,
    `/assessments/by-name/${path}/history`,
    `/deliveries/by-name/${path}`,
    `/reports/by-name/${path}`,
    `/attestations/by-name/${path}`,
    `/survey/results/by-name/${path}`,
    `/targets/by-name/${path}`,
    `/deliveries/by-name/${path}/counted?metric=deploymentFrequency&days=30`,
  ];
}

const secrets = fc.record(
  Object.fromEntries(
    others.map(name => [
      name,
      fc.record<Secret>({
        text: fc.stringMatching(/^[a-z]{8}$/),
        members: fc.subarray(['ana', 'ben', 'cyn']),
        domain: fc.constantFrom('open', 'closed', 'dark'),
      }),
    ]),
  ),
);

const worlds = fc
  .record({
    visible: fc.subarray(others).map(names => new Set(names)),
    components: fc.array(
      fc.record(
        {
          owner: fc.constantFrom(...groups),
          system: fc.constantFrom(...systems),
          domain: fc.constantFrom(...domains),
        },
        { requiredKeys: ['owner'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    one: fc.record({
      secrets,
      hiddenComponents: fc.integer({ max: 2, min: 0 }),
    }),
    other: fc.record({
      secrets,
      hiddenComponents: fc.integer({ max: 2, min: 0 }),
    }),
  })
  .map(({ one, other, ...shared }): [World, World] => [
    { ...shared, ...one },
    { ...shared, ...other },
  ]);

describe.each(testDatabaseIds)('what callers may not see, %p', id => {
  it('changes no byte of any answer', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ([one, other]) => {
        const [answers, same] = [
          await readAll(one, id),
          await readAll(other, id),
        ];
        expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(same));
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('is shown to callers who may see it', async () => {
    const world: World = {
      visible: new Set(others),
      components: [{ owner: 'shop', system: 'maps' }],
      secrets: {},
      hiddenComponents: 0,
    };
    const answers = await readAll(world, id);
    const path = '/assessments/by-name/component/default/c0';
    expect(answers.get(path)).toContain('"ofEntityRef":"system:default/maps"');
    expect(answers.get(path)).not.toContain('hidden');
    expect(answers.get(`${path}/history`)).toContain('"value":"known"');
    expect(answers.get('/assessments?domain=domain:default/open')).toContain(
      'component:default/c0',
    );
  });
});
