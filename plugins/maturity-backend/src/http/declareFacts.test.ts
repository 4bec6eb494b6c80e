import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import {
  pushed,
  qualityModel,
  qualitySource,
  service,
} from '../push/__testUtils__/quality';

jest.setTimeout(120_000);

const { senders, ...declaration } = qualitySource;
const { coverage, sbom, tools } = declaration.facts;

const toHeader = (subject: string) =>
  mockCredentials.service.header({
    onBehalfOf: mockCredentials.service(subject),
    targetPluginId: 'maturity',
  });
const ci = toHeader('external:ci');

const callerSource = { declaredBy: 'caller', senders };

interface Named {
  readonly sourceId?: string;
  readonly id?: string;
}

describe.each(testDatabaseIds)('facts that callers declare, %p', databaseId => {
  const permissions = mockServices.permissions.mock();
  const auditor = mockServices.auditor.mock();
  const audited = { success: jest.fn(), fail: jest.fn() };
  const decide = jest.fn(
    (): DefinitivePolicyDecision => ({ result: AuthorizeResult.ALLOW }),
  );

  beforeEach(() => {
    jest.clearAllMocks();
    decide.mockReturnValue({ result: AuthorizeResult.ALLOW });
    permissions.authorize.mockImplementation(async list => list.map(decide));
    permissions.authorizeConditional.mockImplementation(async list =>
      list.map(decide),
    );
    auditor.createEvent.mockResolvedValue(audited);
  });

  async function start(knex: Knex, quality: object = callerSource) {
    const backend = await startMaturityBackend({
      knex,
      catalog: catalogServiceMock({ entities: [service('orders')] }),
      config: {
        models: [qualityModel],
        push: {
          sources: {
            quality,
            fixed: { ...qualitySource, proofs: [] },
          },
        },
      } as object,
      features: [permissions.factory, auditor.factory],
    });
    const declare = (
      body: unknown,
      { sourceId = 'quality', authorization = ci } = {},
    ) =>
      backend
        .put(`/facts/sources/${sourceId}`)
        .set({ authorization })
        .send(body as object);
    const push = async (fact: string, value: unknown) => {
      const { body } = await backend
        .post('/facts')
        .set({ authorization: ci })
        .send({ sourceId: 'quality', items: [pushed('orders', fact, value)] })
        .expect(200);
      return body.items[0];
    };
    const getStage = async () => {
      const { body } = await backend.get(
        '/assessments/by-name/component/default/orders',
      );
      return body.items[0]?.stage;
    };
    const find = async (path: string, list: string) => {
      const { body } = await backend.get(path).expect(200);
      return body[list].find(
        (one: Named) => (one.sourceId ?? one.id) === 'quality',
      );
    };
    return { ...backend, declare, push, getStage, find };
  }

  it('can be pushed at once to each replica, and are shown and assessed', async () => {
    const knex = await migratedDatabase(databaseId);
    const one = await start(knex);
    const other = await start(knex);
    expect(await other.push('sbom', true)).toEqual({
      status: 'refused',
      message:
        "items[0].fact: the source 'quality' has no facts yet; declare them with PUT /facts/sources/quality",
    });
    expect(await other.find('/models', 'sources')).toMatchObject({
      title: 'quality',
      facts: [],
    });

    const { body } = await one.declare(declaration).expect(200);
    expect(body).toEqual({
      status: 'created',
      facts: ['quality/coverage', 'quality/sbom', 'quality/tools'],
    });
    expect(audited.success).toHaveBeenCalledWith({
      meta: { sender: 'external:ci', sourceId: 'quality', status: 'created' },
    });
    expect(await other.push('sbom', true)).toEqual({ status: 'stored' });
    expect(await other.getStage()).toBe('stage-sbom');
    expect(await other.find('/sources', 'items')).toMatchObject({
      title: 'Quality gates',
      isPushed: true,
      state: 'good',
    });
    const { facts } = await other.find('/models', 'sources');
    expect(facts).toHaveLength(3);
    expect(facts[0]).toEqual({
      name: 'coverage',
      title: coverage.title,
      description: coverage.description,
      type: 'number',
      maxAge: { days: 7 },
    });
    const shown = await other.find(
      '/facts/by-name/component/default/orders',
      'sources',
    );
    expect(shown.facts).toMatchObject([{ fact: 'quality/sbom', value: true }]);
    await one.stop();
    await other.stop();
  });

  it('change by what is added, and stay the same when sent again', async () => {
    const knex = await migratedDatabase(databaseId);
    const { declare, push, getStage, runTasks, stop } = await start(knex);
    const declareFacts = async (facts: object) =>
      (await declare({ ...declaration, facts }).expect(200)).body.status;
    expect(await declareFacts({ sbom })).toBe('created');
    const [before] = await knex('declared_sources').select();
    expect(await declareFacts({ sbom })).toBe('unchanged');
    expect(await knex('declared_sources').select()).toEqual([before]);
    expect(await push('sbom', true)).toEqual({ status: 'stored' });
    expect(await getStage()).toBe('stage-sbom');
    expect(await declareFacts({ tools, sbom })).toBe('updated');
    expect(await push('tools', ['trivy'])).toEqual({ status: 'stored' });
    // The models follow the maximum age.
    const brief = { ...sbom, maxAge: { seconds: 1 } };
    expect(await declareFacts({ tools, sbom: brief })).toBe('updated');
    await runTasks();
    expect(await getStage()).not.toBe('stage-sbom');
    await stop();
  });

  it('are declared by several at the same time without a loss', async () => {
    const knex = await migratedDatabase(databaseId);
    const { declare, stop } = await start(knex);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => declare(declaration)),
    );
    const statuses = answers.map(({ body }) => body.status).sort();
    expect(statuses).toEqual(['created', ...Array(5).fill('unchanged')]);
    await stop();
  });

  it.each<[string, object, string]>([
    [
      'a fact less',
      { facts: { coverage } },
      'facts.sbom: was declared and cannot be left out',
    ],
    [
      'another type',
      { facts: { sbom: { ...sbom, type: 'string' } } },
      'quality/sbom',
    ],
    [
      'another type of a fact that no model reads',
      { facts: { sbom, tools: { ...tools, type: 'string' } } },
      "facts.tools.type: is 'strings' and cannot become 'string'; declare a fact with another name",
    ],
    [
      'a type that does not fit a model',
      { facts: { sbom, tools, coverage: { ...coverage, type: 'boolean' } } },
      'model quality.stages[2].checks[0].condition',
    ],
    ['no title', { title: '' }, 'title: must not be empty'],
    ['no facts', { facts: {} }, 'facts: must have 1 to 100 facts'],
    [
      'too many facts',
      {
        facts: Object.fromEntries(
          Array.from({ length: 101 }, (_, at) => [`fact${at}`, sbom]),
        ),
      },
      'facts: must have 1 to 100 facts',
    ],
    [
      'a name that is not one',
      { facts: { 'Code coverage': sbom } },
      'facts.Code coverage: must be a name in camel case',
    ],
    [
      'no duration',
      { facts: { sbom: { ...sbom, maxAge: { fortnights: 1 } } } },
      'facts.sbom.maxAge',
    ],
    [
      'an unknown type',
      { facts: { sbom: { ...sbom, type: 'bool' } } },
      'facts.sbom.type',
    ],
    ['another field', { senders: ['x'] }, 'senders'],
  ])('refuse %s', async (_, change, message) => {
    const knex = await migratedDatabase(databaseId);
    const { declare, stop } = await start(knex);
    await declare({ ...declaration, facts: { sbom, tools } }).expect(200);
    const before = await knex('declared_sources').select();
    const { body } = await declare({ ...declaration, ...change }).expect(400);
    expect(body.error.message).toContain(message);
    expect(await knex('declared_sources').select()).toEqual(before);
    expect(audited.fail).toHaveBeenCalledTimes(1);
    await stop();
  });

  it('are taken from nobody but the senders of such a source', async () => {
    const knex = await migratedDatabase(databaseId);
    const { declare, stop } = await start(knex);
    const authorization = toHeader('external:other');
    const refused = await declare(declaration, { authorization }).expect(403);
    for (const sourceId of ['none', 'fixed', 'catalog']) {
      const absent = await declare(declaration, { sourceId }).expect(403);
      expect(absent.body.error.message).toBe(
        refused.body.error.message
          .replace('quality', sourceId)
          .replace('external:other', 'external:ci'),
      );
    }
    const user = mockCredentials.user.header();
    await declare(declaration, { authorization: user }).expect(403);
    decide.mockReturnValue({ result: AuthorizeResult.DENY });
    await declare(declaration).expect(403);
    expect(audited.fail).toHaveBeenCalledTimes(6);
    const description = 'x'.repeat(300_000);
    decide.mockReturnValue({ result: AuthorizeResult.ALLOW });
    await declare({ ...declaration, description }).expect(413);
    expect(await knex('declared_sources').select()).toEqual([]);
    await stop();
  });

  it('are forgotten once the configuration declares the source', async () => {
    const knex = await migratedDatabase(databaseId);
    const first = await start(knex);
    await first.declare(declaration).expect(200);
    await first.stop();
    const second = await start(knex, qualitySource);
    await second.runTasks();
    expect(await knex('declared_sources').select()).toEqual([]);
    await second.stop();
  });
});
