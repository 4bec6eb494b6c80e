import request from 'supertest';
import { startRouter } from '../__testUtils__/startRouter';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';

const wrongQueries: [string, string][] = [
  ['/assessments?sort=size:asc', 'sort.field: Invalid option: expected one of'],
  ['/assessments?sort=name:up', 'sort.order: Invalid option: expected one of'],
  ['/assessments?sort=name:asc:x', 'sort: must be <field>:asc or <field>:desc'],
  ['/assessments?limit=0', 'limit: Too small'],
  ['/assessments?limit=501', 'limit: Too big'],
  ['/assessments?limit=ten', "limit: must be a whole number, not 'ten'"],
  ['/assessments?limit=1&limit=2', 'limit: may be given only once'],
  [
    `/assessments?${'&outcomesOf=a'.repeat(21)}`,
    'outcomesOf: Too big: expected array to have <=20 items',
  ],
  ['/assessments?cursor=abc', 'cursor: is not one that'],
  ['/assessments?check=pipeline', 'check: must be <check id>:<outcome>'],
  ['/assessments?check=pipeline:broken', 'check.0.outcome: Invalid option'],
  ['/assessments?modelId=none', 'modelId: must be one of ladder, systems'],
  ['/assessments?modelId=a&modelId=b', 'modelId: may be given only once'],
  [
    '/assessments?colour=red',
    'colour: is not one of the query parameters modelId, text, owner',
  ],
  ['/assessments?groupBy=owner', 'groupBy: is not one of the query parameters'],
  ['/assessments?owner=a%00b', 'owner: must not contain a NUL character'],
  ['/assessments?__proto__=a', '__proto__: is not one of'],
  [
    '/counts?groupBy=colour',
    'groupBy: Invalid option: expected one of "owner"',
  ],
  ['/counts?sort=name', 'sort: is not one of the query parameters'],
  ['/counts?modelId=none', 'modelId: must be one of ladder, systems'],
  ['/counts?tree=yes', "tree: must be true or false, not 'yes'"],
  ['/counts?ownerTree=1', "ownerTree: must be true or false, not '1'"],
  ['/counts?weakest=11', 'weakest: Too big'],
  ['/counts?without=kind', 'without.0: Invalid option: expected one of "type"'],
  ['/checks?limit=1', 'limit: is not one of the query parameters'],
  ['/checks?modelId=none', 'modelId: must be one of ladder, systems'],
  ['/fixes?limit=21', 'limit: Too big'],
  ['/fixes?modelId=none', 'modelId: must be one of ladder, systems'],
  ['/trend?from=yesterday', 'from: must be a UTC day like 2026-10-01'],
  ['/trend?interval=month', 'interval: Invalid option: expected one of "day"'],
  ['/trend?modelId=none', 'modelId: must be one of ladder, systems'],
  ['/movers?days=0', 'days: Too small'],
  ['/movers?days=401', 'days: Too big'],
  ['/movers?limit=101', 'limit: Too big'],
  ['/exports/assessments', 'format: Invalid option: expected one of "csv"'],
  ['/exports/counts?format=xls', 'format: Invalid option'],
  ['/exports/stages?format=csv', 'subject: Invalid option: expected one of'],
  ['/exports/checks?format=csv&groupBy=owner', 'groupBy: is only for counts'],
  ['/exports/assessments?format=csv&limit=1', 'limit: is only for fixes'],
  ['/exports/fixes?format=csv&limit=21', 'limit: Too big'],
  ['/exports/counts?format=csv&modelId=none', 'modelId: must be one of ladder'],
  ['/models?a=b', 'a: there are no query parameters here'],
  ...[
    'component/default/a%00b',
    'compo%2Fnent/default/a',
    'component/default/a%2Fb',
    'compo%3Anent/default/a',
    'component/de%2Ffault/a',
    'component/default/a%3Ab',
  ].flatMap(ref =>
    [
      `/assessments/by-name/${ref}`,
      `/facts/by-name/${ref}`,
      `/assessments/by-name/${ref}/history`,
      `/deliveries/by-name/${ref}`,
      `/deliveries/by-name/${ref}/counted?metric=deploymentFrequency&days=30`,
    ].map((path): [string, string] => [path, 'does not name an entity']),
  ),
  ['/exports/deliveries?format=csv&entityRef=a%2Fb%2Fc:d', 'must be a full'],
];

const wrongBodies: [string, unknown, string][] = [
  ['/assessments/query', { filter: { owner: 'x' } }, 'owner: Invalid input'],
  ['/assessments/query', { filter: { owner: [1] } }, 'owner.0: Invalid input'],
  [
    '/assessments/query',
    { filter: { colour: [] } },
    'Unrecognized key: "colour"',
  ],
  [
    '/assessments/query',
    { outcomesOf: 'owned' },
    'outcomesOf: Invalid input: expected array',
  ],
  ['/assessments/query', { page: 1 }, 'Unrecognized key: "page"'],
  ['/counts/query', { groupBy: 'colour' }, 'groupBy: Invalid option'],
  ['/counts/query', { limit: 1 }, 'Unrecognized key: "limit"'],
  ['/counts/query', { tree: 'yes' }, 'tree: Invalid input'],
  ['/checks/query', { groupBy: 'kind' }, 'Unrecognized key: "groupBy"'],
  ['/exports/counts/query', {}, 'format: Invalid option'],
  ['/exports/counts/query', [], 'format: Invalid option'],
  ['/fixes/query', { limit: 0 }, 'limit: Too small'],
];

describe.each(testDatabaseIds)('wrong input, %p', id => {
  it('is refused with the name of the parameter and what is allowed', async () => {
    const knex = await migratedDatabase(id);
    const { app } = startRouter({ knex, entities: [] });
    for (const [path, message] of wrongQueries) {
      const { status, body } = await request(app).get(`/api/maturity${path}`);
      expect({ path, status, ...body.error }).toMatchObject({
        path,
        status: 400,
        name: 'InputError',
        message: expect.stringContaining(message),
      });
    }
    for (const [path, input, message] of wrongBodies) {
      const { status, body } = await request(app)
        .post(`/api/maturity${path}`)
        .send(input as object);
      expect({ path, status, ...body.error }).toMatchObject({
        path,
        status: 400,
        message: expect.stringContaining(message),
      });
    }
  });
});
