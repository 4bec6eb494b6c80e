import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { randomUUID } from 'node:crypto';
import { component, entity } from '../__testUtils__/entities';
import { startCatalog } from './__testUtils__/startCatalog';
import { entityPages } from './entityPages';
import { listShards, nameShard, shardPredicate } from './shards';
import { CatalogAccess } from './types';

jest.setTimeout(300_000);

const counts = [1, 2, 3, 4, 7, 16];

const components = Array.from({ length: 1_100 }, (_, index) =>
  component(`c${index}`, { spec: { owner: 'group:default/shop' } }),
);
const apis = Array.from({ length: 20 }, (_, index) =>
  entity('API', `a${index}`, {
    spec: { type: 'rest', lifecycle: 'x', owner: 'shop', definition: '-' },
  }),
);
const refs = components.map(one => stringifyEntityRef(one)).sort();

/** The refs of components in each shard, as they are read. Of two shards, each has two pages. */
async function readShards(access: CatalogAccess, count: number) {
  const shards: string[][] = [];
  for (const shard of listShards(count)) {
    const pages = entityPages({
      ...access,
      shard,
      scope: { kinds: ['component'], fields: ['kind', 'metadata'] },
      signal: new AbortController().signal,
    });
    const found: Entity[] = [];
    for await (const page of pages) {
      found.push(...page);
    }
    shards.push(found.map(one => stringifyEntityRef(one)));
  }
  return shards;
}

it('has names of the work on a shard', () => {
  const names = (count: number) =>
    listShards(count).map(shard => nameShard('collect:github', shard));
  expect(names(1)).toEqual(['collect:github']);
  expect(names(2)).toEqual(['collect:github:1/2', 'collect:github:2/2']);
});

it('asks for a whole catalog without a predicate, and gives each digit to one shard', () => {
  expect(listShards(1).map(shardPredicate)).toEqual([undefined]);
  const digits = listShards(16).map(shardPredicate);
  expect(digits.at(-1)).toEqual({
    $any: [{ 'metadata.uid': { $hasPrefix: 'f' } }],
  });
  expect(shardPredicate({ index: 2, count: 7 })).toEqual({
    $any: ['1', '8', 'f'].map(digit => ({
      'metadata.uid': { $hasPrefix: digit },
    })),
  });
});

describe('entities of a catalog in memory', () => {
  it.each(counts)('are in exactly one of %p shards', async count => {
    const entities = [...components, ...apis].map(one => ({
      ...one,
      metadata: { ...one.metadata, uid: randomUUID() },
    }));
    const access = {
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities }),
    };
    const shards = await readShards(access, count);
    expect(shards.flat().sort()).toEqual(refs);
  });
});

describe('entities of a real catalog', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())(
    'are in exactly one of any number of shards, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const entities = [...components, ...apis];
      const { stop, ...access } = await startCatalog({ knex, entities });
      for (const count of counts) {
        const shards = await readShards(access, count);
        expect(shards.flat().sort()).toEqual(refs);
        // Of so many draws, a shard that gets none would be a fault.
        expect(shards.every(({ length }) => length > 0)).toBe(true);
      }
      await stop();
      await knex.destroy();
    },
  );
});
