import { toOpenAlertFacts } from './openAlerts';
import { toPipelineFacts, PipelineRun } from './pipelineRuns';
import { daysBefore, daysSince } from './days';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const url = 'https://git.example.com/runs';

const run = (minutes: number, succeeded = true): PipelineRun => ({
  succeeded,
  minutes,
  url: `${url}/${minutes}`,
  startedAt: '2026-11-27T10:00:00Z',
});

describe('toPipelineFacts', () => {
  it.each([
    [[4], 4],
    [[6, 4], 5],
    [[1, 9, 2], 2],
  ])('takes the median of %j minutes', (minutes, expected) => {
    const facts = toPipelineFacts(
      minutes.map(each => run(each)),
      { url },
    );
    expect(facts.pipelineMedianMinutes).toMatchObject({ value: expected });
  });

  it('shows what failed, at most three', () => {
    const runs = [1, 2, 3, 4].map(minutes => run(minutes, false));
    const facts = toPipelineFacts([...runs, run(5)], { branch: 'main', url });
    expect(facts.pipelineSuccessShare).toMatchObject({
      value: 0.2,
      evidence: [
        { title: '5 runs of main in 30 days', url },
        { title: 'failed on 2026-11-27', url: `${url}/1` },
        {},
        {},
      ],
    });
  });

  it('names other tools, and knows no duration where they tell none', () => {
    const { minutes: _, ...timeless } = run(0);
    const runs: PipelineRun[] = [
      { ...timeless, tool: 'Jenkins' },
      { ...timeless, tool: 'Jenkins', succeeded: false },
    ];
    const facts = toPipelineFacts(runs, { branch: 'main', url });
    expect(facts).toMatchObject({
      pipelineSuccessShare: {
        value: 0.5,
        evidence: [
          { title: '2 runs of main in 30 days, 2 by Jenkins' },
          { title: 'failed on 2026-11-27 by Jenkins' },
        ],
      },
      pipelineMedianMinutes: {
        unknown: 'no run that succeeded tells how long it took',
      },
    });
    expect(
      toPipelineFacts([...runs, run(4)], { url }).pipelineMedianMinutes,
    ).toMatchObject({ value: 4 });
  });

  it('takes the median of those runs that tell how long they took', () => {
    const { minutes: _, ...untimed } = run(1);
    expect(toPipelineFacts([untimed, run(7)], { url })).toMatchObject({
      pipelineMedianMinutes: { value: 7 },
    });
    expect(toPipelineFacts([untimed], { url })).toMatchObject({
      pipelineSuccessShare: { value: 1 },
      pipelineMedianMinutes: {
        unknown: 'no run that succeeded tells how long it took',
      },
    });
  });

  it('does not know the rest where nothing ran, or succeeded', () => {
    expect(toPipelineFacts([], { url })).toMatchObject({
      pipelineRuns: { value: 0 },
      pipelineSuccessShare: {
        unknown: 'no run of the default branch was completed in 30 days',
      },
    });
    expect(toPipelineFacts([run(1, false)], { url })).toMatchObject({
      pipelineSuccessShare: { value: 0 },
      pipelineLastSuccess: {
        unknown: 'no run of the default branch succeeded in 30 days',
      },
    });
    expect(toPipelineFacts({ unknown: 'hidden' }, { url })).toMatchObject({
      pipelineRuns: { unknown: 'hidden' },
    });
  });
});

describe('toOpenAlertFacts', () => {
  const counts = { critical: 0, high: 2, medium: 1, low: 0 };

  it('says how long the oldest critical alert has been open', () => {
    const oldestCritical = { createdAt: '2026-11-20T13:00:00Z', url };
    expect(
      toOpenAlertFacts(
        { counts: { ...counts, critical: 1 }, oldestCritical },
        { url, now: NOW },
      ),
    ).toMatchObject({
      openAlerts: { evidence: [{ title: '4 open alerts' }] },
      oldestCriticalAlertDays: {
        value: 7,
        evidence: [{ title: 'open since 2026-11-20' }],
      },
    });
  });

  it('says 0 without one, and nothing where alerts are not known', () => {
    expect(toOpenAlertFacts({ counts }, { url, now: NOW })).toMatchObject({
      openAlerts: { value: counts },
      oldestCriticalAlertDays: { value: 0 },
    });
    const unknown = { unknown: 'off' };
    expect(toOpenAlertFacts(unknown, { url, now: NOW })).toEqual({
      openAlerts: unknown,
      oldestCriticalAlertDays: unknown,
    });
  });
});

describe('time', () => {
  it('counts days', () => {
    expect(daysBefore(NOW, 30)).toBe('2026-10-29T12:00:00Z');
    expect(daysSince(NOW, '2026-11-27T12:00:01Z')).toBe(0);
    expect(daysSince(NOW, '2026-11-26T12:00:00Z')).toBe(2);
    expect(daysSince(NOW, '2027-01-01T00:00:00Z')).toBe(0);
  });
});
