import fc from 'fast-check';
import {
  addBits,
  addCommon,
  toRowBits,
  countCommon,
  countOnes,
  noBits,
  takeBits,
} from './rowBits';
import { Scratch } from './Scratch';

const SIZE = 200;
const rowSets = fc.uniqueArray(fc.nat(SIZE - 1));
const bits = (rows: readonly number[], size = SIZE) =>
  toRowBits(Int32Array.from(rows), { scratch: new Scratch(), size });

describe('rowBits', () => {
  it.each([
    [0, 0],
    [1, 1],
    [0b1011, 3],
    [1 << 31, 1],
    [-1, 32],
  ])('counts the ones of %p', (word, ones) => {
    expect(countOnes(word)).toBe(ones);
  });

  it('has as many rows as were put in, the last of a word included', () => {
    const rows = bits([0, 31, 32, 63, 64, SIZE - 1]);
    expect(countCommon(rows, rows)).toBe(6);
  });

  it('joins, takes and counts as sets do', () => {
    fc.assert(
      fc.property(rowSets, rowSets, (one, other) => {
        const inBoth = one.filter(row => other.includes(row));
        expect(countCommon(bits(one), bits(other))).toBe(inBoth.length);

        const either = bits(one);
        addBits(either, bits(other));
        expect(either).toEqual(bits([...new Set([...one, ...other])]));

        const common = noBits(SIZE);
        addCommon(common, bits(one), bits(other));
        expect(common).toEqual(bits(inBoth));

        const left = bits(one);
        takeBits(left, bits(other));
        expect(left).toEqual(bits(one.filter(row => !other.includes(row))));
      }),
    );
  });

  it('takes a set that ends early for one without the rest', () => {
    const short = bits([3, 40], 64);
    const long = bits([3, 40, 150]);

    expect(countCommon(short, long)).toBe(2);
    takeBits(long, short);
    expect(long).toEqual(bits([150]));
    addBits(long, short);
    expect(long).toEqual(bits([3, 40, 150]));
  });
});
