import {
  change,
  listCounted,
  DAY,
  deployment,
  HOUR,
  measureMetric,
  now,
  settings,
} from '../__testUtils__/log';
import { DeliveryEvent } from '../events';
import { measureDelivery } from '../measureDelivery';

const leadTime = (events: readonly DeliveryEvent[]) =>
  measureMetric(events, 'changeLeadTime').current;
const listLinks = (events: readonly DeliveryEvent[]) =>
  listCounted(events, 'changeLeadTime').map(item => [
    item.externalId,
    item.seconds,
    item.basis,
    item.with?.externalId,
  ]);

describe('change lead time', () => {
  // a: 8:00 → 12:00 = 4 h, b: 10:00 → 12:00 = 2 h, c: a day and 12 h before = 36 h.
  // Sorted 2, 4, 36: median 4 h; p25 = 3 h, p75 = 20 h, p90 = 4 + 0.8 × 32 = 29.6 h.
  it('is the median from commit to deployment', () => {
    const events = [
      change('a', '2026-06-10T08:00:00Z'),
      change('b', '2026-06-10T10:00:00Z'),
      change('c', '2026-06-09T00:00:00Z'),
      deployment('1', '2026-06-10T12:00:00Z', { changes: ['a', 'b', 'c'] }),
    ];
    expect(leadTime(events)).toEqual({
      status: 'measured',
      value: 4 * HOUR,
      sample: 3,
      isSmallSample: true,
      quantiles: {
        p25: 3 * HOUR,
        p50: 4 * HOUR,
        p75: 20 * HOUR,
        p90: expect.closeTo(29.6 * HOUR, 6),
      },
      band: 1,
    });
  });

  // The change is in production since the 10th (2 h). The deployments of the
  // 11th and to a second region bring nothing new.
  it('counts a change once, at its first deployment', () => {
    const events = [
      change('a', '2026-06-10T10:00:00Z'),
      deployment('1', '2026-06-10T12:00:00Z', { commit: 'a' }),
      deployment('2', '2026-06-11T12:00:00Z', { commit: 'a' }),
      deployment('3', '2026-06-11T12:00:00Z', { changes: ['a'] }),
    ];
    expect(listLinks(events)).toEqual([['a', 2 * HOUR, 'deployedCommit', '1']]);
  });

  // a in 1 (1 h), b in 2 (1 h). The rollback brings a back and nothing new. c
  // comes with 4 after 2 h; b, which is in it again, is counted already.
  it('takes no change from a rollback', () => {
    const events = [
      change('a', '2026-06-10T09:00:00Z', { mergedAt: '2026-06-10T09:30:00Z' }),
      change('b', '2026-06-11T09:00:00Z', { mergedAt: '2026-06-11T09:30:00Z' }),
      change('c', '2026-06-11T12:00:00Z', { mergedAt: '2026-06-11T13:00:00Z' }),
      deployment('1', '2026-06-10T10:00:00Z', { commit: 'a' }),
      deployment('2', '2026-06-11T10:00:00Z', { commit: 'b' }),
      deployment('3', '2026-06-11T11:00:00Z', {
        commit: 'a',
        isRollback: true,
      }),
      deployment('4', '2026-06-11T14:00:00Z', { commit: 'c' }),
    ];
    expect(listLinks(events)).toEqual([
      ['c', 2 * HOUR, 'deployedCommit', '4'],
      ['b', HOUR, 'deployedCommit', '2'],
      ['a', HOUR, 'deployedCommit', '1'],
    ]);
  });

  // The rollback names a change that no deployment brought: still nothing new.
  it('does not take even a new change from a rollback', () => {
    const events = [
      change('a', '2026-06-10T09:00:00Z'),
      deployment('1', '2026-06-10T10:00:00Z', {
        commit: 'a',
        isRollback: true,
      }),
    ];
    expect(leadTime(events)).toEqual({
      status: 'notMeasured',
      reason: 'noChanges',
    });
  });

  // 2 deploys the commit c. On the main branch a, b and c were merged in this
  // order, and a was there before: so b (13 h) and c (12 h) are new. d was
  // merged after c, so it is not in it.
  it('finds what was merged between two deployed commits', () => {
    const merged = (id: string, at: string) => change(id, at, { mergedAt: at });
    const events = [
      merged('a', '2026-06-09T09:00:00Z'),
      merged('b', '2026-06-09T23:00:00Z'),
      merged('c', '2026-06-10T00:00:00Z'),
      merged('d', '2026-06-10T11:00:00Z'),
      deployment('1', '2026-06-09T10:00:00Z', { commit: 'a' }),
      deployment('2', '2026-06-10T12:00:00Z', { commit: 'c' }),
    ];
    expect(listLinks(events)).toEqual([
      ['c', 12 * HOUR, 'deployedCommit', '2'],
      ['b', 13 * HOUR, 'mergedSincePrevious', '2'],
      ['a', HOUR, 'deployedCommit', '1'],
    ]);
  });

  // A merge train merges two at the same second. x came with a, so it is not new
  // with c (but nobody said that it was deployed: 1 is the first); b comes with c.
  it('takes what was merged in the same second for deployed together', () => {
    const merged = (id: string, at: string) => change(id, at, { mergedAt: at });
    const events = [
      merged('a', '2026-06-09T09:00:00Z'),
      merged('x', '2026-06-09T09:00:00Z'),
      merged('b', '2026-06-10T00:00:00Z'),
      merged('c', '2026-06-10T00:00:00Z'),
      deployment('1', '2026-06-09T10:00:00Z', { commit: 'a' }),
      deployment('2', '2026-06-10T12:00:00Z', { commit: 'c' }),
    ];
    expect(listLinks(events).map(([id]) => id)).toEqual(['c', 'b', 'a']);
  });

  // The changes of the first reported deployment are unknown, except its own
  // commit: they may have been in production for years.
  it('does not take all of the past for new', () => {
    const events = [
      change('old', '2024-01-01T00:00:00Z', {
        mergedAt: '2024-01-02T00:00:00Z',
      }),
      change('a', '2026-06-09T09:00:00Z', { mergedAt: '2026-06-09T09:00:00Z' }),
      deployment('1', '2026-06-09T10:00:00Z', { commit: 'a' }),
      deployment('2', '2026-06-10T10:00:00Z', { commit: 'unknown' }),
      deployment('3', '2026-06-11T10:00:00Z'),
    ];
    expect(listLinks(events)).toEqual([['a', HOUR, 'deployedCommit', '1']]);
  });

  // The list of deployment 2 is complete: b was merged in between, but left out.
  it('believes a deployment that lists its changes', () => {
    const events = [
      change('a', '2026-06-09T09:00:00Z', { mergedAt: '2026-06-09T09:00:00Z' }),
      change('b', '2026-06-09T11:00:00Z', { mergedAt: '2026-06-09T11:00:00Z' }),
      change('c', '2026-06-09T12:00:00Z', { mergedAt: '2026-06-09T12:00:00Z' }),
      deployment('1', '2026-06-09T10:00:00Z', { commit: 'a' }),
      deployment('2', '2026-06-09T13:00:00Z', { commit: 'c', changes: ['c'] }),
    ];
    expect(listLinks(events)).toEqual([
      ['c', HOUR, 'listedByDeployment', '2'],
      ['a', HOUR, 'deployedCommit', '1'],
    ]);
  });

  // A merge request is listed by its number or by its commit.
  it('knows a change by external id and by commit', () => {
    const events = [
      change('!7', '2026-06-10T10:00:00Z', { commit: 'abc' }),
      change('!8', '2026-06-10T11:00:00Z', { commit: 'def' }),
      deployment('1', '2026-06-10T12:00:00Z', { changes: ['!7', 'def', '!9'] }),
    ];
    expect(listLinks(events)).toEqual([
      ['!8', HOUR, 'listedByDeployment', '1'],
      ['!7', 2 * HOUR, 'listedByDeployment', '1'],
    ]);
  });

  // Two tools tell of one commit; it was there at 9:00, as the one says.
  it('counts a commit once that two sources report', () => {
    const events = [
      change('abc', '2026-06-10T10:00:00Z'),
      change('!7', '2026-06-10T09:00:00Z', { commit: 'abc', source: 'gitlab' }),
      deployment('1', '2026-06-10T12:00:00Z', { commit: 'abc' }),
      deployment('2', '2026-06-10T13:00:00Z', { changes: ['!7'] }),
    ];
    expect(listLinks(events)).toEqual([
      ['!7', 3 * HOUR, 'deployedCommit', '1'],
    ]);
  });

  // Two sources call different changes !7. The one that was there first is meant,
  // whichever was reported first.
  it('takes the first of two changes with the same name', () => {
    const events = [
      change('!7', '2026-06-10T10:00:00Z', { commit: 'b', source: 'github' }),
      change('!7', '2026-06-10T09:00:00Z', { commit: 'a', source: 'gitlab' }),
      deployment('1', '2026-06-10T12:00:00Z', { changes: ['!7'] }),
    ];
    const expected = [['!7', 3 * HOUR, 'listedByDeployment', '1']];
    expect(listLinks(events)).toEqual(expected);
    expect(listLinks(events.reverse())).toEqual(expected);
  });

  // Committed 10 minutes after it was deployed: the clocks disagree. Neither 0 nor
  // −600 is true.
  it('does not count a change that was committed after its deployment', () => {
    const events = [
      change('a', '2026-06-10T12:10:00Z'),
      deployment('1', '2026-06-10T12:00:00Z', { commit: 'a' }),
    ];
    expect(leadTime(events)).toMatchObject({ reason: 'noChanges' });
    expect(measureDelivery(events, { settings, now }).rejected).toEqual({
      committedAfterDeployment: 1,
    });
    const later = deployment('2', '2026-06-10T13:10:00Z', { commit: 'a' });
    expect(leadTime([...events, later])).toMatchObject({ value: HOUR });
  });

  // Only the merge is known: 12:00 − 9:00. A merge before the commit is impossible.
  it('begins at the earliest instant that is known', () => {
    const only = { committedAt: undefined, mergedAt: '2026-06-10T09:00:00Z' };
    const events = [
      change('a', '', only),
      change('b', '2026-06-10T11:00:00Z', { mergedAt: '2026-06-10T10:00:00Z' }),
      change('c', 'yesterday'),
      deployment('1', '2026-06-10T12:00:00Z', { changes: ['a', 'b', 'c'] }),
    ];
    expect(listLinks(events).map(([id, seconds]) => [id, seconds])).toEqual([
      ['a', 3 * HOUR],
    ]);
  });

  // Berlin loses an hour on 29 March 2026: from Saturday 12:00 (+01:00) to
  // Sunday 12:00 (+02:00) are 23 hours.
  it('does not lose or win an hour when clocks change', () => {
    const events = [
      change('a', '2026-03-28T12:00:00+01:00'),
      deployment('1', '2026-03-29T12:00:00+02:00', { commit: 'a' }),
    ];
    expect(leadTime(events)).toMatchObject({ value: 23 * HOUR });
  });

  it('is not measured without a successful deployment or a known change', () => {
    const a = change('a', '2026-06-10T10:00:00Z');
    expect(leadTime([])).toEqual({ status: 'notMeasured', reason: 'noEvents' });
    expect(leadTime([a])).toMatchObject({ reason: 'noDeployments' });
    expect(
      leadTime([a, deployment('1', '2026-06-10T12:00:00Z')]),
    ).toMatchObject({ reason: 'noChanges' });
    expect(
      leadTime([
        a,
        deployment('1', '2026-06-10T12:00:00Z', {
          commit: 'a',
          result: 'failed',
        }),
      ]),
    ).toMatchObject({ reason: 'noDeployments' });
  });

  // Committed in January, deployed on the 10th of June: in the window, 150 days.
  it('is placed by its deployment, however old the change', () => {
    const events = [
      change('a', '2026-01-11T12:00:00Z'),
      deployment('1', '2026-06-10T12:00:00Z', { commit: 'a' }),
    ];
    expect(leadTime(events)).toMatchObject({ value: 150 * DAY, band: 4 });
  });
});
