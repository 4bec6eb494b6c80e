import { deployment, measureMetric } from './__testUtils__/log';
import { compareReadings } from './compareReadings';
import { notMeasured, readDurations, readShare } from './metrics/readings';
import { Reading } from './metrics/types';

const hours = (...values: number[]) =>
  readDurations(values.map(value => value * 3_600_000));
const rate = (count: number, days = 90): Reading => ({
  status: 'measured',
  value: count / days,
  size: count,
  sample: { kind: 'count', count, days },
});
const compare = (current: Reading, previous: Reading, lowerIsBetter = true) =>
  compareReadings([{ current, previous, lowerIsBetter }])[0];
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
  it('are steady where a median twice as high is no more than chance', () => {
    expect(
      compare(hours(1, 4, 6, 8, 10), hours(0.5, 2, 3, 5, 7)),
    ).toMatchObject({ direction: 'steady', test: 'mann-whitney' });
  });

  // One of three weeks among hours changes a mean by days, and this by nothing.
  it('are steady in spite of one that took very long', () => {
    expect(
      compare(hours(1, 2, 3, 4, 500, 6), hours(1.5, 2.5, 3.5, 4.5, 5.5, 6.5)),
    ).toMatchObject({ direction: 'steady' });
  });

  it('are steady where all are equal', () => {
    expect(compare(hours(1, 1, 1, 1, 1), hours(1, 1, 1, 1, 1))).toEqual({
      direction: 'steady',
      probability: 1,
      test: 'mann-whitney',
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
    expect(compare(rate(30), rate(20), false).direction).toBe('steady');
  });

  it('are counts by day, where one could not be observed all the time', () => {
    expect(compare(rate(10, 30), rate(30), false)).toMatchObject({
      direction: 'steady',
      probability: expect.closeTo(1, 9),
    });
  });

  it('are not compared where no verdict could come of it', () => {
    expect(compare(rate(5), rate(0), false)).toEqual(none);
    expect(compare(rate(6), rate(0), false).direction).toBe('better');
    expect(compare(rate(6, 6), rate(30), false)).toEqual(none);
    expect(compare(rate(6, 7), rate(30), false).direction).not.toBe(
      'notComparable',
    );
  });
});

describe('rates of two windows', () => {
  // fisher.test(rbind(c(8, 12), c(2, 38)))$p.value = 0.001395 of R.
  it('differ where shares do by more than chance', () => {
    expect(compare(readShare(8, 20), readShare(2, 40))).toEqual({
      direction: 'worse',
      probability: expect.closeTo(0.0013948022064207016, 10),
      test: 'fisher',
    });
    expect(compare(readShare(2, 40), readShare(8, 20)).direction).toBe(
      'better',
    );
  });

  // From 10 % to 20 % with ten deployments each is one failure more.
  it('are steady where twice as high is one more', () => {
    expect(compare(readShare(2, 10), readShare(1, 10))).toMatchObject({
      direction: 'steady',
      probability: 1,
    });
  });

  it('are not compared below five', () => {
    expect(compare(readShare(4, 4), readShare(0, 50))).toEqual(none);
    expect(compare(readShare(0, 50), readShare(4, 4))).toEqual(none);
  });
});

describe('comparing at once', () => {
  const steady = {
    current: readShare(0, 50),
    previous: readShare(0, 50),
    lowerIsBetter: true,
  };
  const rise = {
    current: rate(30),
    previous: rate(15),
    lowerIsBetter: false,
  };

  // 0.0357 alone is below 0.05; times five it is 0.18.
  it('asks for more evidence the more is compared', () => {
    expect(compareReadings([rise])[0].direction).toBe('better');
    const [first] = compareReadings([rise, steady, steady, steady, steady]);
    expect(first).toEqual({
      direction: 'steady',
      probability: expect.closeTo(5 * 0.035697803555194696, 10),
      test: 'poisson',
    });
  });

  it('does not count what cannot be compared', () => {
    const missing = { ...rise, previous: notMeasured('noDeployments') };
    const trends = compareReadings([missing, rise, missing]);
    expect(trends.map(({ direction }) => direction)).toEqual([
      'notComparable',
      'better',
      'notComparable',
    ]);
  });

  // A generator of numbers (Park and Miller) instead of chance, so that this
  // gives the same each time: 400 services where nothing changed.
  it('seldom finds something where nothing changed', () => {
    let seed = 42;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const draw = () => {
      const size = 5 + Math.floor(random() * 30);
      const list = Array.from({ length: size }, random);
      return {
        times: hours(...list.map(value => Math.exp(4 * value))),
        count: rate(
          Array.from({ length: 90 }, random).filter(r => r < 0.3).length,
        ),
        share: readShare(list.filter(value => value < 0.15).length, size),
      };
    };
    let found = 0;
    for (let service = 0; service < 400; service++) {
      const [now, then] = [draw(), draw()];
      const trends = compareReadings([
        { current: now.times, previous: then.times, lowerIsBetter: true },
        { current: now.count, previous: then.count, lowerIsBetter: false },
        { current: now.share, previous: then.share, lowerIsBetter: true },
      ]);
      found += Number(trends.some(({ direction }) => direction !== 'steady'));
    }
    expect(found).toBeGreaterThan(0);
    expect(found / 400).toBeLessThan(0.05);
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
