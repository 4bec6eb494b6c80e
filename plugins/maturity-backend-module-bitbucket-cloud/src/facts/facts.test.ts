import {
  createComponent,
  hoursAgo,
  shop,
  toRef,
} from '../__testUtils__/exampleWorld';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { readValues, startSource } from '../__testUtils__/startSource';
import { collectFacts } from '../__testUtils__/collectFacts';
import { bitbucketFacts } from '../declarations';

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
