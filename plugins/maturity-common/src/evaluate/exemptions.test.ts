import { evaluate, FAIL, PASS, UNKNOWN } from './__fixtures__/evaluateTiny';
import { check } from './__fixtures__/tiny';
import { Exemption } from './input';

describe('exemptions', () => {
  const exemption: Exemption = {
    checkId: 'a',
    reason: 'Moves in autumn.',
    grantedBy: 'group:default/platform',
    until: '2026-06-15',
  };

  it('take a check out of the way, visibly and out of what is measured', () => {
    const stages = [[check('a', FAIL), check('b', PASS)]];
    const evaluation = evaluate(stages, { exemptions: [exemption] });
    expect(evaluation).toMatchObject({
      rank: 2,
      measured: { observed: 1, applicable: 1 },
      nextSteps: [],
    });
    expect(evaluation.checks[0]).toMatchObject({
      outcome: 'exempt',
      exemption,
      proofs: [{ outcome: 'fail' }],
    });
  });

  it('cover what is unknown, which is then no longer said', () => {
    const [result] = evaluate([[check('a', UNKNOWN)]], {
      exemptions: [exemption],
    }).checks;
    expect(result.outcome).toBe('exempt');
    expect(result).not.toHaveProperty('unknown');
  });

  it('do not hide a pass', () => {
    const [result] = evaluate([[check('a', PASS)]], {
      exemptions: [exemption],
    }).checks;
    expect(result.outcome).toBe('pass');
    expect(result).not.toHaveProperty('exemption');
  });

  it.each([
    ['2026-06-15', 'exempt'],
    ['2026-06-14', 'fail'],
    ['2026-06-15T12:00:01Z', 'exempt'],
    ['2026-06-15T12:00:00Z', 'fail'],
    ['some day', 'fail'],
  ])('until %s: %s', (until, outcome) => {
    const exemptions = [{ ...exemption, until }];
    expect(
      evaluate([[check('a', FAIL)]], { exemptions }).checks[0].outcome,
    ).toBe(outcome);
  });

  it('cover the check that they name alone, and the one that holds counts', () => {
    const exemptions = [
      { ...exemption, until: '2020-01-01' },
      { ...exemption, checkId: 'b' },
      exemption,
    ];
    const { checks } = evaluate([[check('a', FAIL), check('c', FAIL)]], {
      exemptions,
    });
    expect(checks[0].exemption).toBe(exemption);
    expect(checks[1].outcome).toBe('fail');
  });
});
