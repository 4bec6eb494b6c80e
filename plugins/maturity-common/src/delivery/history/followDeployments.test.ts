import { deployment } from '../__testUtils__/log';
import { DeploymentEvent } from '../events';
import { findFailures } from './findFailures';
import { followDeployments } from './followDeployments';
import { readDeployments } from './readDeployments';

/** Which of some deployments, an hour after each other, are rollbacks. */
function listRollbacks(...events: Partial<DeploymentEvent>[]): number[] {
  const sorted = readDeployments(
    events.map((event, index) =>
      deployment(
        `${index + 1}`,
        `2026-06-10T${String(index).padStart(2, '0')}:00:00Z`,
        event,
      ),
    ),
    new Set(['production', 'eu', 'us']),
  );
  const { rollbacks } = followDeployments(sorted);
  return sorted
    .filter(one => rollbacks.has(one))
    .map(one => +one.event.externalId);
}
const [a, b, c] = ['a', 'b', 'c'].map(commit => ({ commit }));
const [eu, us] = ['eu', 'us'].map(environment => ({ environment }));

describe('a rollback', () => {
  it.each<[string, Partial<DeploymentEvent>[], number[]]>([
    ['is what its sender calls so', [a, { ...b, isRollback: true }], [2]],
    ['is none if its sender says so', [a, b, { ...a, isRollback: false }], []],
    ['is a commit that was here before the one that is', [a, b, a], [3]],
    ['is no repetition', [a, a, b, b], []],
    ['is not the way forward again', [a, b, a, b], [3]],
    ['may go back two versions', [a, b, c, a], [4]],
    ['may go on', [a, b, c, b, a], [4, 5]],
    ['is not seen without commits', [{}, b, {}, b], []],
    [
      'is not an old commit that did not get there',
      [a, b, { ...a, result: 'failed' }],
      [],
    ],
    ['counts from what did get there', [a, { ...b, result: 'failed' }, a], []],
    [
      'is none in a region that is late',
      [
        { ...a, ...eu },
        { ...b, ...eu },
        { ...a, ...us },
        { ...b, ...us },
      ],
      [],
    ],
    [
      'is one in its own region',
      [
        { ...a, ...eu },
        { ...b, ...eu },
        { ...b, ...us },
        { ...a, ...eu },
      ],
      [4],
    ],
  ])('%s', (_, events, expected) => {
    expect(listRollbacks(...events)).toEqual(expected);
  });
});

describe('the order of deployments', () => {
  const at = '2026-06-10T12:00:00Z';
  const listIds = (...events: DeploymentEvent[]) =>
    readDeployments(events, new Set(['production'])).map(
      ({ event }) => `${event.source} ${event.externalId}`,
    );

  it('is by end, and by beginning in the same second', () => {
    const long = deployment('1', at, { startedAt: '2026-06-10T11:00:00Z' });
    const short = deployment('0', at, { startedAt: '2026-06-10T11:59:00Z' });
    const later = deployment('-', '2026-06-10T12:00:00.001Z');
    expect(listIds(later, short, long)).toEqual(['ci 1', 'ci 0', 'ci -']);
  });

  it('has a rollback after what it takes back, in the same second', () => {
    const back = deployment('1', at, { isRollback: true });
    const bad = deployment('2', at);
    expect(listIds(back, bad)).toEqual(['ci 2', 'ci 1']);
    const sorted = readDeployments([back, bad], new Set(['production']));
    const { previous, next } = followDeployments(sorted);
    expect(previous.get(sorted[1])).toBe(sorted[0]);
    expect(next.get(sorted[0])).toBe(sorted[1]);
  });

  it('is by name where nothing else tells', () => {
    expect(
      listIds(
        deployment('b', at),
        deployment('a', at, { source: 'x' }),
        deployment('a', at, { source: 'argocd' }),
      ),
    ).toEqual(['argocd a', 'x a', 'ci b']);
  });
});

describe('what follows a deployment', () => {
  // 1 fails, 2 succeeds, 3 fails, 4 fails, 5 succeeds.
  it('is the next that succeeds', () => {
    const failed = { result: 'failed' } as const;
    const sorted = readDeployments(
      [failed, {}, failed, failed, {}].map((more, index) =>
        deployment(`${index + 1}`, `2026-06-10T0${index}:00:00Z`, more),
      ),
      new Set(['production']),
    );
    const { previous, next } = followDeployments(sorted);
    const ids = (map: ReadonlyMap<object, (typeof sorted)[number]>) =>
      sorted.map(one => map.get(one)?.event.externalId);
    expect(ids(next)).toEqual(['2', '5', '5', '5', undefined]);
    expect(ids(previous)).toEqual([undefined, undefined, '2', '2', '2']);
  });
});

describe('two rollbacks in a row', () => {
  // 3 brings a back and so shows that 2 failed. 4 brings it back once more,
  // which does not say that a failed.
  it('take back one deployment', () => {
    const sorted = readDeployments(
      [a, b, { ...a, isRollback: true }, { ...a, isRollback: true }].map(
        (more, index) =>
          deployment(`${index + 1}`, `2026-06-10T0${index}:00:00Z`, more),
      ),
      new Set(['production']),
    );
    const chain = followDeployments(sorted);
    expect(
      findFailures(sorted, new Map(), chain).map(
        ({ deployment: failed }) => failed.event.externalId,
      ),
    ).toEqual(['2']);
  });
});
