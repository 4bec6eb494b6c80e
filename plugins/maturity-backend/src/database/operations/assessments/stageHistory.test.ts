import {
  assessment,
  atSecondStage,
  write,
} from '../../__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { readRevision } from './readRevision';
import {
  readStageChanges,
  readStageChangesSince,
  readStageHistory,
} from './readStageChanges';

const day = (date: number) => new Date(Date.UTC(2026, 2, date, 8));
const cart = 'component:default/cart';
const search = 'component:default/search';

const unassessed = { stage: undefined, rank: 0 };

describe.each(testDatabaseIds)('stage changes of many entities, %p', id => {
  /** Two entities come, one rises a day later, and the other is lost sight of. */
  async function start() {
    const knex = await migratedDatabase(id);
    await write(knex, day(1), assessment('cart'));
    await write(knex, day(1), assessment('search'));
    await write(
      knex,
      day(2),
      assessment('cart', { evaluation: atSecondStage }),
    );
    await write(knex, day(3), assessment('search', { evaluation: unassessed }));
    return knex;
  }

  it('are read page by page in the order in which they happened', async () => {
    const knex = await start();
    const { latestStageChange: upTo } = await readRevision(knex);
    const all = await readStageHistory(knex, { after: 0, upTo, limit: 10 });
    expect(
      all.map(({ entityRef, at, to }) => [entityRef, new Date(at), to]),
    ).toEqual([
      [cart, day(1), 'first'],
      [search, day(1), 'first'],
      [cart, day(2), 'second'],
      [search, day(3), undefined],
    ]);
    expect(all.map(({ modelId }) => modelId)).toEqual(Array(4).fill('ladder'));

    const page = await readStageHistory(knex, { after: 0, upTo, limit: 3 });
    expect(page).toEqual(all.slice(0, 3));
    const after = page[2].id;
    expect(await readStageHistory(knex, { after, upTo, limit: 3 })).toEqual(
      all.slice(3),
    );
    expect(
      await readStageHistory(knex, { after: 0, upTo: after, limit: 10 }),
    ).toEqual(page);
    expect(
      await readStageHistory(knex, { after: upTo, upTo, limit: 10 }),
    ).toEqual([]);
  });

  it('of the same instant are told apart, in the order in which they happened', async () => {
    const knex = await start();
    await write(knex, day(4), assessment('cart'));
    await write(
      knex,
      day(4),
      assessment('cart', { evaluation: atSecondStage }),
    );
    await write(knex, day(4), assessment('cart', { evaluation: unassessed }));

    const newest = await readStageChanges(knex, { entityRef: cart, limit: 3 });
    expect(newest.map(({ from, to }) => [from, to])).toEqual([
      ['second', undefined],
      ['first', 'second'],
      ['second', 'first'],
    ]);
    const since = await readStageChangesSince(knex, {
      entityRefs: [cart],
      modelId: 'ladder',
      since: day(4),
    });
    expect(since).toEqual([...newest].reverse());
    const { latestStageChange: upTo } = await readRevision(knex);
    const all = await readStageHistory(knex, { after: 0, upTo, limit: 10 });
    expect(all.slice(-3).map(({ to }) => to)).toEqual([
      'first',
      'second',
      undefined,
    ]);
  });

  it('are read with their reasons since an instant, of who is asked for', async () => {
    const knex = await start();
    const since = (
      entityRefs: string[],
      instant: Date,
      modelId: string = 'ladder',
    ) => readStageChangesSince(knex, { entityRefs, modelId, since: instant });

    expect(await since([cart, search], day(2))).toMatchObject([
      {
        entityRef: cart,
        modelId: 'ladder',
        modelVersion: 1,
        at: day(2).toISOString(),
        from: 'first',
        to: 'second',
        checks: [{ id: 'pipeline', from: 'fail', to: 'pass' }],
      },
      { entityRef: search, from: 'first', to: undefined },
    ]);
    expect(await since([cart], day(1))).toHaveLength(2);
    expect(await since([search], new Date(day(3).getTime() + 1))).toEqual([]);
    expect(await since([cart], day(1), 'systems')).toEqual([]);
    expect(await since([], day(1))).toEqual([]);

    const many = Array.from({ length: 2_500 }, (_, i) => `component:x/n${i}`);
    expect(await since([...many, cart], day(2))).toHaveLength(1);
  });
});
