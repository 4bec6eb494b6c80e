import { adjustByHolm } from '../compareReadings';
import { compareOrders, twoSidedNormal } from './compareOrders';
import {
  areSharesWithin,
  comparePoissonCounts,
  compareShares,
  logChoose,
  logFactorial,
} from './compareCounts';
import {
  correctForDispersion,
  estimateDispersion,
  twoSidedStudent,
} from './dispersion';
import { readQuantiles } from '../metrics/readings';

const upTo = (length: number, more = 0) =>
  Array.from({ length }, (_, index) => index + more);

describe('quantiles', () => {
  // R: quantile(c(1, 2, 3, 4, 10), c(.25, .5, .75, .9), type = 7)
  // (5 − 1) × 0.9 = 3.6: six tenths of the way from 4 to 10.
  it('are of type 7', () => {
    expect(readQuantiles([1, 2, 3, 4, 10])).toEqual({
      p25: 2,
      p50: 3,
      p75: 4,
      p90: expect.closeTo(7.6, 12),
    });
  });

  it('lie in the middle of an even number, and on a single one', () => {
    expect(readQuantiles([1, 2, 4, 9]).p50).toBe(3);
    expect(readQuantiles([7])).toEqual({ p25: 7, p50: 7, p75: 7, p90: 7 });
  });
});

describe('logarithms of factorials', () => {
  // lfactorial(c(0, 5, 31, 32, 100, 5000)) of R.
  it.each([
    [0, 0],
    [5, Math.log(120)],
    [31, 78.0922235533153],
    [32, 81.55795945611503],
    [100, 363.73937555556347],
    [5000, 37591.14350887677],
  ])('of %p is %p', (n, expected) => {
    expect(Math.abs(logFactorial(n) - expected)).toBeLessThan(
      1e-12 * Math.max(1, expected),
    );
  });

  it('give the number of choices', () => {
    expect(Math.exp(logChoose(52, 5))).toBeCloseTo(2_598_960, 4);
  });
});

describe('the normal distribution', () => {
  // 2 * pnorm(-z) of R.
  it.each([
    [0, 1],
    [0.5, 0.6170750774519738],
    [1, 0.31731050786291415],
    [-1.959963984540054, 0.05],
    [3, 0.0026997960632601866],
    [5, 5.733031437583866e-7],
  ])('is further away than %p with probability %p', (z, expected) => {
    expect(twoSidedNormal(z) / expected).toBeCloseTo(1, 6);
  });
});

describe('the Mann–Whitney test', () => {
  // The example of R's ?wilcox.test: W = 35, p = 0.1272 one-sided, after
  // Hollander & Wolfe (1973), 69f: permeability of the human chorioamnion.
  it('is exact for small samples without ties', () => {
    const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const early = [1.15, 0.88, 0.9, 0.74, 1.21];
    const { u, probability } = compareOrders(term, early);
    expect(u).toBe(35);
    expect(probability).toBeCloseTo(2 * 0.12720612720612, 12);
    expect(compareOrders(early, term)).toEqual({
      u: 15,
      probability: expect.closeTo(probability, 12),
    });
  });

  // The other example there: Ozone in May and August of the data set
  // airquality, W = 127.5, p = 0.0001208.
  it('corrects the approximation for ties and continuity', () => {
    const may = [
      41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1,
      11, 4, 32, 23, 45, 115, 37,
    ];
    const august = [
      39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21,
      9, 45, 168, 73, 76, 118, 84, 85,
    ];
    const { u, probability } = compareOrders(may, august);
    expect(u).toBe(127.5);
    expect(probability / 0.00012080783076877434).toBeCloseTo(1, 6);
  });

  // Of the 252 ways to place 5 of 10, one has u = 0 and one u = 25: 2/252.
  it('can tell five from five', () => {
    expect(compareOrders(upTo(5), upTo(5, 10))).toEqual({
      u: 0,
      probability: expect.closeTo(2 / 252, 12),
    });
  });

  // wilcox.test(0:24, 0:24 + 8.5, exact = TRUE)$p.value
  it('is still exact at 25 by 25', () => {
    const { u, probability } = compareOrders(upTo(25), upTo(25, 8.5));
    expect(u).toBe(136);
    expect(probability).toBeCloseTo(0.00043355745784660936, 12);
  });

  it('goes over to the approximation without a step', () => {
    const exact = compareOrders(upTo(25), upTo(25, 4.5)).probability;
    const normal = compareOrders(upTo(26), upTo(26, 4.5)).probability;
    expect(Math.abs(exact - normal)).toBeLessThan(0.02);
  });

  it('finds nothing in equal values', () => {
    expect(compareOrders([3, 3, 3], [3, 3, 3, 3]).probability).toBe(1);
  });
});

describe('the comparison of two counts', () => {
  // The example of R's ?poisson.test: deaths among women with and without
  // certain medication, poisson.test(c(11, 21), c(800, 3011)), p = 0.07967.
  it('is the binomial test of the one, given both', () => {
    expect(
      comparePoissonCounts(
        { count: 11, days: 800 },
        { count: 6 + 8 + 7, days: 1083 + 1050 + 878 },
      ),
    ).toBeCloseTo(0.07967, 5);
  });

  // Like six throws of a coin: 2 × (1/2)^6.
  it('needs six for a verdict when one window has none', () => {
    const none = { count: 0, days: 90 };
    expect(comparePoissonCounts({ count: 6, days: 90 }, none)).toBeCloseTo(
      2 / 64,
      12,
    );
    expect(comparePoissonCounts({ count: 5, days: 90 }, none)).toBeCloseTo(
      2 / 32,
      12,
    );
  });

  it('takes into account how long was counted', () => {
    const month = { count: 9, days: 30 };
    expect(comparePoissonCounts(month, { count: 27, days: 90 })).toBeCloseTo(
      1,
      12,
    );
    expect(comparePoissonCounts(month, { count: 9, days: 90 })).toBeLessThan(
      0.05,
    );
  });

  it('copes with large counts', () => {
    const many = { count: 10_000, days: 90 };
    expect(comparePoissonCounts(many, many)).toBe(1);
    expect(comparePoissonCounts(many, { count: 9_500, days: 90 })).toBeLessThan(
      0.001,
    );
  });
});

