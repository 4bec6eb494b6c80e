import { createComponent, POLICY, toRef } from '../__testUtils__/exampleWorld';
import { FakePolicy, toUuid } from '../__testUtils__/FakeProject';
import { readValues, startSource } from '../__testUtils__/startSource';

const all = [{ repositoryId: null, refName: null, matchKind: null }];
const main = 'refs/heads/main';

function reviews(settings: object, more: Partial<FakePolicy> = {}): FakePolicy {
  return {
    type: POLICY.minimumReviewers,
    settings: { minimumApproverCount: 1, scope: all, ...settings },
    ...more,
  };
}
function build(settings: object = {}): FakePolicy {
  return {
    type: POLICY.build,
    settings: { buildDefinitionId: 5, scope: all, ...settings },
  };
}
function reviewers(settings: object = {}): FakePolicy {
  return {
    type: POLICY.requiredReviewers,
    settings: { requiredReviewerIds: [toUuid('ben')], scope: all, ...settings },
  };
}
function scoped(scope: object): FakePolicy[] {
  return [reviews({ scope: [scope] }), build()];
}

const partial = { unknown: expect.stringContaining('certain files') };
const unknown = { unknown: expect.stringContaining('not read') };

describe('toProtectionFacts', () => {
  it.each<[string, FakePolicy[], object]>([
    [
      'no policy',
      [],
      { branchProtected: false, requiredReviews: 0, forcePushBlocked: unknown },
    ],
    [
      'reviews and a build',
      [reviews({}), build()],
      { branchProtected: true, requiredReviews: 1, forcePushBlocked: true },
    ],
    ['reviews alone', [reviews({})], { branchProtected: false }],
    [
      'a build alone',
      [build()],
      { branchProtected: false, requiredReviews: 0 },
    ],
    [
      'reviews and a status',
      [
        reviews({}),
        {
          type: POLICY.status,
          settings: { statusGenre: 'scan', statusName: 'ok', scope: all },
        },
      ],
      { branchProtected: true, requiredChecks: ['scan/ok'] },
    ],
    [
      'a policy that is off',
      [reviews({}, { isEnabled: false }), build()],
      { branchProtected: false, requiredReviews: 0 },
    ],
    [
      'a policy that is optional',
      [reviews({}, { isBlocking: false }), build()],
      { branchProtected: false, requiredReviews: 0 },
    ],
    [
      'the vote of the author counts',
      [reviews({ creatorVoteCounts: true }), build()],
      { branchProtected: false, requiredReviews: 0 },
    ],
    [
      'the largest number counts',
      [reviews({}), reviews({ minimumApproverCount: 3 }), build()],
      { requiredReviews: 3 },
    ],
    [
      'certain reviewers for all files',
      [reviewers(), build({ displayName: 'CI' })],
      {
        branchProtected: true,
        requiredReviews: 1,
        reviewersRequired: true,
        requiredChecks: ['CI'],
      },
    ],
    [
      'certain reviewers for some files',
      [reviewers({ filenamePatterns: ['/infra/*'] }), build()],
      { branchProtected: partial, requiredReviews: 0, reviewersRequired: true },
    ],
    [
      'a build for some files',
      [reviews({}), build({ filenamePatterns: ['/src/*'] })],
      { branchProtected: partial },
    ],
    [
      'a build for all files but some',
      [reviews({}), build({ filenamePatterns: ['!/docs/*'] })],
      { branchProtected: true },
    ],
    [
      'another branch',
      scoped({ refName: 'refs/heads/dev', matchKind: 'Exact' }),
      { branchProtected: false },
    ],
    [
      'this branch',
      scoped({ refName: main, matchKind: 'exact' }),
      { branchProtected: true },
    ],
    [
      'a folder of branches',
      scoped({ refName: 'refs/heads/', matchKind: 'Prefix' }),
      { branchProtected: true },
    ],
    [
      'a branch that only begins the same',
      scoped({ refName: 'refs/heads/ma', matchKind: 'Prefix' }),
      { branchProtected: false },
    ],
    [
      'the default branch',
      scoped({ refName: null, matchKind: 'DefaultBranch' }),
      { branchProtected: true },
    ],
    [
      'another repository',
      scoped({ repositoryId: toUuid('other'), refName: main }),
      { branchProtected: false },
    ],
  ])('reads %s', async (_, policies, expected) => {
    const { azure, collect } = await startSource([
      { name: 'p', repositories: [{ name: 'cart' }], policies },
    ]);
    const answers = await collect([
      createComponent(`http://${azure.host}`, 'p', 'cart'),
    ]);
    expect(readValues(answers.get(toRef('cart')))).toMatchObject(expected);
  });
});
