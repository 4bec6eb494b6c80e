import {
  knownColumns,
  maxCheckColumns,
  readCheckId,
  serviceColumnIds,
  toCheckColumn,
  usualColumns,
} from './useChosenColumns';

const checkIds = ['pipeline', 'owned'];

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
  [
    ['check:owned', 'stage', 'check:pipeline', 'check:gone'],
    ['name', 'stage', 'check:pipeline', 'check:owned'],
  ],
  [['check:owned'], ['name', 'check:owned']],
  [['price', 7, undefined, 'check:gone'], undefined],
  [[], undefined],
])('of %j knows %j', (wanted, expected) => {
  expect(knownColumns(wanted, checkIds)).toEqual(expected);
});

it('has no more checks than the backend tells the outcomes of', () => {
  const many = Array.from({ length: 30 }, (_, index) => `check-${index}`);
  expect(knownColumns(many.map(toCheckColumn), many)).toEqual([
    'name',
    ...many.slice(0, maxCheckColumns).map(toCheckColumn),
  ]);
});

it('usually shows some of the columns, in their order', () => {
  expect(knownColumns(usualColumns, checkIds)).toEqual(usualColumns);
  expect(usualColumns.length).toBeLessThan(serviceColumnIds.length);
});

it.each([
  ['check:a:b', 'a:b'],
  ['stage', undefined],
  [7, undefined],
])('finds in the column %p the check %p', (column, expected) => {
  expect(readCheckId(column)).toBe(expected);
});
