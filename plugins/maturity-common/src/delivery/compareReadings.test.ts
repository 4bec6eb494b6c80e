import { deployment, measureMetric } from './__testUtils__/log';
import { compareReadings } from './compareReadings';
import { notMeasured, readDurations, readShare } from './metrics/readings';
import { Reading } from './metrics/types';

const DAY = 86_400_000;
const period = { from: 90 * DAY, to: 180 * DAY };
const before = { from: 0, to: 90 * DAY };
const context = { period, before, dispersion: 1 };
/** Spread evenly, so that there are no streaks. */
const spread = (values: readonly number[]) =>
  values.map((value, index) => ({
    at: (((index * 7) % values.length) / values.length) * 90 * DAY,
    value,
  }));
const hours = (...values: number[]) =>
  readDurations(spread(values.map(value => value * 3_600_000)));
const share = (count: number, total: number) =>
  readShare(
    Array.from({ length: total }, (_, index) => ({
      at: (index / total) * 90 * DAY,
      hits:
        Math.floor(((index + 1) * count) / total) >
        Math.floor((index * count) / total),
    })),
    ({ hits }) => hits,
  );
const rate = (count: number, days = 90): Reading => ({
  status: 'measured',
  value: count / days,
  size: count,
  sample: { kind: 'count', count, days },
});
/** The values of the window before are moved there. */
const compare = (
  current: Reading,
  previous: Reading,
  lowerIsBetter = true,
  dispersion = 1,
) =>
  compareReadings([{ current, previous, lowerIsBetter }], {
    period: before,
    before,
    dispersion,
  })[0];
const none = { direction: 'notComparable' };

describe('durations of two windows', () => {
  // Five and five, all of one below all of the other: 2 of 252 orders.
  it('differ where the order does', () => {
    const fast = hours(1, 2, 3, 4, 5);
    const slow = hours(6, 7, 8, 9, 10);
    const beyondChance = {
      test: 'mann-whitney',
      probability: expect.closeTo(2 / 252, 10),
    };
    expect(compare(fast, slow)).toEqual({
      direction: 'better',
      ...beyondChance,
    });
    expect(compare(slow, fast)).toEqual({
      direction: 'worse',
      ...beyondChance,
    });
  });

  // The median goes from 3 h to 6 h, and 18 of 25 pairs go up: chance does as
  // much in 31 of 100 cases (wilcox.test of R, exact).
  it('are not enough data where a median twice as high is no more than chance', () => {
    expect(
      compare(hours(1, 4, 6, 8, 10), hours(0.5, 2, 3, 5, 7)),
    ).toMatchObject({ direction: 'notComparable', test: 'mann-whitney' });
  });

  // Forty that are the same but for one hour in ten: twice as long is ruled out.
  it('are steady where a change by half or twice is ruled out', () => {
    const many = Array.from({ length: 40 }, (_, index) => 10 + (index % 5));
    const later = many.map(value => value + 0.5);
    expect(compare(hours(...later), hours(...many))).toMatchObject({
      direction: 'steady',
      margin: 2,
    });
    const twice = many.map(value => value * 2);
    expect(compare(hours(...twice), hours(...many)).direction).toBe('worse');
  });

  // Twenty long ones in a row are one bad month, and no twenty bad deployments.
  it('in streaks prove less than as many that are not', () => {
    const good = Array.from({ length: 24 }, (_, index) => 1 + (index % 6) / 10);
    const mixed = good.map((value, index) =>
      index % 2 === 0 ? value * 8 : value,
    );
    const inOrder = [...mixed].sort((a, b) => a - b);
    const at = (values: readonly number[]) =>
      readDurations(
        values.map((value, index) => ({
          at: (index / values.length) * 90 * DAY,
          value: value * 3_600_000,
        })),
      );
    expect(compare(at(mixed), at(good)).direction).toBe('worse');
    expect(compare(at(inOrder), at(good)).direction).toBe('notComparable');
  });

  // One of three weeks among hours changes a mean by days, and this by nothing.
  it('do not differ by one that took very long', () => {
    expect(
      compare(hours(1, 2, 3, 4, 500, 6), hours(1.5, 2.5, 3.5, 4.5, 5.5, 6.5)),
    ).toMatchObject({
      direction: 'notComparable',
      probability: expect.closeTo(0.937, 3),
    });
  });

  it('are steady where all are equal', () => {
    expect(compare(hours(1, 1, 1, 1, 1), hours(1, 1, 1, 1, 1))).toEqual({
      direction: 'steady',
      probability: 1,
      test: 'mann-whitney',
      margin: 2,
    });
  });

  it('are not compared below five in either window', () => {
    const four = hours(1, 2, 3, 4);
    const many = hours(10, 20, 30, 40, 50, 60);
    expect(compare(four, many)).toEqual(none);
    expect(compare(many, four)).toEqual(none);
  });
});

