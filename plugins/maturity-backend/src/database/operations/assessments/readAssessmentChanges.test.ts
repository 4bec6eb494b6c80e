import {
  assessment,
  checkResult,
  write,
} from '../../__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { readAssessmentChanges, readCheckLists } from './readAssessmentChanges';

const now = new Date('2026-03-01T08:00:00.000Z');

describe('readAssessmentChanges', () => {
  it.each(testDatabaseIds)(
    'answers with all that lists and counts need, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const steps = ['a', 'b', 'c', 'd'].map(
        checkId => ({ checkId, outcome: 'fail', effort: 'small' } as const),
      );
      await write(
        knex,
        now,
        assessment('Cart', {
          entityRef: 'component:default/cart',
          columns: {
            title: 'The cart',
            type: 'service',
            lifecycle: 'production',
            owners: ['group:default/shop', 'user:default/ana'],
            system: 'system:default/shop',
            domain: 'domain:default/trade',
            tags: ['java', 'spring'],
          },
          evaluation: {
            nextSteps: steps,
            measured: { observed: 3, declared: 0, attested: 0, applicable: 4 },
            checks: [
              { ...checkResult('a', 'pass'), grade: 'declared' },
              checkResult('b', 'fail'),
              checkResult('c', 'unknown'),
              checkResult('d', 'notApplicable'),
              checkResult('e', 'exempt'),
            ],
          },
        }),
      );

      const [change] = await readAssessmentChanges(knex, {
        after: 0,
        limit: 10,
      });
      expect(change).toEqual({
        firstAssessedAt: '2026-03-01T08:00:00.000Z',
        isGone: false,
        summary: {
          entityRef: 'component:default/cart',
          title: 'The cart',
          modelId: 'ladder',
          kind: 'component',
          type: 'service',
          lifecycle: 'production',
          owners: ['group:default/shop', 'user:default/ana'],
          system: 'system:default/shop',
          domain: 'domain:default/trade',
          tags: ['java', 'spring'],
          stage: 'first',
          rank: 1,
          highestRank: 1,
          nextStage: 'second',
          measured: { observed: 3, declared: 0, attested: 0, applicable: 4 },
          nextSteps: ['a', 'b', 'c'],
          nextStepCount: 4,
          assessedAt: now.toISOString(),
          stageSince: now.toISOString(),
        },
        name: 'Cart',
        revision: 1,
        checkListId: expect.any(String),
        outcomes: '01234',
        grades: '13333',
      });
      expect(
        await readCheckLists(knex, { ids: [change.checkListId, 'unknown'] }),
      ).toEqual(new Map([[change.checkListId, ['a', 'b', 'c', 'd', 'e']]]));
    },
  );

  it.each(testDatabaseIds)('pages in the order of change, %p', async id => {
    const knex = await migratedDatabase(id);
    await write(knex, now, assessment('a'), assessment('b'), assessment('c'));
    await write(knex, now, assessment('a', { modelVersion: 2 }));

    const page = async (after: number, limit: number) =>
      (await readAssessmentChanges(knex, { after, limit })).map(
        ({ name, revision }) => [name, revision],
      );
    expect(await page(0, 2)).toEqual([
      ['b', 2],
      ['c', 3],
    ]);
    expect(await page(3, 2)).toEqual([['a', 4]]);
    expect(await page(4, 2)).toEqual([]);
  });
});
