import { JsonValue } from '@backstage/types';
import { checkLadder } from './checkLadder';
import { Problems } from './Problems';

function listProblems(model: JsonValue | undefined): string[] {
  const problems = new Problems();
  checkLadder(model, problems.report);
  try {
    problems.throwIfAny();
    return [];
  } catch (error) {
    const [first, ...rest] = String(error)
      .replace(/^InputError: /, '')
      .split('\n- ');
    return rest.length > 0 ? rest : [first];
  }
}

const floor = { id: 'floor', checks: [] };
const stage = (id: string, ...checks: JsonValue[]) => ({ id, checks });

describe('checkLadder', () => {
  it.each<[string, JsonValue | undefined]>([
    ['a floor alone', { stages: [floor] }],
    [
      'a stage that a check unlocks',
      { stages: [floor, stage('a', { id: 'x' })] },
    ],
    [
      'a recommendation on the starting stage',
      { stages: [stage('floor', { id: 'x', required: false })] },
    ],
    [
      'a recommendation beside a required check',
      {
        stages: [floor, stage('a', { id: 'x' }, { id: 'y', required: false })],
      },
    ],
    [
      'a stage and a check of one name',
      { stages: [floor, stage('same', { id: 'same' })] },
    ],
    // The schema reports malformed values.
    ['nothing', undefined],
    ['a list', []],
    ['stages that are no list', { stages: 'all' }],
    ['checks that are no list', { stages: [{ id: 'floor', checks: {} }] }],
    ['ids that are no text', { stages: [{ id: 7 }, stage('a', { id: 7 })] }],
    ['a check that is no object', { stages: [floor, stage('a', 'x')] }],
  ])('has nothing to say of %s', (_, model) => {
    expect(listProblems(model)).toEqual([]);
  });

  it.each<[string, JsonValue, RegExp[]]>([
    [
      'a required check on the starting stage',
      { stages: [stage('floor', { id: 'x' })] },
      [
        /^stages\[0\]\.checks\[0\]\.required: must be false: every assessed entity reaches the first stage/,
      ],
    ],
    [
      'a stage without a check',
      { stages: [floor, stage('a')] },
      [/^stages\[1\]\.checks: must have a required check/],
    ],
    [
      'a stage of recommendations alone',
      { stages: [floor, stage('a', { id: 'x', required: false })] },
      [/^stages\[1\]\.checks: must have a required check/],
    ],
    [
      'two stages of one id',
      { stages: [floor, stage('floor', { id: 'x' })] },
      [/^stages\[1\]\.id: 'floor' is already the id of stages\[0\]$/],
    ],
    [
      'two checks of one id, in different stages',
      { stages: [floor, stage('a', { id: 'x' }), stage('b', { id: 'x' })] },
      [
        /^stages\[2\]\.checks\[0\]\.id: 'x' is already the id of stages\[1\]\.checks\[0\]$/,
      ],
    ],
    [
      'three checks of one id, each by the first',
      { stages: [floor, stage('a', { id: 'x' }, { id: 'x' }, { id: 'x' })] },
      [
        /checks\[1\]\.id: 'x' is already the id of stages\[1\]\.checks\[0\]$/,
        /checks\[2\]\.id: 'x' is already the id of stages\[1\]\.checks\[0\]$/,
      ],
    ],
    [
      'everything at once',
      { stages: [stage('a', { id: 'x' }), stage('a')] },
      [
        /required: must be false/,
        /'a' is already/,
        /must have a required check/,
      ],
    ],
  ])('reports %s, and where', (_, model, expected) => {
    const problems = listProblems(model);
    expect(problems).toHaveLength(expected.length);
    expected.forEach((pattern, index) =>
      expect(problems[index]).toMatch(pattern),
    );
  });
});
