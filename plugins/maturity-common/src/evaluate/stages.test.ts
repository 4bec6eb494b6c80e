import { CheckInput } from '../model/types';
import { evaluate, FAIL, PASS, UNKNOWN } from './__fixtures__/evaluateTiny';
import { check } from './__fixtures__/tiny';
import { EvaluationInput } from './input';

function standing(stages: CheckInput[][], more?: Partial<EvaluationInput>) {
  const { stage, rank, nextStage, measured } = evaluate(stages, more);
  return [
    stage,
    rank,
    nextStage,
    `${measured.observed}/${measured.applicable}`,
  ];
}

describe('stages', () => {
  it.each<[string, CheckInput[][], unknown[]]>([
    [
      'the starting stage, when the stage above fails',
      [[check('a', FAIL)]],
      ['stage-1', 1, 'stage-2', '1/1'],
    ],
    [
      'the top, when all passes',
      [[check('a', PASS)], [check('b', PASS)]],
      ['stage-3', 3, undefined, '2/2'],
    ],
    [
      'below the first that fails',
      [[check('a', PASS)], [check('b', FAIL)], [check('c', PASS)]],
      ['stage-2', 2, 'stage-3', '3/3'],
    ],
    [
      'below the first that is unknown',
      [[check('a', UNKNOWN)], [check('b', PASS)], [check('c', PASS)]],
      ['stage-1', 1, 'stage-2', '2/3'],
    ],
    [
      'not assessed, when nothing is known',
      [[check('a', UNKNOWN)], [check('b', UNKNOWN)]],
      [undefined, 0, 'stage-2', '0/2'],
    ],
    [
      'not assessed, when nothing applies',
      [[check('a', FAIL, { notApplicable: { kind: 'Component' } })]],
      [undefined, 0, undefined, '0/0'],
    ],
    [
      'past what does not apply',
      [
        [check('a', FAIL, { notApplicable: { kind: 'Component' } })],
        [check('b', PASS)],
      ],
      ['stage-3', 3, undefined, '1/1'],
    ],
    [
      'past a recommendation that fails',
      [[check('a', PASS), check('b', FAIL, { required: false })]],
      ['stage-2', 2, undefined, '2/2'],
    ],
    [
      'past a recommendation that is unknown',
      [[check('a', PASS), check('b', UNKNOWN, { required: false })]],
      ['stage-2', 2, undefined, '1/2'],
    ],
    [
      'past a check that is not yet in force',
      [[check('a', FAIL, { enforceFrom: '2026-06-16' })]],
      ['stage-2', 2, undefined, '1/1'],
    ],
    [
      'below a check that is in force from today',
      [[check('a', FAIL, { enforceFrom: '2026-06-15' })]],
      ['stage-1', 1, 'stage-2', '1/1'],
    ],
  ])('%s', (_, stages, expected) => {
    expect(standing(stages)).toEqual(expected);
  });

  it('enforces a check from the first moment of its day in UTC', () => {
    const stages = [[check('a', FAIL, { enforceFrom: '2026-06-16' })]];
    const at = (time: string) =>
      evaluate(stages, { now: new Date(time) }).checks[0].blocking;
    expect(at('2026-06-15T23:59:59.999Z')).toBe(false);
    expect(at('2026-06-16T00:00:00Z')).toBe(true);
  });

  it('gives every check a result, in the order of the model', () => {
    const { checks } = evaluate([
      [check('b', FAIL), check('a', UNKNOWN)],
      [check('c', PASS)],
    ]);
    expect(
      checks.map(({ checkId, outcome }) => `${checkId} ${outcome}`),
    ).toEqual(['b fail', 'a unknown', 'c pass']);
  });
});
