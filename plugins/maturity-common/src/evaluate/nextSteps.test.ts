import { evaluate, FAIL, PASS, UNKNOWN } from './__fixtures__/evaluateTiny';
import { check } from './__fixtures__/tiny';

describe('next steps', () => {
  it('are the blockers of the next stage: failing before unmeasured, small before large, then by the model', () => {
    const fix = (effort: 'small' | 'medium' | 'large') => ({
      fix: { text: 'Do it.', effort },
    });
    const { nextSteps } = evaluate([
      [check('done', PASS)],
      [
        check('unknown-small', UNKNOWN, fix('small')),
        check('fail-large', FAIL, fix('large')),
        check('passes', PASS),
        check('recommended', FAIL, { required: false }),
        check('later', FAIL, { enforceFrom: '2030-01-01' }),
        check('fail-medium', FAIL, fix('medium')),
        check('fail-medium-too', FAIL, fix('medium')),
        check('fail-small', FAIL, fix('small')),
        check('unknown-small-too', UNKNOWN, fix('small')),
      ],
      [check('above', FAIL)],
    ]);
    expect(nextSteps).toStrictEqual([
      { checkId: 'fail-small', outcome: 'fail', effort: 'small' },
      { checkId: 'fail-medium', outcome: 'fail', effort: 'medium' },
      { checkId: 'fail-medium-too', outcome: 'fail', effort: 'medium' },
      { checkId: 'fail-large', outcome: 'fail', effort: 'large' },
      { checkId: 'unknown-small', outcome: 'unknown', effort: 'small' },
      { checkId: 'unknown-small-too', outcome: 'unknown', effort: 'small' },
    ]);
  });

  it('are what to have measured, when nothing is', () => {
    expect(evaluate([[check('a', UNKNOWN)]]).nextSteps).toStrictEqual([
      { checkId: 'a', outcome: 'unknown', effort: 'small' },
    ]);
  });

  it('are none at the top', () => {
    expect(evaluate([[check('a', PASS)]]).nextSteps).toEqual([]);
  });
});