describe('the comparison of two shares', () => {
  it.each([
    // ?fisher.test of R, the lady tasting tea, two-sided: p = 0.4857.
    [3, 4, 1, 4, 0.48571428571428565],
    // Also there, convictions of like-sex twins: p = 0.0005367.
    [2, 12, 15, 18, 0.0005367241191434357],
    // One of 252 tables, and its mirror: 2/252.
    [0, 5, 5, 5, 2 / 252],
    [8, 20, 2, 40, 0.0013948022064207016],
    [0, 9, 0, 12, 1],
  ])('%p of %p and %p of %p: %p', (a, allOfA, b, allOfB, expected) => {
    const first = { count: a, total: allOfA };
    const second = { count: b, total: allOfB };
    expect(compareShares(first, second)).toBeCloseTo(expected, 10);
    expect(compareShares(second, first)).toBeCloseTo(expected, 10);
  });
});

const adjust = (...probabilities: number[]) =>
  adjustByHolm(probabilities.map(probability => ({ probability })));

describe('the adjustment by Holm', () => {
  // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") of R: 4 × 0.005 = 0.02,
  // 3 × 0.01 = 0.03, 2 × 0.03 = 0.06, and 0.04 may not be below that.
  it('multiplies by how many are left, and keeps the order', () => {
    expect(adjust(0.01, 0.04, 0.03, 0.005)).toEqual(
      [0.03, 0.06, 0.06, 0.02].map(value => expect.closeTo(value, 12)),
    );
  });

  it('never exceeds 1, and leaves one alone', () => {
    expect(adjust(0.9, 0.8)).toEqual([1, 1]);
    expect(adjust(0.04)).toEqual([0.04]);
    expect(adjust()).toEqual([]);
  });

  // Tarone: of five tests, three cannot be below 0.05 / 2 whatever happens.
  it('leaves out tests that cannot be significant', () => {
    const tests = [0.02, 0.3, 0.3, 0.3, 0.5].map((probability, index) => ({
      probability,
      attainable: index < 2 ? 0 : 0.2,
    }));
    expect(adjustByHolm(tests)).toEqual([0.04, 0.3, 1, 1, 1]);
  });
});

describe('the dispersion of events', () => {
  const DAY = 86_400_000;
  const windows = [
    { from: 0, to: 90 * DAY },
    { from: 90 * DAY, to: 180 * DAY },
  ];
  const days = (count: number, day: (index: number) => number) =>
    Array.from({ length: count }, (_, index) => day(index) * DAY);

  it('is 1 where they are regular, or none', () => {
    expect(
      estimateDispersion(
        days(90, index => index * 2),
        windows,
      ),
    ).toBe(1);
    expect(estimateDispersion([], windows)).toBe(1);
  });

  // Ten on each first day of 30: of blocks of 15 days every other has 10, and
  // the others have 0. The mean is 5, so each has (10 − 5)² / 5 = 5, for 12
  // blocks with 10 degrees of freedom: 6.
  it('is high where they come in bursts', () => {
    const bursts = days(60, index => Math.floor(index / 10) * 30 + 0.5);
    expect(estimateDispersion(bursts, [windows[0]])).toBeGreaterThan(5);
    expect(estimateDispersion(bursts, windows)).toBeGreaterThanOrEqual(6);
  });

  it('does not count the time before the first', () => {
    const late = days(45, index => 90 + index * 2);
    expect(estimateDispersion(late, windows)).toBe(1);
  });

  // pt(2.306, 8) of R is 0.975; pt(1.8595, 8) is 0.95.
  it.each([
    [2.306, 0.05],
    [1.8595, 0.1],
    [0, 1],
  ])('has Student’s probability of %p: %p', (t, probability) => {
    expect(twoSidedStudent(t)).toBeCloseTo(probability, 4);
  });

  it('corrects a probability, and leaves it where there is none', () => {
    expect(correctForDispersion(0.01, 1)).toBe(0.01);
    // z of 0.01 is 2.5758; by √1.44 it is 2.1465: pnorm gives 0.03183.
    expect(correctForDispersion(0.01, 1.44)).toBeCloseTo(0.03183, 4);
    expect(correctForDispersion(0.01, 4)).toBeGreaterThan(0.2);
  });
});

describe('the interval of two shares', () => {
  // Newcombe (1998), method 10: 56/70 and 48/80 give 0.0524 to 0.3339 at 95 %;
  // here at 90 %, one side of 95 %: 0.0778 to 0.3145.
  it('is Newcombe’s', () => {
    const [a, b] = [
      { count: 56, total: 70 },
      { count: 48, total: 80 },
    ];
    expect(areSharesWithin(a, b, 0.33)).toBe(true);
    expect(areSharesWithin(a, b, 0.3)).toBe(false);
    expect(areSharesWithin(b, a, 0.3)).toBe(false);
  });
});
