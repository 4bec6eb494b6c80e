import { describeAnswer } from '../__testUtils__/entities';
import { observeSourceTemplate, observeTemplate } from './observeTemplate';
import { Task } from './Task';
import { TemplateRuns } from './TemplateRuns';

const template = 'template:default/service';
const createdAt = Date.parse('2026-06-01T00:00:00Z');

function createTasks(status: string, minutes: readonly number[]): Task[] {
  return minutes.map((each, index) => ({
    id: `${status}-${index}`,
    template,
    status,
    createdAt,
    minutes: each,
    isRegistration: false,
    isInfrastructure: false,
  }));
}

const ref = 'component:default/web';

function observe(tasks: readonly Task[], gap?: string) {
  const runs = new TemplateRuns({
    tasks,
    gap: gap ? { unknown: gap } : undefined,
  });
  const registered = { refs: new Set<string>(), gap: runs.gap };
  return describeAnswer({
    facts: {
      ...observeTemplate(template, runs, []),
      ...observeSourceTemplate(template, { runs, registered, ref }, []),
    },
  });
}

const notTold = 'unknown: no run tells that it created it';
const lastUsed = '2026-06-01T00:00:00.000Z';

it.each([
  ['an odd number', [1, 9, 2, 3, 50], 3],
  ['an even number', [1, 9, 2, 3, 50, 4], 3.5],
  ['parts of minutes', [0.11, 0.11, 0.11, 0.11, 0.11], 0.1],
])('finds the median of %s', (_, minutes, templateMinutes) => {
  expect(observe(createTasks('completed', minutes))).toEqual({
    templateRuns: minutes.length,
    templateSuccess: 1,
    templateMinutes,
    templateLastUsed: lastUsed,
    sourceTemplateRuns: minutes.length,
    createdByTemplate: notTold,
  });
});

it('leaves runs that were cancelled or go on out of the share', () => {
  const tasks = [
    ...createTasks('completed', [1, 1, 1]),
    ...createTasks('failed', [1, 1]),
    ...createTasks('cancelled', [1, 1, 1]),
    ...createTasks('processing', [1]),
    ...createTasks('open', [0]),
  ];
  expect(observe(tasks)).toEqual({
    templateRuns: 10,
    templateSuccess: 0.6,
    templateMinutes: 'unknown: 3 runs have succeeded, and 5 are needed',
    templateLastUsed: lastUsed,
    sourceTemplateRuns: 10,
    createdByTemplate: notTold,
  });
});

it('tells nothing of a single run', () => {
  expect(observe(createTasks('completed', [1]))).toMatchObject({
    templateRuns: 1,
    templateSuccess: 'unknown: 1 run has ended, and 5 are needed',
    templateMinutes: 'unknown: 1 run has succeeded, and 5 are needed',
  });
});

it('counts no runs of a template that nobody used', () => {
  expect(observe([])).toEqual({
    templateRuns: 0,
    templateSuccess: 'unknown: 0 runs have ended, and 5 are needed',
    templateMinutes: 'unknown: 0 runs have succeeded, and 5 are needed',
    templateLastUsed: 'unknown: no run of it is that new',
    sourceTemplateRuns: 0,
    createdByTemplate: notTold,
  });
});

it('knows only the newest run where older ones may be missing', () => {
  expect(observe(createTasks('completed', [1, 1, 1, 1, 1]), 'cut')).toEqual({
    templateRuns: 'unknown: cut',
    templateSuccess: 'unknown: cut',
    templateMinutes: 'unknown: cut',
    templateLastUsed: lastUsed,
    sourceTemplateRuns: 'unknown: cut',
    createdByTemplate: 'unknown: cut',
  });
  expect(observe([], 'cut')).toMatchObject({
    templateLastUsed: 'unknown: cut',
  });
});

it('knows what was created, also where older runs may be missing', () => {
  const runs = new TemplateRuns({ tasks: [], gap: { unknown: 'cut' } });
  const registered = { refs: new Set([ref]), gap: runs.gap };
  const seen = { runs, registered, ref };
  expect(
    describeAnswer({ facts: observeSourceTemplate(template, seen, []) }),
  ).toEqual({ sourceTemplateRuns: 'unknown: cut', createdByTemplate: true });
});
