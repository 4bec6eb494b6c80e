import { PostponedError } from './failures';
import { RequestBudget } from './RequestBudget';

const START = Date.parse('2026-11-28T12:00:00Z');

function createBudget(reserve = 0.2) {
  const clock = { now: START };
  const budget = new RequestBudget({
    host: 'git.example.com',
    reserve,
    limits: {
      resources: { core: 'REST', graphql: 'GraphQL' },
      header: 'x-ratelimit',
      period: 'hour',
    },
    now: () => clock.now,
  });
  return { budget, clock };
}

const headers = (remaining: number) => ({
  'x-ratelimit-limit': '5000',
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(START / 1000 + 60),
});

describe('RequestBudget', () => {
  it('knows of no limit until the host tells of one', () => {
    const { budget } = createBudget();
    budget.note('core', {});
    budget.note('core', { 'x-ratelimit-limit': 'many' });
    expect(() => budget.check('core')).not.toThrow();
    expect(budget.describe()).toBe('');
  });

  it('lists what is left, as the host stated it last', () => {
    const { budget } = createBudget();
    expect(budget.list()).toEqual([]);
    budget.note('core', headers(4000));
    budget.note('core', headers(3999));
    expect(budget.list()).toEqual([
      {
        counts: 'REST',
        limit: 5000,
        remaining: 3999,
        resetsAt: '2026-11-28T12:01:00.000Z',
      },
    ]);
  });

  it('keeps its share of each resource apart, until the limit is reset', () => {
    const { budget, clock } = createBudget();
    budget.note('core', headers(1001));
    budget.check('core');
    budget.note('core', headers(1000));
    expect(() => budget.check('core')).toThrow(
      'git.example.com has 1000 of 5000 requests left this hour, which are kept for others',
    );
    budget.check('graphql');
    clock.now += 60_000;
    budget.check('core');
  });

  it('lets everything be used up where nothing is kept', () => {
    const { budget } = createBudget(0);
    budget.note('core', headers(1));
    budget.check('core');
    budget.note('core', headers(0));
    expect(() => budget.check('core')).toThrow(PostponedError);
  });

  it('stops all requests for a time that the host asked for, the longest one', () => {
    const { budget, clock } = createBudget();
    expect(budget.block(10_000).until).toBe('2026-11-28T12:00:10.000Z');
    expect(budget.block(5_000).until).toBe('2026-11-28T12:00:10.000Z');
    expect(() => budget.check('graphql')).toThrow(
      'git.example.com asked for a pause',
    );
    clock.now += 10_000;
    budget.check('graphql');
  });

  it.each([
    ['seconds since 1970', String(START / 1000 + 60)],
    ['seconds from now', '60'],
  ])('reads a reset in %s, by any of the prefixes', (_, reset) => {
    const budget = new RequestBudget({
      host: 'git.example.com',
      reserve: 0.2,
      limits: {
        resources: { all: 'requests' },
        header: ['x-ratelimit', 'ratelimit'],
      },
      now: () => START,
    });
    budget.note('all', {
      'ratelimit-limit': '10',
      'ratelimit-remaining': '1',
      'ratelimit-reset': reset,
    });
    expect(budget.findPause('all')).toMatchObject({
      until: START + 60_000,
      reason:
        'git.example.com has 1 of 10 requests left, which are kept for others',
    });
  });

  it('says what is left', () => {
    const { budget } = createBudget();
    budget.note('core', headers(4000));
    budget.note('graphql', headers(3000));
    expect(budget.describe()).toBe(
      '4000 of 5000 REST left, 3000 of 5000 GraphQL left',
    );
  });
});
