import { GroupTree } from '../catalog/GroupTree';
import { ScorecardTable } from './ScorecardTable';
import { AnswerMemory } from './AnswerMemory';

function setUp() {
  const memory = new AnswerMemory();
  const table = new ScorecardTable();
  const from = { table, groups: new GroupTree([]), visibility: 'all' as const };
  const compute = jest.fn(() => ({}));
  const ask = (question: unknown, other: object = {}) =>
    memory.remember({ ...from, ...other }, question, compute);
  return { table, compute, ask };
}

describe('AnswerMemory', () => {
  it('remembers what is asked a second time', () => {
    const { ask, compute } = setUp();
    const answers = [ask('a'), ask('a'), ask('a'), ask('a')];
    expect(compute).toHaveBeenCalledTimes(2);
    expect(answers[3]).toBe(answers[1]);
  });

  it('has an answer for each who sees something else', () => {
    const { ask, compute } = setUp();
    const [one, other] = [() => true, () => false];
    for (const visibility of ['all', one, other, one, other, one, other]) {
      ask('a', { visibility });
    }
    // Twice for each of the two, once for those who see everything.
    expect(compute).toHaveBeenCalledTimes(5);
  });

  it('forgets when something changed, and when the groups are others', () => {
    const { ask, compute, table } = setUp();
    ask('a');
    ask('a');
    table.upsert({
      name: 'a',
      revision: 1,
      checkIds: [],
      outcomes: '',
      summary: {
        entityRef: 'component:default/a',
        modelId: 'm',
        kind: 'component',
        owners: [],
        tags: [],
        rank: 0,
        highestRank: 0,
        measured: { observed: 0, declared: 0, attested: 0, applicable: 0 },
        nextSteps: [],
        nextStepCount: 0,
        assessedAt: '2026-03-01T08:00:00Z',
      },
    });
    ask('a');
    expect(compute).toHaveBeenCalledTimes(3);
    ask('a');
    expect(compute).toHaveBeenCalledTimes(3);
    ask('a', { groups: new GroupTree([]) });
    expect(compute).toHaveBeenCalledTimes(4);
  });

  it('remembers a bounded number of answers in all', () => {
    const { ask, compute } = setUp();
    for (let question = 0; question < 60; question++) {
      ask(question);
      ask(question);
    }
    compute.mockClear();
    ask(59);
    expect(compute).not.toHaveBeenCalled();
    ask(0);
    expect(compute).toHaveBeenCalledTimes(1);
  });
});
