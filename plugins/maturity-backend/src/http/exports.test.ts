import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import {
  entity,
  someEntities,
  startRouter,
} from '../__testUtils__/startRouter';
import {
  assessment,
  checkResult,
  write,
} from '../database/__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const now = new Date('2026-03-01T08:00:00.000Z');
const shop = 'group:default/shop';
const names = ['cart', 'checkout', 'search'];
const everything = names.map(name => entity(name));

const secondStage = {
  stage: 'second',
  rank: 2,
  nextStage: undefined,
  nextSteps: [],
  checks: [checkResult('owned', 'pass'), checkResult('pipeline', 'pass')],
};

async function assessedDatabase(id: Parameters<typeof migratedDatabase>[0]) {
  const knex = await migratedDatabase(id);
  await write(
    knex,
    now,
    assessment('cart', {
      columns: {
        title: '=HYPERLINK("https://evil.example","Cart")',
        type: 'service',
        owners: [shop, 'user:default/ana'],
        tags: ['java', 'web'],
      },
    }),
    assessment('checkout', {
      columns: { title: 'Kasse, groß', owners: [shop] },
      evaluation: secondStage,
    }),
    assessment('search'),
  );
  return knex;
}

describe.each(testDatabaseIds)('exports, %p', id => {
  async function start(options: Partial<Parameters<typeof startRouter>[0]>) {
    const knex = await assessedDatabase(id);
    const { app } = startRouter({ knex, entities: everything, ...options });
    return (path: string) => request(app).get(`/api/maturity/exports${path}`);
  }

  it('writes entities as CSV that no spreadsheet runs', async () => {
    const get = await start({});
    const { headers, text } = await get('/assessments?format=csv').expect(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="maturity-assessments.csv"',
    });
    const at = now.toISOString();
    const cart = `component:default/cart,"'=HYPERLINK(""https://evil.example"",""Cart"")"`;
    expect(text.split('\r\n')).toEqual([
      'entityRef,title,modelId,kind,type,lifecycle,system,domain,owners,tags,stage,rank,leftOut,highestRank,nextStage,observed,declared,attested,applicable,nextSteps,nextStepCount,assessedAt,stageSince',
      `${cart},ladder,component,service,,,,${shop} user:default/ana,java web,first,1,,1,second,2,0,0,2,pipeline,1,${at},${at}`,
      `component:default/checkout,"Kasse, groß",ladder,component,,,,,${shop},,second,2,,2,,2,0,0,2,,0,${at},${at}`,
      `component:default/search,,ladder,component,,,,,,,first,1,,1,second,2,0,0,2,pipeline,1,${at},${at}`,
      '',
    ]);
  });

  it('writes counts by group, and by check, as CSV', async () => {
    const get = await start({});
    const counts = await get('/counts?format=csv').expect(200);
    const [header, ...groups] = counts.text.split('\r\n');
    expect(header).toBe(
      'owner,total,stage:first,stage:second,notAssessed,openUpwards,observed,declared,attested,applicable,withExemptions',
    );
    expect(groups).toEqual([
      `${shop},2,1,1,0,0,4,0,0,4,0`,
      'user:default/ana,1,1,0,0,0,2,0,0,2,0',
      ',1,1,0,0,0,2,0,0,2,0',
      '',
    ]);
    const types = await get('/counts?format=csv&groupBy=type').expect(200);
    expect(types.text).toMatch(/^type,total,.*\r\nservice,1,/);

    const checks = await get('/checks?format=csv').expect(200);
    expect(checks.text.split('\r\n')).toEqual([
      'checkId,pass,fail,unknown,notApplicable,exempt,blocks,blocksAlone',
      'pipeline,1,2,0,0,0,2,2',
      '',
    ]);
  });

  it('writes the plan of fixes as CSV', async () => {
    const get = await start({});
    const fixes = await get('/fixes?format=csv&limit=1').expect(200);
    expect(fixes.text.split('\r\n')).toEqual([
      'checkId,effort,fail,unknown,blocks,advances,advancesAlone,advancesSoFar,needMeasuring,with',
      'pipeline,small,2,0,2,2,2,2,0,',
      '',
    ]);
    await get('/counts?format=csv&limit=1').expect(400);
  });

  it('writes as JSON what lists and counts answer with', async () => {
    const knex = await assessedDatabase(id);
    const { app } = startRouter({ knex, entities: everything });
    const get = async (path: string) =>
      request(app).get(`/api/maturity${path}`).expect(200);

    const file = await get('/exports/assessments?format=json');
    expect(file.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="maturity-assessments.json"',
    });
    expect(file.body).toEqual((await get('/assessments')).body.items);
    expect(
      (await get('/exports/counts?format=json&groupBy=kind')).body,
    ).toEqual((await get('/counts?groupBy=kind')).body.groups);
    for (const subject of ['checks', 'fixes']) {
      expect((await get(`/exports/${subject}?format=json`)).body).toEqual(
        (await get(`/${subject}`)).body.items,
      );
    }
  });

  it('holds only what the caller may see', async () => {
    const get = await start({
      entities: [entity('search')],
      entityRead: someEntities,
    });
    const list = await get('/assessments?format=csv').expect(200);
    expect(list.text.match(/component:default\/\w+/g)).toEqual([
      'component:default/search',
    ]);
    const counts = await get('/counts?format=json').expect(200);
    expect(counts.body).toMatchObject([{ total: 1 }]);
    expect(counts.text).not.toContain(shop);
    const checks = await get('/checks?format=json').expect(200);
    expect(checks.body).toMatchObject([{ checkId: 'pipeline', fail: 1 }]);

    const blind = await start({
      entityRead: { result: AuthorizeResult.DENY },
    });
    expect((await blind('/assessments?format=json').expect(200)).body).toEqual(
      [],
    );
    const stranger = await start({ denied: ['maturity.assessment.read'] });
    for (const subject of ['assessments', 'counts', 'checks']) {
      const refused = await stranger(`/${subject}?format=csv`).expect(403);
      expect(refused.headers['content-disposition']).toBeUndefined();
    }
  });

  it('filters, down to nothing', async () => {
    const get = await start({});
    const some = await get(`/assessments?format=json&owner=${shop}&text=kasse`);
    expect(some.body).toMatchObject([{ title: 'Kasse, groß' }]);
    expect((await get('/assessments?format=json&owner=')).text).toBe('[]\n');
    const none = await get('/assessments?format=csv&owner=').expect(200);
    expect(none.text).toMatch(/^entityRef,[^\r]*\r\n$/);
    expect((await get('/counts?format=json&owner=')).body).toEqual([]);
  });

  it('writes more than one page', async () => {
    const knex = await migratedDatabase(id);
    const many = Array.from({ length: 1_203 }, (_, i) => `c${10_000 + i}`);
    await write(knex, now, ...many.map(name => assessment(name)));
    const { app } = startRouter({ knex, entities: [] });
    const file = (format: string) =>
      request(app).get(`/api/maturity/exports/assessments?format=${format}`);
    const refs = many.map(name => `component:default/${name}`);
    const json: { entityRef: string }[] = (await file('json')).body;
    expect(json.map(({ entityRef }) => entityRef)).toEqual(refs);
    const lines = (await file('csv')).text.trim().split('\r\n').slice(1);
    expect(lines.map(line => line.split(',')[0])).toEqual(refs);
  });
});
