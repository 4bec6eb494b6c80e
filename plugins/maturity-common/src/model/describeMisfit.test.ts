import { ValueTest } from './conditionNode';
import { describeMisfit } from './describeMisfit';
import { operatorNames, operatorRules, typesThatFit } from './operators';
import { FactType } from './types';

const TYPES: readonly FactType[] = [
  ...(['boolean', 'number', 'string', 'strings', 'instant', 'object'] as const),
];
const $eq = (argument: string | number | boolean): ValueTest => ({
  operator: '$eq',
  argument,
});

describe('describeMisfit', () => {
  it.each<[FactType, string]>([
    ['boolean', '$exists $eq $ne $in'],
    ['number', '$exists $eq $ne $in $gt $gte $lt $lte'],
    ['string', '$exists $notEmpty $eq $ne $in $hasPrefix $matches'],
    ['strings', '$exists $notEmpty $contains'],
    ['instant', '$exists $notEmpty $within $olderThan'],
    ['object', '$exists $notEmpty'],
  ])('%s can be asked %s', (type, operators) => {
    expect(
      operatorNames.filter(name => typesThatFit(name).includes(type)).join(' '),
    ).toBe(operators);
  });

  it('names the operators that can be asked instead', () => {
    const test: ValueTest = { operator: '$gt', argument: 1 };
    expect(describeMisfit(test, 'a/b', 'strings')).toBe(
      "$gt does not fit 'a/b', which is of type strings; use $exists, $notEmpty, $contains",
    );
    expect(describeMisfit(test, 'a/b', 'number')).toBeUndefined();
  });

  it.each<[ValueTest, FactType, string | undefined]>([
    [$eq(true), 'boolean', undefined],
    [$eq('true'), 'boolean', '"true"'],
    [$eq(1), 'boolean', '1'],
    [$eq(7), 'number', undefined],
    [$eq('7'), 'number', undefined],
    [$eq('7.0'), 'number', '"7.0"'],
    [$eq('seven'), 'number', '"seven"'],
    [$eq(''), 'number', '""'],
    [$eq(true), 'number', 'true'],
    [$eq('main'), 'string', undefined],
    [$eq(7), 'string', undefined],
    [$eq(false), 'string', 'false'],
    [{ operator: '$ne', argument: 'x' }, 'number', '"x"'],
    [{ operator: '$ne', argument: 'x' }, 'string', undefined],
    [{ operator: '$in', argument: ['1', 2] }, 'number', undefined],
    [{ operator: '$in', argument: ['1', 'two', 'x'] }, 'number', '"two"'],
    [{ operator: '$in', argument: [true] }, 'boolean', undefined],
    [{ operator: '$exists', argument: false }, 'number', undefined],
    [{ operator: '$hasPrefix', argument: 'v' }, 'string', undefined],
  ])('%j of a %s never equals %s', (test, type, never) => {
    expect(describeMisfit(test, 'a/b', type)).toBe(
      never && `'a/b' is of type ${type} and never equals ${never}`,
    );
  });

  it('lets every type be asked whether it exists', () => {
    expect(operatorRules.$exists.fits).toEqual(TYPES);
  });
});
