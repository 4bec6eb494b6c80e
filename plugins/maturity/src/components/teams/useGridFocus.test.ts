import { moveInGrid } from './useGridFocus';

const size = { rows: 30, columns: 5 };

it.each([
  ['ArrowDown', 3, 2, '4:2'],
  ['ArrowUp', 0, 2, '-1:2'],
  ['ArrowUp', -1, 2, '-1:2'],
  ['ArrowDown', 29, 0, '29:0'],
  ['ArrowLeft', 3, 0, '3:0'],
  ['ArrowRight', 3, 3, '3:4'],
  ['ArrowRight', 3, 4, '3:4'],
  ['Home', 3, 4, '3:0'],
  ['End', 3, 0, '3:4'],
  ['PageDown', 3, 1, '15:1'],
  ['PageDown', 25, 1, '29:1'],
  ['PageUp', 3, 1, '0:1'],
])('%s leads from %i:%i to %s', (key, row, column, expected) => {
  const to = moveInGrid(key, { row, column }, size, false);
  expect(to && `${to.row}:${to.column}`).toBe(expected);
});

it('goes to the corners with Control', () => {
  const from = { row: 3, column: 2 };
  expect(moveInGrid('Home', from, size, true)).toEqual({ row: 0, column: 0 });
  expect(moveInGrid('End', from, size, true)).toEqual({ row: 29, column: 4 });
});

it.each(['a', 'Enter', 'Tab', 'toString'])('leaves %s alone', key => {
  expect(moveInGrid(key, { row: 0, column: 0 }, size, false)).toBeUndefined();
});
