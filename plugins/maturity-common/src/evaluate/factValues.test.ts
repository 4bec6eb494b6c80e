import { JsonValue } from '@backstage/types';
import { FactType } from '../model/types';
import { hasType, typeNames } from './factValues';

const values: [JsonValue, FactType[]][] = [
  [true, ['boolean']],
  [false, ['boolean']],
  [0, ['number']],
  [-1.5, ['number']],
  [Number.MAX_SAFE_INTEGER, ['number']],
  // JSON has neither, but a source may hand them over before they are JSON.
  [NaN, []],
  [Infinity, []],
  ['text', ['string']],
  ['7', ['string']],
  ['true', ['string']],
  // "Never", which is no instant and yet an answer.
  ['', ['string', 'instant']],
  ['2026-06-15', ['string', 'instant']],
  ['2026-06-15T12:00:00Z', ['string', 'instant']],
  ['2026-06-15T12:00:00+02:00', ['string', 'instant']],
  ['2026-13-01', ['string']],
  ['2026-02-30', ['string']],
  ['15 June 2026', ['string']],
  [[], ['strings']],
  [['a'], ['strings']],
  [['a', ''], ['strings']],
  [['a', 7], []],
  [['a', null], []],
  [[['a']], []],
  [{}, ['object']],
  [{ a: [1] }, ['object']],
];

describe('isOfType', () => {
  it.each(values)('%j is %j', (value, types) => {
    const fitting = (Object.keys(hasType) as FactType[]).filter(type =>
      hasType[type](value),
    );
    expect(fitting).toEqual(types);
  });

  it('has a name for every type that it knows', () => {
    expect(Object.keys(typeNames).sort()).toEqual(Object.keys(hasType).sort());
  });
});
