import { mockApis } from '@backstage/frontend-test-utils';
import { JsonValue } from '@backstage/types';
import { FactType } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../translation';
import { formatValue } from './formatValue';

const snapshot = mockApis.translation().getTranslation(maturityTranslationRef);

describe('formatValue', () => {
  it.each<[JsonValue | undefined, FactType | undefined, string]>([
    [undefined, undefined, 'not set'],
    [null, undefined, 'not set'],
    [true, 'boolean', 'yes'],
    [false, 'boolean', 'no'],
    [1234.5, 'number', '1,234.5'],
    ['', 'string', 'nothing found'],
    ['main', 'string', 'main'],
    ['2026-11-23T12:00:00Z', 'string', '2026-11-23T12:00:00Z'],
    ['not a time', 'instant', 'not a time'],
    [[], 'strings', 'nothing found'],
    [['a', 'b'], 'strings', 'a, b'],
    [
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
      'strings',
      'a, b, c, d, e and 2 more',
    ],
    [{ critical: 1, high: 0 }, 'object', 'critical 1, high 0'],
    [{}, 'object', 'nothing found'],
    ['x'.repeat(10_000), 'string', `${'x'.repeat(200)}…`],
  ])('%j as %s', (value, type, told) => {
    expect(snapshot.ready && formatValue(value, snapshot.t, type)).toBe(told);
  });

  it('tells an instant in the time of the reader', () => {
    expect(
      snapshot.ready &&
        formatValue('2026-11-23T12:00:00Z', snapshot.t, 'instant'),
    ).toMatch(/^Nov 2\d, 2026/);
  });
});
