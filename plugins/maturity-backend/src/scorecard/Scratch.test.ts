import { Scratch } from './Scratch';

describe('Scratch', () => {
  it('gives zeros that nobody else has, until the next answer begins', () => {
    const scratch = new Scratch();
    const one = scratch.take(3).fill(7);
    const other = scratch.take(3);
    const longer = scratch.take(4);
    expect([...other, ...longer]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(other).not.toBe(one);

    scratch.reset();
    const again = scratch.take(3);
    expect(again).toBe(one);
    expect([...again]).toEqual([0, 0, 0]);
  });

  it('copies', () => {
    const scratch = new Scratch();
    const one = Int32Array.of(1, 2);
    const copy = scratch.copy(one);
    one[0] = 9;
    expect([...copy]).toEqual([1, 2]);
  });

  it('does not keep memory of all lengths that there ever were', () => {
    const scratch = new Scratch();
    const first = scratch.take(1);
    for (let length = 2; length < 20; length++) {
      scratch.reset();
      scratch.take(length);
    }
    scratch.reset();
    expect(scratch.take(1)).not.toBe(first);
  });
});
