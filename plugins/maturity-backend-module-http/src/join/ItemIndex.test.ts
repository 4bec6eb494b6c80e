import { JsonValue } from '@backstage/types';
import { JsonPath } from '../declaration/jsonPath';
import { toItems } from '../__testUtils__/MemoryToolReader';
import { ItemIndex } from './ItemIndex';

const createIndex = (
  values: readonly JsonValue[],
  { path = '$.keys[*]', ignoreCase = false } = {},
) =>
  ItemIndex.create(toItems(values), {
    itemKey: [JsonPath.parse(path)],
    ignoreCase,
  });

const find = (index: ItemIndex, ...keys: string[]) =>
  index.find(keys).map(({ key, value }) => [key, value]);

describe('ItemIndex', () => {
  const shop = { keys: ['shop', ' web ', 7] };
  const other = { keys: ['Shop', null, true, '', {}] };
  const nobody = { keys: [] };

  it('finds items by texts and numbers, each item once', async () => {
    const index = await createIndex([shop, other, nobody, 3]);
    expect(find(index, 'shop', 'web')).toEqual([['shop', shop]]);
    expect(find(index, '7')).toEqual([['7', shop]]);
    expect(find(index, 'Shop')).toEqual([['Shop', other]]);
    expect(find(index, 'null', 'true', '', 'constructor')).toEqual([]);
    expect([index.size, index.withoutKey]).toEqual([4, 2]);
  });

  it('ignores the case of letters where that is declared', async () => {
    const index = await createIndex([shop, other], { ignoreCase: true });
    expect(find(index, 'SHOP')).toEqual([
      ['SHOP', shop],
      ['SHOP', other],
    ]);
  });

  it('takes all items as those of the asked keys without a path', async () => {
    const options = { askedKeys: ['shop'], ignoreCase: false };
    const index = await ItemIndex.create(toItems([1, 2]), options);
    expect(find(index, 'shop')).toEqual([
      ['shop', 1],
      ['shop', 2],
    ]);
    expect(find(index, 'web')).toEqual([]);
  });

  it('takes labels as keys, beside other keys', async () => {
    const alert = {
      labels: { service: 'shop', team: 'Web', ready: true },
      uid: 'a1',
    };
    const index = await ItemIndex.create(
      toItems([alert, { labels: null }, { labels: ['x'] }, { uid: 'a2' }]),
      {
        itemKey: [JsonPath.parse('$.uid')],
        itemLabels: JsonPath.parse('$.labels'),
        ignoreCase: false,
      },
    );
    expect(find(index, 'service=shop', 'a1')).toEqual([
      ['service=shop', alert],
    ]);
    expect(find(index, 'team=Web')).toHaveLength(1);
    expect(find(index, 'shop', 'service', 'ready=true', '0=x')).toEqual([]);
    expect(index.withoutKey).toBe(2);
  });

  it('joins 10,000 entities with 100,000 items in linear time', async () => {
    const values = Array.from({ length: 100_000 }, (_, index) => ({
      key: `project-${index % 10_000}`,
    }));
    const index = await createIndex(values, { path: '$.key' });
    let found = 0;
    for (let entity = 0; entity < 10_000; entity++) {
      found += index.find([`project-${entity}`]).length;
    }
    // Without an index, it would take minutes.
    expect(found).toBe(100_000);
  }, 60_000);
});
