import { collectFacts } from '../__testUtils__/collectFacts';
import {
  FakeRepository,
  FakeRestriction,
} from '../__testUtils__/FakeRepository';

const unknown = (text: string) => ({ unknown: expect.stringContaining(text) });

const strict: readonly FakeRestriction[] = [
  { kind: 'push' },
  { kind: 'require_approvals_to_merge', value: 1 },
  { kind: 'require_passing_builds_to_merge', value: 1 },
  { kind: 'enforce_merge_checks' },
];
const without = (kind: string) => strict.filter(each => each.kind !== kind);
const toModel = (branchType: string) =>
  strict.map(each => ({ ...each, branchType }));

describe('protection of the default branch', () => {
  it.each<[string, Partial<FakeRepository>, unknown]>([
    ['all is asked for', { restrictions: strict }, true],
    [
      'a pattern matches',
      { restrictions: strict.map(each => ({ ...each, pattern: 'm*n' })) },
      true,
    ],
    [
      'a pattern does not match',
      { restrictions: strict.map(each => ({ ...each, pattern: 'm.in' })) },
      unknown('some may push to it; no approval'),
    ],
    [
      'the branching model matches',
      { restrictions: toModel('development') },
      true,
    ],
    [
      'the branching model names another branch',
      {
        restrictions: toModel('production'),
        model: { production: 'live' },
      },
      unknown('some may push to it'),
    ],
    [
      'a prefix of the branching model matches',
      {
        restrictions: toModel('release'),
        model: { release: 'release/' },
        branch: 'release/1',
      },
      true,
    ],
    [
      'the merge checks only warn',
      { restrictions: without('enforce_merge_checks') },
      unknown('Premium'),
    ],
    [
      'nobody has to approve',
      { restrictions: without('require_approvals_to_merge') },
      unknown('no approval is required'),
    ],
    [
      'a default reviewer has to approve',
      {
        restrictions: [
          ...without('require_approvals_to_merge'),
          { kind: 'require_default_reviewer_approvals_to_merge', value: 1 },
        ],
      },
      true,
    ],
    [
      'builds may fail',
      { restrictions: without('require_passing_builds_to_merge') },
      unknown('no build must succeed'),
    ],
    [
      'everybody may push',
      { restrictions: without('push') },
      unknown('some may push to it'),
    ],
    [
      'a group may push',
      { restrictions: [...without('push'), { kind: 'push', groups: ['ops'] }] },
      unknown('some may push to it'),
    ],
    [
      'another restriction lets somebody push',
      {
        restrictions: [
          ...strict,
          { kind: 'push', pattern: '*', users: ['bob'] },
        ],
      },
      unknown('some may push to it'),
    ],
    ['there is none', {}, unknown('Restrictions of its project')],
  ])('where %s', async (_, change, expected) => {
    expect(
      await collectFacts({ slug: 'acme/strict', files: { a: 'a' }, ...change }),
    ).toMatchObject({ branchProtected: expected });
  });

  it('reads all pages of restrictions', async () => {
    const others = Array.from({ length: 60 }, (_, at) => ({
      kind: 'push',
      pattern: `b${at}`,
    }));
    expect(
      await collectFacts({
        slug: 'acme/many',
        restrictions: [...others, ...strict],
      }),
    ).toMatchObject({ branchProtected: true, requiredReviews: 1 });
  });

  it('keeps the history of a branch that nobody may push to', async () => {
    expect(
      await collectFacts({
        slug: 'acme/kept',
        restrictions: [{ kind: 'push' }],
      }),
    ).toMatchObject({
      forcePushBlocked: true,
      requiredReviews: unknown('no approval is required; merge checks only'),
    });
  });
});
