import { mockCredentials } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { Router } from 'express';
import request from 'supertest';
import { deliveryEvents } from '../__testUtils__/deliveryEvents';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { entity, startRouter } from '../__testUtils__/startRouter';
import {
  assessment,
  checkResult,
  write,
} from '../database/__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { installSource } from '../collect/InstalledSource';
import { writeFacts, writeSourceReport } from '../database';
import { resolved } from '../delivery/formats/__fixtures__/cdEvents';
import { readPush } from '../config/readPush';
import { pushed, qualitySource } from '../push/__testUtils__/quality';
import { startIssuer } from '../push/__testUtils__/startIssuer';
import { PushConfig } from '../push/types';
import { testSurvey } from '../survey/__testUtils__/testSurvey';
import { variedAssessment } from './__testUtils__/variedAssessment';
import { readOpenApiDocument } from './mountOpenApiRoutes';

jest.setTimeout(60_000);

const service = {
  authorization: mockCredentials.service.header({
    onBehalfOf: mockCredentials.service('external:ci'),
    targetPluginId: 'test',
  }),
};

interface Operation {
  parameters?: { $ref?: string; name?: string; in?: string }[];
  responses: {
    [status: string]: {
      $ref?: string;
      content?: { [type: string]: { schema: JsonObject } };
    };
  };
}

const document = readOpenApiDocument().document as unknown as {
  paths: { [path: string]: { [method: string]: Operation } };
  components: {
    parameters: { [name: string]: { name: string; in: string } };
  };
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, 'openapi');

const toDocumentPath = (path: string) => path.replace(/:(\w+)/g, '{$1}');

/** Methods and paths that the router answers to. */
function listRoutes(router: Router): string[] {
  return router.stack.flatMap(({ route }) =>
    route
      ? route.stack.map(
          (layer: { method: string }) =>
            `${layer.method} ${toDocumentPath(route.path)}`,
        )
      : [],
  );
}

/** Methods and paths of the document. */
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  ['get', 'post', 'put', 'patch', 'delete']
    .filter(method => item[method])
    .map(method => `${method} ${path}`),
);

function listQueryParameters(path: string): string[] {
  return (document.paths[path].get?.parameters ?? [])
    .map(parameter =>
      parameter.$ref
        ? document.components.parameters[parameter.$ref.split('/').at(-1) ?? '']
        : parameter,
    )
    .filter(parameter => parameter.in === 'query')
    .map(parameter => parameter.name ?? '');
}

const exported = [
  'assessments',
  'counts',
  'checks',
  'fixes',
  'deliveryMetrics',
  'deliveries',
];

const metrics = [
  'changeLeadTime',
  'deploymentFrequency',
  'failedDeploymentRecoveryTime',
  'changeFailRate',
  'deploymentReworkRate',
];

