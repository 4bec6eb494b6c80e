import { knownColumns, serviceColumnIds, usualColumns } from './serviceColumns';

it.each([
  [
    ['stage', 'owner'],
    ['name', 'stage', 'owner'],
  ],
  [
    ['tags', 'stage', 'tags'],
    ['name', 'stage', 'tags'],
  ],
  [['name'], ['name']],
  [['price', 7, undefined], undefined],
  [[], undefined],
])('of %j knows %j', (wanted, expected) => {
  expect(knownColumns(wanted)).toEqual(expected);
});

it('usually shows some of the columns, in their order', () => {
  expect(knownColumns(usualColumns)).toEqual(usualColumns);
  expect(usualColumns.length).toBeLessThan(serviceColumnIds.length);
});
