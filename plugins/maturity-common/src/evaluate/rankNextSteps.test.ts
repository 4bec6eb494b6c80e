import { Effort } from '../model/types';
import { rankNextSteps } from './rankNextSteps';
import { CheckResult } from './types';

const blocked = (text: string): CheckResult => {
  const [checkId, outcome] = text.split(' ');
  return {
    checkId,
    blocking: true,
    proofs: [],
    outcome: outcome === 'fail' ? 'fail' : 'unknown',
  };
};

function rank(blockers: string[], efforts: { [id: string]: Effort }) {
  return rankNextSteps(
    blockers.map(blocked),
    new Map(Object.entries(efforts)),
  ).map(step => `${step.checkId} ${step.outcome} ${step.effort}`);
}

describe('rankNextSteps', () => {
  it.each<[string, string[], { [id: string]: Effort }, string[]]>([
    ['nothing for nothing', [], {}, []],
    [
      'what fails before what is not measured, whatever the effort',
      ['a unknown', 'b fail'],
      { a: 'small', b: 'large' },
      ['b fail large', 'a unknown small'],
    ],
    [
      'small before medium before large',
      ['a fail', 'b fail', 'c fail'],
      { a: 'large', b: 'small', c: 'medium' },
      ['b fail small', 'c fail medium', 'a fail large'],
    ],
    [
      'the order of the model among equals',
      ['c fail', 'a fail', 'b fail'],
      { a: 'small', b: 'small', c: 'small' },
      ['c fail small', 'a fail small', 'b fail small'],
    ],
    [
      'an effort that nobody named as a medium one',
      ['a fail', 'b fail', 'c fail'],
      { a: 'large', c: 'small' },
      ['c fail small', 'b fail medium', 'a fail large'],
    ],
  ])('ranks %s', (_, blockers, efforts, expected) => {
    expect(rank(blockers, efforts)).toEqual(expected);
  });

  it('leaves the list that it was given as it is', () => {
    const blockers = ['a unknown', 'b fail'].map(blocked);
    rankNextSteps(blockers, new Map());
    expect(blockers.map(({ checkId }) => checkId)).toEqual(['a', 'b']);
  });
});