describe('frequencies of two windows', () => {
  // 30 and 15 in 90 days: binom.test(30, 45)$p.value = 0.0357 of R.
  it('differ where counts do by more than chance', () => {
    expect(compare(rate(30), rate(15), false)).toEqual({
      direction: 'better',
      probability: expect.closeTo(0.035697803555194696, 10),
      test: 'poisson',
    });
    expect(compare(rate(15), rate(30), false).direction).toBe('worse');
    expect(compare(rate(30), rate(20), false).direction).toBe('notComparable');
  });

  // The ratio 42 / 40 has the interval of 0.73 to 1.51 (exp(log(1.05) ± 1.645 ×
  // sqrt(1/42 + 1/40))): half and twice as often are ruled out.
  it('are steady where half and twice as often are ruled out', () => {
    expect(compare(rate(42), rate(40), false)).toMatchObject({
      direction: 'steady',
      margin: 2,
    });
    expect(compare(rate(10), rate(10), false).direction).toBe('notComparable');
    expect(compare(rate(42), rate(40), false, 6).direction).toBe(
      'notComparable',
    );
  });

  it('prove less where deployments come in bursts', () => {
    expect(compare(rate(60), rate(20), false, 1).direction).toBe('better');
    expect(compare(rate(60), rate(20), false, 6).direction).toBe(
      'notComparable',
    );
  });

  it('are counts by day, where one could not be observed all the time', () => {
    expect(compare(rate(10, 30), rate(30), false)).toMatchObject({
      test: 'poisson',
      probability: expect.closeTo(1, 9),
    });
  });

  it('are not compared where no verdict could come of it', () => {
    expect(compare(rate(5), rate(0), false)).toEqual(none);
    expect(compare(rate(6), rate(0), false).direction).toBe('better');
    expect(compare(rate(6, 6), rate(30), false)).toEqual(none);
    expect(compare(rate(6, 7), rate(30), false).test).toBe('poisson');
  });
});

describe('rates of two windows', () => {
  // fisher.test(rbind(c(8, 12), c(2, 38)))$p.value = 0.001395 of R.
  it('differ where shares do by more than chance', () => {
    expect(compare(share(8, 20), share(2, 40))).toEqual({
      direction: 'worse',
      probability: expect.closeTo(0.0013948022064207016, 10),
      test: 'fisher',
    });
    expect(compare(share(2, 40), share(8, 20)).direction).toBe('better');
  });

  // From 10 % to 20 % with ten deployments each is one failure more.
  it('are not enough data where twice as high is one more', () => {
    expect(compare(share(2, 10), share(1, 10))).toMatchObject({
      direction: 'notComparable',
      probability: 1,
    });
  });

  // Newcombe's interval of 0 of 45 and 0 of 45 ends at ± 5.7 points, that of 0 of
  // 12 and 0 of 12 at ± 18.4 (Wilson's upper limit is z² / (n + z²)).
  it('are steady where 15 points more or less are ruled out', () => {
    expect(compare(share(0, 45), share(0, 45))).toMatchObject({
      direction: 'steady',
      margin: 0.15,
    });
    expect(compare(share(0, 12), share(0, 12)).direction).toBe('notComparable');
  });

  it('are not compared below five', () => {
    expect(compare(share(4, 4), share(0, 50))).toEqual(none);
    expect(compare(share(0, 50), share(4, 4))).toEqual(none);
  });
});

describe('comparing at once', () => {
  const slow = {
    current: hours(1, 3, 5, 7, 9, 11),
    previous: hours(2, 4, 6, 8, 10, 12),
    lowerIsBetter: true,
  };
  const rise = {
    current: rate(30),
    previous: rate(15),
    lowerIsBetter: false,
  };

  // 0.0357 alone is below 0.05; times five it is 0.18.
  it('asks for more evidence the more is compared', () => {
    const others = Array(4).fill(slow);
    expect(compareReadings([rise], context)[0].direction).toBe('better');
    const [first] = compareReadings([rise, ...others], context);
    expect(first).toEqual({
      direction: 'notComparable',
      probability: expect.closeTo(5 * 0.035697803555194696, 10),
      test: 'poisson',
    });
  });

  // No failure in 100 deployments: whatever the rates are, p is 1.
  it('does not count what cannot be significant', () => {
    const zero = share(0, 50);
    const quiet = { current: zero, previous: zero, lowerIsBetter: true };
    const trends = compareReadings([rise, quiet, quiet, quiet], context);
    expect(trends.map(({ direction }) => direction)).toEqual([
      'better',
      'steady',
      'steady',
      'steady',
    ]);
  });

  it('does not count what cannot be compared', () => {
    const missing = { ...rise, previous: notMeasured('noDeployments') };
    const trends = compareReadings([missing, rise, missing], context);
    expect(trends.map(({ direction }) => direction)).toEqual([
      'notComparable',
      'better',
      'notComparable',
    ]);
  });
});

describe('the trend of a metric', () => {
  // Twice a week from 18 December to 17 March (26), then daily (90).
  it('compares a window with the one before', () => {
    const day = (index: number) =>
      new Date(Date.UTC(2025, 11, 18, 12) + index * 86_400_000).toISOString();
    const events = Array.from({ length: 180 }, (_, index) => index)
      .filter(index => index >= 90 || index % 7 < 2)
      .map(index => deployment(`${index}`, day(index)));
    const { current, previous, trend } = measureMetric(
      events,
      'deploymentFrequency',
    );
    expect(current).toMatchObject({ value: 1 });
    expect(previous).toMatchObject({ sample: 26 });
    expect(trend).toMatchObject({ direction: 'better', test: 'poisson' });
  });
});
