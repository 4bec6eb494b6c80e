import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { deleteEntities } from '../entities/deleteEntities';
import { listEntityRefs } from '../entities/listEntityRefs';
import {
  countOpenTargets,
  createTarget,
  findTarget,
  NewTarget,
  readEndedTargets,
  readOpenTargets,
  updateTarget,
} from './stageTargets';

const now = new Date('2026-03-01T08:00:00.000Z');
const later = new Date('2026-03-02T08:00:00.000Z');
const shop = 'group:default/shop';

const toId = (number: number) =>
  `00000000-0000-4000-8000-${`${number}`.padStart(12, '0')}`;

const target = (number = 1, change: Partial<NewTarget> = {}): NewTarget => ({
  id: toId(number),
  entityRef: shop,
  modelId: 'ladder',
  stageId: 'second',
  share: 0.07,
  lifecycle: ['production', "it's"],
  owner: 'user:default/ana',
  startsOn: '2026-03-01',
  dueOn: '2026-06-30',
  note: 'As agreed\0',
  createdBy: 'user:default/ben',
  ...change,
});

describe.each(testDatabaseIds)('targets, %p', id => {
  it('are stored once, whoever is first', async () => {
    const knex = await migratedDatabase(id);
    const stored = await createTarget(knex, { target: target(), now });
    expect(stored).toEqual({
      ...target(),
      note: 'As agreed',
      version: 1,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
      updatedBy: 'user:default/ben',
    });
    const other = target(1, { share: 1, createdBy: 'user:default/cyn' });
    expect(await createTarget(knex, { target: other, now: later })).toEqual(
      stored,
    );
    expect(await findTarget(knex, { id: toId(1) })).toEqual(stored);
    expect(await findTarget(knex, { id: toId(2) })).toBeUndefined();
    const bare = target(3, { lifecycle: undefined, note: undefined });
    expect(await createTarget(knex, { target: bare, now })).toMatchObject({
      share: 0.07,
      version: 1,
    });
  });

  it('are changed by one of two who saw the same version', async () => {
    const knex = await migratedDatabase(id);
    await createTarget(knex, { target: target(), now });
    const write = (share: number) =>
      updateTarget(knex, {
        id: toId(1),
        version: 1,
        change: { content: { ...target(), share, note: undefined } },
        updatedBy: `user:default/u${share}`,
        now: later,
      });
    const answers = await Promise.all([write(0.5), write(0.6)]);
    const written = answers.filter(({ isWritten }) => isWritten);
    expect(written).toHaveLength(1);
    const stored = await findTarget(knex, { id: toId(1) });
    expect(stored).toEqual(written[0].stored);
    expect(stored).toMatchObject({
      version: 2,
      createdAt: now.toISOString(),
      createdBy: 'user:default/ben',
      updatedAt: later.toISOString(),
      updatedBy: `user:default/u${stored?.share}`,
    });
    expect(stored?.note).toBeUndefined();
    for (const { stored: seen } of answers) {
      expect(seen).toEqual(stored);
    }
  });

  it('are ended once, and stay as they were', async () => {
    const knex = await migratedDatabase(id);
    await createTarget(knex, { target: target(), now });
    const write = (version: number, endReason: string) =>
      updateTarget(knex, {
        id: toId(1),
        version,
        change: { endReason },
        updatedBy: 'user:default/ana',
        now: later,
      });
    expect(await write(2, 'too early')).toMatchObject({ isWritten: false });
    expect(await write(1, 'sold')).toMatchObject({
      isWritten: true,
      stored: {
        version: 2,
        share: 0.07,
        ended: {
          at: later.toISOString(),
          by: 'user:default/ana',
          reason: 'sold',
        },
      },
    });
    expect(await write(2, 'again')).toMatchObject({ isWritten: false });
    expect(await readOpenTargets(knex, { entityRefs: [shop] })).toEqual([]);
    expect(await countOpenTargets(knex, { entityRef: shop })).toBe(0);
    expect(await readEndedTargets(knex, { entityRef: shop })).toMatchObject([
      { id: toId(1) },
    ]);
    const absent = { id: toId(9), version: 1, change: { endReason: 'x' } };
    expect(
      await updateTarget(knex, { ...absent, updatedBy: 'user:x', now }),
    ).toEqual({ isWritten: false });
  });

  it('are read by entity, those due first', async () => {
    const knex = await migratedDatabase(id);
    const [web, acme] = ['group:default/web', 'group:default/acme'];
    for (const one of [
      target(1, { dueOn: '2026-09-30' }),
      target(2, { dueOn: '2026-04-30' }),
      target(3, { entityRef: acme }),
      target(4, { entityRef: web }),
    ]) {
      await createTarget(knex, { target: one, now });
    }
    const read = async (...entityRefs: string[]) =>
      (await readOpenTargets(knex, { entityRefs })).map(one => one.id);
    expect(await read(shop, acme)).toEqual([2, 3, 1].map(toId));
    expect(await read()).toEqual([]);
    expect(await countOpenTargets(knex, { entityRef: shop })).toBe(2);
  });

  it('are data of their entity, and forgotten with it', async () => {
    const knex = await migratedDatabase(id);
    await createTarget(knex, { target: target(), now });
    const acme = 'group:default/acme';
    await createTarget(knex, { target: target(2, { entityRef: acme }), now });
    expect(await listEntityRefs(knex)).toEqual([acme, shop]);
    await deleteEntities(knex, { entityRefs: [shop], now });
    expect(await listEntityRefs(knex)).toEqual([acme]);
    expect(await findTarget(knex, { id: toId(1) })).toBeUndefined();
  });
});
