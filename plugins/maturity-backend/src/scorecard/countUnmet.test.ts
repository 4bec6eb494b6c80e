import fc from 'fast-check';
import { countUnmet } from './countUnmet';
import { toRowBits, hasRow } from './rowBits';
import { Scratch } from './Scratch';

const SIZE = 70;

describe('countUnmet', () => {
  it('counts in how many sets each row is, however many sets there are', () => {
    const set = fc.uniqueArray(fc.nat(SIZE - 1));
    fc.assert(
      fc.property(fc.array(set, { minLength: 1, maxLength: 40 }), sets => {
        const scratch = new Scratch();
        const { open, byCount } = countUnmet(
          sets.map(rows =>
            toRowBits(Int32Array.from(rows), { scratch, size: SIZE }),
          ),
          { words: 3, scratch },
        );
        for (let row = 0; row < SIZE; row++) {
          const has = (bits: Int32Array) => hasRow(bits, row);
          const count = sets.filter(rows => rows.includes(row)).length;
          expect(has(open)).toBe(count > 0);
          expect(byCount.map(has)).toEqual(
            sets.map((_, index) => index + 1 === count),
          );
        }
      }),
    );
  });

  it('has nothing to count without sets', () => {
    expect(countUnmet([], { words: 1, scratch: new Scratch() })).toEqual({
      open: new Int32Array(1),
      byCount: [],
    });
  });
});
