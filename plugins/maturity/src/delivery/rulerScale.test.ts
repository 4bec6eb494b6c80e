import { deliveryScales } from '@platform-maturity/backstage-plugin-maturity-common';
import { metricIds, positionOn, readLimits, stepsAsDrawn } from './rulerScale';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const { changeLeadTime, deploymentFrequency, changeFailRate } = deliveryScales;

describe('positionOn', () => {
  // Six steps: the limits stand at sixths, the best end to the right.
  it.each([
    [HOUR, 5 / 6],
    [DAY, 4 / 6],
    [7 * DAY, 3 / 6],
    [30 * DAY, 2 / 6],
    [180 * DAY, 1 / 6],
  ])('places a duration of %d s at %d', (seconds, position) => {
    expect(positionOn(changeLeadTime, seconds)).toBeCloseTo(position, 6);
  });

  it.each([
    [2, 5 / 6],
    [1, 4 / 6],
    [1 / 7, 3 / 6],
    [1 / 30, 2 / 6],
    [1 / 180, 1 / 6],
  ])('places %d a day at %d', (perDay, position) => {
    expect(positionOn(deploymentFrequency, perDay)).toBeCloseTo(position, 6);
  });

  it.each([
    [0, 1],
    [0.05, 5 / 6],
    [0.1, 4 / 6],
    [0.225, 2.5 / 6],
    [1, 0],
  ])('places a share of %d at %d', (share, position) => {
    expect(positionOn(changeFailRate, share)).toBeCloseTo(position, 6);
  });

  it('stays on the ruler with what lies beyond its ends', () => {
    expect(positionOn(changeLeadTime, 0)).toBe(1);
    expect(positionOn(changeLeadTime, 1)).toBe(1);
    expect(positionOn(changeLeadTime, 9_999 * DAY)).toBe(0);
    expect(positionOn(deploymentFrequency, 0)).toBe(0);
    expect(positionOn(deploymentFrequency, 900)).toBe(1);
  });

  it('reads durations by factors: half way between an hour and a day is their geometric mean', () => {
    expect(positionOn(changeLeadTime, Math.sqrt(24) * HOUR)).toBeCloseTo(
      4.5 / 6,
      6,
    );
  });

  it.each(metricIds)('never puts a better value of %s further left', id => {
    const ruler = deliveryScales[id];
    const top = { seconds: 400 * DAY, perDay: 30, share: 1 }[ruler.unit];
    const values = Array.from({ length: 200 }, (_, i) => (i / 199) * top);
    const positions = values.map(value => positionOn(ruler, value));
    const sorted = [...positions].sort((a, b) =>
      ruler.lowerIsBetter ? b - a : a - b,
    );
    expect(positions).toEqual(sorted);
  });
});

it('draws the steps from the worst to the best, with the limits between them', () => {
  expect(stepsAsDrawn(changeLeadTime).map(({ index }) => index)).toEqual([
    5, 4, 3, 2, 1, 0,
  ]);
  expect(readLimits(changeFailRate)).toEqual([0.45, 0.3, 0.15, 0.1, 0.05]);
});
