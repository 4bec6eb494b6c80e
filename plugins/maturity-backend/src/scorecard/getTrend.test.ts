import request from 'supertest';
import { getTrend } from './getTrend';
import {
  entity,
  someEntities,
  startRouter,
  testModels,
} from '../__testUtils__/startRouter';
import { deleteAssessments, deleteEntities } from '../database';
import {
  assessment,
  atSecondStage,
  recordStatements,
  write,
} from '../database/__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { AssessmentReadModel } from './AssessmentReadModel';

const [ladder] = testModels;
const day = (date: number) => new Date(Date.UTC(2026, 2, date, 8));
const now = day(20);
const cart = 'component:default/cart';

async function stagesIn(model: AssessmentReadModel) {
  const { items } = getTrend(
    await model.upToDate(),
    { from: '2026-03-09', to: '2026-03-12' },
    { model: ladder, visibility: 'all', now },
  );
  return items.map(({ byStage }) =>
    byStage.map(({ count }) => count).join(' '),
  );
}

describe.each(testDatabaseIds)('stage changes in the read model, %p', id => {
  it('are the same for a replica that saw them come and one that starts', async () => {
    const knex = await migratedDatabase(id);
    const old = AssessmentReadModel.create({ knex, pageSize: 2 });
    const expectTrend = async (expected: string[]) => {
      const fresh = AssessmentReadModel.create({ knex, pageSize: 2 });
      expect(await stagesIn(old)).toEqual(expected);
      expect(await stagesIn(fresh)).toEqual(expected);
    };

    const names = ['cart', 'a', 'b', 'c', 'd'];
    await write(knex, day(10), ...names.map(name => assessment(name)));
    await expectTrend(['0 0', '5 0', '5 0', '5 0']);

    await write(
      knex,
      day(12),
      assessment('cart', { evaluation: atSecondStage }),
    );
    await expectTrend(['0 0', '5 0', '5 0', '4 1']);

    await deleteEntities(knex, { entityRefs: [cart], now: day(13) });
    await expectTrend(['0 0', '4 0', '4 0', '4 0']);

    // An entity that no model applied to for a while starts anew.
    const gone = ['component:default/a'];
    await deleteAssessments(knex, {
      modelId: 'ladder',
      entityRefs: gone,
      now: day(13),
    });
    await write(knex, day(14), assessment('cart'), assessment('a'));
    await expectTrend(['0 0', '3 0', '3 0', '3 0']);
  });

  it('tell who moved and why, of what the caller may see, in few statements', async () => {
    const knex = await migratedDatabase(id);
    await write(knex, day(1), assessment('cart'), assessment('hidden'));
    await write(
      knex,
      day(19),
      assessment('cart', { evaluation: atSecondStage }),
      assessment('hidden', { evaluation: atSecondStage }),
    );
    const { app } = startRouter({
      knex,
      now: () => now,
      entities: [entity('cart')],
      entityRead: someEntities,
    });
    const get = (path: string) =>
      request(app).get(`/api/maturity${path}`).expect(200);

    const movers = await get('/movers?days=7');
    expect(movers.body).toMatchObject({
      since: '2026-03-13T00:00:00.000Z',
      up: {
        total: 1,
        items: [
          {
            entityRef: cart,
            from: 'first',
            to: 'second',
            changes: 1,
            checks: [{ id: 'pipeline', from: 'fail', to: 'pass' }],
            firstMeasured: false,
          },
        ],
      },
      down: { total: 0, items: [] },
    });
    const trend = await get('/trend?from=2026-03-18&to=2026-03-19');
    expect(trend.body.items).toMatchObject([
      { day: '2026-03-18', total: 1, byStage: [{ count: 1 }, { count: 0 }] },
      { day: '2026-03-19', total: 1, byStage: [{ count: 0 }, { count: 1 }] },
    ]);

    const statements = recordStatements(knex);
    await get('/movers?days=7');
    expect(statements).toHaveLength(2);
    await write(knex, day(20), assessment('cart'));
    statements.length = 0;
    expect((await get('/movers?days=7')).body.up.total).toBe(0);
    expect(statements.length).toBeLessThanOrEqual(3);
    statements.length = 0;
    await get('/trend');
    expect(statements).toHaveLength(1);
  });
});
