import { expect, test } from 'vitest';

test('prices have two digits', () => {
  expect((12.5).toFixed(2)).toBe('12.50');
});