describe.each(testDatabaseIds)('OpenAPI document, %p', id => {
  async function start(push?: PushConfig) {
    const knex = await migratedDatabase(id);
    // Stands elsewhere at first, so that every kind of result changes.
    const { checks } = variedAssessment.evaluation;
    const before = assessment('cart', {
      evaluation: {
        stage: 'second',
        rank: 2,
        checks: checks.map(({ checkId }) => checkResult(checkId, 'fail')),
      },
    });
    await write(knex, new Date('2026-02-01T08:00:00Z'), before);
    await write(
      knex,
      new Date('2026-03-01T08:00:00Z'),
      variedAssessment,
      assessment('bare', {
        evaluation: { stage: undefined, nextStage: undefined, rank: 0 },
      }),
    );
    await writeFacts(knex, {
      sourceId: 'repository',
      results: new Map([['component:default/cart', { error: '401' }]]),
      now: new Date('2026-03-01T08:00:00Z'),
    });
    await writeSourceReport(knex, {
      workId: 'fake',
      sourceId: 'fake',
      startedAt: new Date('2026-03-01T08:00:00Z'),
      endedAt: new Date('2026-03-01T08:01:00Z'),
      postponedUntil: new Date('2026-03-01T13:00:00Z'),
      asked: 3,
      withFacts: 1,
      failed: 1,
      collectedBefore: 2,
      requests: 4,
      budgets: [
        {
          account: 'fake.example.com',
          counts: 'requests',
          limit: 60,
          remaining: 7,
          resetsAt: '2026-03-01T09:00:00.000Z',
        },
      ],
      error: 'is down',
      problems: [{ message: '401', entities: 1 }],
    });
    const fake = new FakeFactSource(() => ({
      facts: { coverage: { value: 3 } },
    }));
    const owner = {
      type: 'ownedBy',
      targetRef: mockCredentials.user().principal.userEntityRef,
    };
    const entities = [
      { ...entity('cart'), relations: [owner] },
      entity('bare'),
      entity('new'),
      entity('shop', 'Group'),
    ];
    const started = startRouter({
      knex,
      pushed: push?.sources,
      issuers: push?.issuers,
      organization: 'group:default/shop',
      survey: testSurvey,
      scheduled: [
        {
          ...installSource(fake, 5_000),
          schedule: {
            frequency: { hours: 1 },
            timeout: { minutes: 30 },
            initialDelay: { seconds: 5 },
          },
          shards: 1,
        },
      ],
      entities,
      matched: [...entities, entity('mock', 'User')],
      attestations: ['tested'],
      refreshEntity: async () => [
        { sourceId: 'repository', result: 'failed', message: '401' },
      ],
      now: () => new Date('2026-03-01T12:00:00Z'),
      triedSources: [fake],
    });
    await request(started.app)
      .post('/api/maturity/deliveries')
      .send({ items: deliveryEvents })
      .expect(200);
    await started.measure();
    return started;
  }

  it('describes every route, and no other', async () => {
    const { router } = await start();
    expect([...operations].sort()).toEqual(listRoutes(router).sort());
  });

  it('names the query parameters that are taken, and no other', async () => {
    const { app } = await start();
    const expectTaken = async (path: string, url: string) => {
      const { body } = await request(app).get(`/api/maturity${url}?zzz=1`);
      const [, taken] = body.error.message.split('query parameters ');
      expect(taken.split(', ').sort()).toEqual(
        listQueryParameters(path).sort(),
      );
    };
    const filtered = [
      '/assessments',
      '/counts',
      '/checks',
      '/fixes',
      '/trend',
      '/movers',
    ];
    for (const path of filtered) {
      await expectTaken(path, path);
    }
    await expectTaken('/exports/{subject}', '/exports/counts');
    await expectTaken('/deliveries/distribution', '/deliveries/distribution');
    const counted = '/deliveries/by-name/{kind}/{namespace}/{name}/counted';
    await expectTaken(
      counted,
      '/deliveries/by-name/component/default/cart/counted',
    );
  });

  it('describes what is answered', async () => {
    const issuer = await startIssuer();
    const { app } = await start(
      readPush(
        {
          issuers: {
            ci: { type: 'github', issuer: issuer.url, audience: 'maturity' },
          },
          sources: { quality: { ...qualitySource, issuers: ['ci'] } },
        },
        [],
      ),
    );
    const one = '/assessments/by-name/{kind}/{namespace}/{name}';
    const described = new Set<string>();

    async function check(
      method: 'get' | 'post' | 'put',
      path: string,
      url: string,
      input: object = {},
      headers: Record<string, string> = {},
    ) {
      const asked = request(app)[method](`/api/maturity${url}`).set(headers);
      const response = await (method === 'get' ? asked : asked.send(input));
      const status = String(response.status);
      const answer = document.paths[path][method].responses[status];
      expect({ url, status, answer }).toMatchObject({ answer: {} });
      if (!answer.$ref) {
        described.add(`${method} ${path}`);
      }
      const { schema = {} } = answer.$ref
        ? { schema: { $ref: '#/components/schemas/Error' } }
        : answer.content?.['application/json'] ?? {};
      const validate = ajv.compile(
        typeof schema.$ref === 'string'
          ? { $ref: `openapi${schema.$ref}` }
          : schema,
      );
      const isValid = validate(response.body);
      expect({ url, errors: validate.errors }).toEqual({ url, errors: null });
      expect(isValid).toBe(true);
    }

    await check('get', '/models', '/models');
    await check('get', '/assessments', '/assessments?limit=1');
    await check('get', '/assessments', '/assessments');
    const outcomes = '/assessments?outcomesOf=pipeline&outcomesOf=owned';
    await check('get', '/assessments', outcomes);
    await check('post', '/assessments/query', '/assessments/query');
    await check('get', '/counts', '/counts?groupBy=owner');
    const tree = '/counts?groupBy=owner&tree=true&weakest=2';
    await check('get', '/counts', tree);
    await check('get', '/counts', '/counts?groupBy=system&checks=true');
    await check('post', '/counts/query', '/counts/query');
    await check('get', '/checks', '/checks');
    await check('post', '/checks/query', '/checks/query');
    await check('get', '/fixes', '/fixes');
    await check('post', '/fixes/query', '/fixes/query');
    await check('get', '/trend', '/trend');
    await check('post', '/trend/query', '/trend/query');
    await check('get', '/movers', '/movers?days=400');
    await check('post', '/movers/query', '/movers/query');
    const items = [...deliveryEvents, { kind: 'release' }];
    await check('post', '/deliveries', '/deliveries', { items });
    await check(
      'post',
      '/deliveries/webhooks/{tool}',
      '/deliveries/webhooks/opsgenie',
      { action: 'AddNote' },
    );
    const cloudEvents = '/deliveries/cloudevents';
    await check('post', cloudEvents, cloudEvents, [resolved]);
    const distribution = '/deliveries/distribution';
    await check('get', distribution, `${distribution}?days=30`);
    await check('post', `${distribution}/query`, `${distribution}/query`);
    await check('get', '/deliveries/unmatched', '/deliveries/unmatched');
    const fact = pushed('cart', 'sbom', true);
    const push = { sourceId: 'quality', items: [fact, fact, {}] };
    await check('post', '/facts', '/facts', push, service);
    const token = await issuer.sign({ repository: 'acme/cart' });
    const pipeline = { authorization: `Bearer ${token}` };
    await check('post', '/facts/oidc', '/facts/oidc', push, pipeline);
    const { senders: _, ...declared } = qualitySource;
    await check(
      'put',
      '/facts/sources/{sourceId}',
      '/facts/sources/quality',
      declared,
      service,
    );
    await issuer.stop();
    const statements = '/attestations/by-name/{kind}/{namespace}/{name}';
    const entityRef = 'component:default/cart';
    const id1 = '0e7b5a0c-97a8-4c21-9f2d-2f4f0a4f0001';
    const statement = { id: id1, entityRef, name: 'tested', answer: 'notYet' };
    const until = '2026-06-30';
    const reason = 'Moves to another tool';
    const exemption = {
      ...{ id: id1, entityRef, checkId: 'pipeline', reason, until },
    };
    await check('post', '/attestations', '/attestations', statement);
    await check('post', '/attestations', '/attestations', {
      ...statement,
      id: id1.replace('0e', '1e'),
    });
    await check(
      'get',
      statements,
      '/attestations/by-name/component/default/cart',
    );
    await check('post', '/exemptions', '/exemptions', exemption);
    await check('get', '/exemptions', '/exemptions?limit=5');
    const decided = '/exemptions/{exemptionId}';
    const decision = { version: 1, decision: 'ended' };
    await check('put', decided, `/exemptions/${id1}`, decision);
    await check('put', decided, '/exemptions/none', decision);
    await check('get', '/gone', '/gone');
    await check('post', '/gone/forget', '/gone/forget', {
      goneBefore: '2026-03-01T08:00:00Z',
    });
    await check('get', '/survey', '/survey');
    const surveyAnswers = {
      quarter: '2026-Q1',
      answers: { satisfaction: 4, recommendation: 9, friction: [] },
    };
    for (const name of ['ana', 'ben', 'cyn', 'dan', 'eve', 'eve']) {
      const own = {
        authorization: mockCredentials.user.header(`user:default/${name}`),
      };
      const path = '/survey/answers';
      await check('post', path, path, surveyAnswers, own);
    }
    const results = '/survey/results/by-name/{kind}/{namespace}/{name}';
    for (const name of ['group/default/shop', 'group/default/absent']) {
      await check('get', results, `/survey/results/by-name/${name}`);
    }
    await check('get', '/sources', '/sources');
    await check('get', '/sources/missing', '/sources/missing');
    const tried = { entityRefs: ['cart', 'absent'] };
    await check('post', '/sources/{sourceId}/try', '/sources/fake/try', tried);
    await check('post', '/sources/{sourceId}/try', '/sources/none/try', tried);
    const delivery = '/deliveries/by-name/{kind}/{namespace}/{name}';
    for (const name of ['cart', 'new', 'absent']) {
      const url = `/deliveries/by-name/component/default/${name}`;
      await check('get', delivery, url);
      for (const metric of metrics) {
        const query = `metric=${metric}&days=90`;
        await check('get', `${delivery}/counted`, `${url}/counted?${query}`);
      }
    }
    for (const subject of exported) {
      const [path, url] = ['/exports/{subject}', `/exports/${subject}`];
      await check('get', path, `${url}?format=json`);
      await check('post', `${path}/query`, `${url}/query`, { format: 'json' });
    }
    const target = {
      ...{ stageId: 'second', share: 0.4, owner: 'group:default/shop' },
      ...{ startsOn: '2026-03-01', dueOn: '2026-06-30' },
    };
    const targetId = '00000000-0000-4000-8000-000000000001';
    const onShop = { ...target, entityRef: 'group:default/shop' };
    await check('post', '/targets', '/targets', { ...onShop, id: targetId });
    const targets = '/targets/by-name/{kind}/{namespace}/{name}';
    const ofShop = '/targets/by-name/group/default/shop';
    await check('get', targets, ofShop);
    const own = `/targets/${targetId}`;
    const version = { version: 1 };
    await check('put', '/targets/{targetId}', own, {
      ...{ ...target, ...version, note: 'Agreed', lifecycle: ['production'] },
    });
    const changed = { ...target, ...version };
    await check('put', '/targets/{targetId}', own, changed);
    await check('get', targets, ofShop);
    const end = '/targets/{targetId}/end';
    await check('post', end, `${own}/end`, { version: 2, reason: 'Sold' });
    await check('get', targets, ofShop);
    for (const name of ['group/default/shop', 'component/default/cart']) {
      const path = '/reports/by-name/{kind}/{namespace}/{name}';
      await check('get', path, `/reports/by-name/${name}`);
    }
    for (const name of ['cart', 'bare', 'new']) {
      const url = `/assessments/by-name/component/default/${name}`;
      await check('get', one, url);
      await check('get', `${one}/history`, `${url}/history`);
      await check(
        'get',
        one.replace('assessments', 'facts'),
        url.replace('assessments', 'facts'),
      );
      await check('post', `${one}/refresh`, `${url}/refresh`);
    }
    await check('get', '/openapi.json', '/openapi.json');
    await check('get', '/openapi.yaml', '/openapi.yaml');
    expect([...described].sort()).toEqual([...operations].sort());

    await check('get', '/assessments', '/assessments?limit=0');
    await check('get', one, '/assessments/by-name/component/default/absent');
  });

  it('finds a wrong answer', () => {
    for (const [name, wrong] of [
      ['ListAssessmentsResponse', { items: [], totalItems: 0, more: true }],
      ['EntityAssessmentsResponse', { entityRef: 'a', items: [] }],
      [
        'RefreshResponse',
        { entityRef: 'a', items: [], sources: [], modelIds: [] },
      ],
    ] as const) {
      const validate = ajv.compile({
        $ref: `openapi#/components/schemas/${name}`,
      });
      expect(validate(wrong)).toBe(false);
    }
  });
});
