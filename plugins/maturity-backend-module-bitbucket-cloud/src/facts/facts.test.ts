import {
  createComponent,
  hoursAgo,
  shop,
  toRef,
} from '../__testUtils__/exampleWorld';
import {
  FakeRepository,
  FakeRestriction,
} from '../__testUtils__/FakeRepository';
import { readValues, startSource } from '../__testUtils__/startSource';
import { bitbucketFacts } from '../declarations';

async function collectFacts(repository: FakeRepository) {
  const { collect } = await startSource([repository]);
  const answers = await collect([createComponent(repository.slug)]);
  return readValues(answers.get(toRef(repository.slug)));
}

const unknown = (text: string) => ({ unknown: expect.stringContaining(text) });

describe('facts of a repository', () => {
  it('says everything of a repository', async () => {
    const facts = await collectFacts(shop);
    expect(Object.keys(facts).sort()).toEqual(
      bitbucketFacts.map(({ name }) => name).sort(),
    );
    expect(facts).toEqual({
      visibility: 'private',
      defaultBranch: 'main',
      pushedAt: hoursAgo(3),
      // Three of people into main in 90 days, one approved by somebody else.
      reviewShare: 0.333,
      pipelineRuns: 3,
      pipelineSuccessShare: 0.667,
      pipelineLastSuccess: hoursAgo(2),
      // Of 4 and 6 minutes.
      pipelineMedianMinutes: 5,
      branchProtected: true,
      requiredReviews: 2,
      pipelineMustSucceed: true,
      forcePushBlocked: true,
      deployments: 2,
      environments: ['Live', 'Staging'],
      codeowners: true,
    });
  });

  it('links to where it was seen', async () => {
    const { collect } = await startSource([shop]);
    const answer = (await collect([createComponent(shop.slug)])).get(
      toRef(shop.slug),
    );
    const url = 'https://bitbucket.org/acme/shop';
    expect(answer).toMatchObject({
      facts: {
        visibility: { evidence: [{ title: 'acme/shop', url }] },
        pipelineSuccessShare: {
          evidence: [
            { title: '3 runs of main in 30 days', url: `${url}/pipelines` },
            {
              title: 'failed on 2026-11-28',
              url: `${url}/pipelines/results/7`,
            },
          ],
        },
        branchProtected: {
          evidence: [{ url: `${url}/admin/branch-restrictions` }],
        },
        deployments: {
          evidence: [
            { title: '2 in 90 days', url: `${url}/deployments` },
            { title: 'Live on 2026-11-28' },
            { title: 'Staging on 2026-11-26' },
          ],
        },
        codeowners: {
          evidence: [{ title: '.bitbucket/CODEOWNERS' }],
        },
      },
    });
  });

  it.each<[NonNullable<FakeRepository['withheld']>[number], object]>([
    [
      'repository:admin',
      {
        branchProtected: unknown('admin:repository:bitbucket'),
        requiredReviews: unknown('role Admin'),
        pipelineMustSucceed: unknown('role Admin'),
        forcePushBlocked: unknown('role Admin'),
        pipelineRuns: 3,
      },
    ],
    [
      'pipeline',
      {
        pipelineRuns: unknown('read:pipeline:bitbucket'),
        deployments: unknown('read:pipeline:bitbucket'),
        environments: unknown('read:pipeline:bitbucket'),
        branchProtected: true,
      },
    ],
    [
      'pullrequest',
      { reviewShare: unknown('read:pullrequest:bitbucket'), deployments: 2 },
    ],
  ])('never says no of what the scope %s shows', async (scope, expected) => {
    expect(await collectFacts({ ...shop, withheld: [scope] })).toMatchObject(
      expected,
    );
  });

  it('says no where Bitbucket said that there is nothing', async () => {
    expect(
      await collectFacts({ slug: 'acme/plain', files: { a: 'a' } }),
    ).toMatchObject({
      visibility: 'private',
      reviewShare: unknown('no pull request'),
      pipelineRuns: 0,
      pipelineSuccessShare: unknown('30 days'),
      deployments: 0,
      environments: [],
      codeowners: false,
    });
  });

  it('knows an empty repository, and asks nothing more', async () => {
    const { bitbucket, collect } = await startSource([
      { slug: 'acme/bare', empty: true, isPublic: true },
    ]);
    const answers = await collect([createComponent('acme/bare')]);
    expect(readValues(answers.get(toRef('acme/bare')))).toMatchObject({
      visibility: 'public',
      defaultBranch: unknown('empty'),
      branchProtected: unknown('empty'),
      pipelineRuns: 0,
      codeowners: false,
    });
    expect(bitbucket.counts.rest).toBe(1);
  });

  it('counts a run that waits for a manual step as one that succeeded so far', async () => {
    expect(
      await collectFacts({
        slug: 'acme/gated',
        pipelines: [
          { result: 'PAUSED', createdOn: hoursAgo(2) },
          { result: 'ERROR', createdOn: hoursAgo(3) },
        ],
      }),
    ).toMatchObject({ pipelineRuns: 2, pipelineSuccessShare: 0.5 });
  });

  it.each([
    ['# nothing', false],
    ['* # nobody', false],
    ['*.ts team@example.com # them', true],
  ])('reads code owners: %j', async (text, expected) => {
    expect(
      await collectFacts({
        slug: 'acme/owned',
        files: { '.bitbucket/CODEOWNERS': text },
      }),
    ).toMatchObject({ codeowners: expected });
  });

  it('does without the fields that answers leave out', async () => {
    expect(await collectFacts({ ...shop, isPlain: true })).toMatchObject({
      deployments: 2,
      environments: unknown('did not name'),
      codeowners: true,
      branchProtected: true,
    });
  });

  it('reads a branch whose name is written in another way', async () => {
    const branch = 'entwicklung/größe "1"';
    expect(
      await collectFacts({
        ...shop,
        branch,
        restrictions: shop.restrictions!.map(each => ({
          ...each,
          pattern: each.pattern ?? branch,
        })),
      }),
    ).toMatchObject({
      defaultBranch: branch,
      pipelineRuns: 3,
      reviewShare: 0.333,
      branchProtected: true,
      codeowners: true,
    });
  });
});

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
