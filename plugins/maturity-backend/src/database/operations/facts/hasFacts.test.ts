import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { hasFacts } from './readFacts';
import { writeFacts } from './writeFacts';

describe('hasFacts', () => {
  it.each(testDatabaseIds)('tells a fresh installation, %p', async id => {
    const knex = await migratedDatabase(id);
    expect(await hasFacts(knex)).toBe(false);

    await writeFacts(knex, {
      sourceId: 'catalog',
      results: new Map([['component:default/cart', { error: 'is down' }]]),
      now: new Date('2026-03-01T08:00:00Z'),
    });

    expect(await hasFacts(knex)).toBe(true);
  });
});
