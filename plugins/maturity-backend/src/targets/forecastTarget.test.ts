import fc from 'fast-check';
import { ForecastInput, forecastTarget } from './forecastTarget';

const input: ForecastInput = {
  total: 100,
  reached: 23,
  needed: 40,
  gains: [],
  daysLeft: 70,
};

const repeat = (gain: number, weeks = 12) =>
  Array.from({ length: weeks }, () => gain);

describe('forecastTarget', () => {
  it.each<[string, Partial<ForecastInput>, object]>([
    ['is met now', { reached: 40 }, { state: 'met', weeks: 0 }],
    ['is met on the last day', { reached: 41, daysLeft: 0 }, { state: 'met' }],
    ['was missed', { daysLeft: 0, gains: repeat(5) }, { state: 'missed' }],
    ['has no history', {}, { state: 'tooEarly', weeks: 0 }],
    [
      'has three good weeks',
      { gains: repeat(9, 3) },
      { state: 'tooEarly', weeks: 3 },
    ],
    ['is fast', { gains: repeat(4) }, { state: 'likely', weeks: 12 }],
    ['is just fast enough', { gains: repeat(2) }, { state: 'atRisk' }],
    ['is slow', { gains: repeat(0.2) }, { state: 'unlikely' }],
    ['stands still', { gains: repeat(0) }, { state: 'unlikely' }],
    ['falls back', { gains: repeat(-1) }, { state: 'unlikely' }],
    [
      'has one burst',
      { gains: [...repeat(0, 11), 24] },
      { state: 'atRisk', range: { low: 0.23 } },
    ],
  ])('a target that %s', (_, change, expected) => {
    const forecast = forecastTarget({ ...input, ...change });
    const { range, ...rest } = forecast;
    const low = range && Math.round(range.low * 100) / 100;
    expect({ ...rest, ...(range && { range: { low } }) }).toMatchObject(
      expected,
    );
  });

  it('has a range without which nothing is promised', () => {
    const still = forecastTarget({ ...input, gains: repeat(0) });
    expect(still.range?.high).toBeGreaterThan(0.23);
    expect(still.range?.low).toBeLessThan(0.23);
    const ahead = { ...input, needed: 24, gains: repeat(0) };
    expect(forecastTarget(ahead).state).toBe('atRisk');
    expect(forecastTarget({ ...input, gains: repeat(100) }).range).toEqual({
      low: 1,
      high: 1,
    });
  });

  const gains = fc.array(fc.integer({ min: -5, max: 12 }), {
    minLength: 4,
    maxLength: 12,
  });
  const arbitrary = fc
    .record({
      total: fc.integer({ min: 1, max: 300 }),
      reachedShare: fc.double({ min: 0, max: 1, noNaN: true }),
      neededShare: fc.double({ min: 0.01, max: 1, noNaN: true }),
      gains,
      daysLeft: fc.integer({ min: 1, max: 500 }),
    })
    .map(({ total, reachedShare, neededShare, ...rest }) => ({
      ...rest,
      total,
      reached: Math.floor(total * reachedShare),
      needed: Math.ceil(total * neededShare),
    }));
  const order = ['unlikely', 'atRisk', 'likely', 'met'];
  const place = (asked: ForecastInput) =>
    order.indexOf(forecastTarget(asked).state);

  it('is never worse for more speed in any week', () => {
    fc.assert(
      fc.property(
        arbitrary,
        fc.nat({ max: 11 }),
        fc.integer({ min: 1, max: 20 }),
        (asked, week, more) => {
          const faster = asked.gains.map((gain, index) =>
            index === week % asked.gains.length ? gain + more : gain,
          );
          expect(place({ ...asked, gains: faster })).toBeGreaterThanOrEqual(
            place(asked),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is never worse for more members that are there, nor for a lower target', () => {
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 1, max: 50 }), (asked, by) => {
        const { reached, total, needed } = asked;
        const closer = { ...asked, reached: Math.min(total, reached + by) };
        expect(place(closer)).toBeGreaterThanOrEqual(place(asked));
        const lower = { ...asked, needed: Math.max(1, needed - by) };
        expect(place(lower)).toBeGreaterThanOrEqual(place(asked));
      }),
    );
  });

  it('does not depend on the order of the weeks, and has its mean in the range', () => {
    fc.assert(
      fc.property(arbitrary, asked => {
        const backwards = [...asked.gains].reverse();
        const forecast = forecastTarget(asked);
        expect(forecastTarget({ ...asked, gains: backwards }).state).toBe(
          forecast.state,
        );
        if (!forecast.range) {
          return;
        }
        const { total, reached, daysLeft } = asked;
        const pace =
          asked.gains.reduce((sum, gain) => sum + gain, 0) / asked.gains.length;
        const expected = (reached + (pace * daysLeft) / 7) / total;
        const shown = Math.min(Math.max(expected, 0), 1);
        expect(forecast.range.low).toBeLessThanOrEqual(shown + 1e-9);
        expect(forecast.range.high).toBeGreaterThanOrEqual(shown - 1e-9);
      }),
    );
  });

  it('says nothing of too short a history, however good it was', () => {
    fc.assert(
      fc.property(
        arbitrary,
        fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 3 }),
        (asked, few) => {
          const forecast = forecastTarget({ ...asked, gains: few });
          expect(['tooEarly', 'met']).toContain(forecast.state);
          expect(forecast.range).toBeUndefined();
        },
      ),
    );
  });

  it('covers the outcome of random weeks mostly', () => {
    // A generator of its own, so that the test is the same each time.
    let seed = 7;
    const random = () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const draw = (rate: number) => {
      let count = 0;
      for (let at = -Math.log(random()); at < rate; at -= Math.log(random())) {
        count++;
      }
      return count;
    };
    for (const [rate, weeks] of [
      [0.5, 4],
      [2, 8],
      [5, 26],
    ]) {
      let within = 0;
      for (let run = 0; run < 1_000; run++) {
        const forecast = forecastTarget({
          total: 1_000,
          reached: 300,
          needed: 1_000,
          gains: Array.from({ length: 12 }, () => draw(rate)),
          daysLeft: weeks * 7,
        });
        const share = (300 + draw(rate * weeks)) / 1_000;
        const { low = 0, high = 0 } = forecast.range ?? {};
        within += Number(low <= share && share <= high);
      }
      expect(within).toBeGreaterThan(780);
    }
  });
});
