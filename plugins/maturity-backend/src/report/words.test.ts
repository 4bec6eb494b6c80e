import { toCount, toMetricValue, toPercent, toSignWord } from './words';

describe('words of a report', () => {
  it.each([
    [0, 0, '–'],
    [0, 7, '0 %'],
    [1, 1_000, '< 1 %'],
    [999, 1_000, '> 99 %'],
    [7, 7, '100 %'],
    [2, 3, '67 %'],
  ])('tell %d of %d', (part, whole, words) => {
    expect(toPercent(part, whole)).toBe(words);
  });

  it.each([
    ['changeLeadTime', 90, '1.5 min'],
    ['changeLeadTime', 36_000, '10 h'],
    ['failedDeploymentRecoveryTime', 5 * 86_400, '5 days'],
    ['deploymentFrequency', 3, '3 a day'],
    ['deploymentFrequency', 0.2, '1.4 a week'],
    ['deploymentFrequency', 0.01, '0.3 a month'],
    ['changeFailRate', 0.125, '12.5 %'],
  ] as const)('tell %s of %d', (metric, value, words) => {
    expect(toMetricValue(metric, value)).toBe(words);
  });

  it('tell a thing from a statement', () => {
    const result = { checkId: 'a', blocking: true, proofs: [] };
    expect(
      [
        { ...result, outcome: 'pass', grade: 'observed' } as const,
        { ...result, outcome: 'pass', grade: 'attested' } as const,
        { ...result, outcome: 'fail', grade: 'declared' } as const,
        { ...result, outcome: 'fail', grade: 'attested' } as const,
        { ...result, outcome: 'unknown' } as const,
        undefined,
      ].map(toSignWord),
    ).toEqual([
      'seen',
      'said',
      'not seen',
      'not said',
      'not measured',
      'not measured',
    ]);
    expect(toCount(1, 'component')).toBe('1 component');
    expect(toCount(1_200, 'component')).toBe('1,200 components');
  });
});
