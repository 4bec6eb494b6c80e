import { StageTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  findDifferences,
  findProblems,
  TargetForm,
  toContent,
  toForm,
} from './targetForm';

const form: TargetForm = {
  stageId: 'second',
  percent: 7,
  lifecycle: ['production'],
  owner: 'group:default/shop',
  startsOn: '2026-05-01',
  dueOn: '2026-06-30',
  note: ' Agreed ',
};

const stored: StageTarget = {
  id: '1',
  entityRef: 'group:default/shop',
  modelId: 'ladder',
  ...toContent(form),
  version: 1,
  createdAt: '2026-05-01T08:00:00.000Z',
  createdBy: 'user:default/ana',
  updatedAt: '2026-05-01T08:00:00.000Z',
  updatedBy: 'user:default/ana',
};

const options = { today: '2026-06-01' };

describe('the form of a target', () => {
  it('is the same again after it was stored', () => {
    expect(toForm(stored)).toEqual({ ...form, note: 'Agreed' });
    for (let percent = 1; percent <= 100; percent++) {
      const { share } = toContent({ ...form, percent });
      expect(toForm({ ...stored, share }).percent).toBe(percent);
    }
  });

  it('leaves out what is not entered', () => {
    expect(toContent({ ...form, lifecycle: [], note: ' ' })).toEqual({
      stageId: 'second',
      share: 0.07,
      owner: 'group:default/shop',
      startsOn: '2026-05-01',
      dueOn: '2026-06-30',
    });
  });

  it.each<[Partial<TargetForm>, string[]]>([
    [{}, []],
    [{ percent: undefined }, ['share']],
    [{ percent: 0 }, ['share']],
    [{ percent: 101 }, ['share']],
    [{ stageId: '', owner: '' }, ['stageId', 'owner']],
    [{ startsOn: '', dueOn: '' }, ['startsOn', 'dueOn']],
    [{ startsOn: '2026-04-01', dueOn: '2026-05-31' }, ['dueOn']],
    [{ startsOn: '2026-06-30' }, ['order']],
    [{ dueOn: '2026-06-01' }, []],
  ])('%j has the problems %j', (change, problems) => {
    expect(
      findProblems({ ...form, ...change }, options).map(({ text }) => text),
    ).toEqual(problems);
  });

  it('may keep a due day that is over', () => {
    const over = { ...form, startsOn: '2026-04-01', dueOn: '2026-05-01' };
    const target = { ...stored, dueOn: '2026-05-01' };
    expect(findProblems(over, { ...options, stored: target })).toEqual([]);
  });

  it('is compared field by field', () => {
    expect(findDifferences(form, form)).toEqual([]);
    expect(
      findDifferences(form, { ...form, percent: 8, lifecycle: [] }),
    ).toEqual(['percent', 'lifecycle']);
  });
});
