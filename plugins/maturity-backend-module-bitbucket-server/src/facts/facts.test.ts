import { hoursAgo, shop } from '../__testUtils__/exampleWorld';
import { FakeMatcher, FakeRepository } from '../__testUtils__/FakeRepository';
import { startSource } from '../__testUtils__/startSource';
import { bitbucketFacts } from '../declarations';

async function collectFacts(repository: FakeRepository) {
  const started = await startSource([repository]);
  const [facts] = await started.collectFacts(repository.name);
  return facts!;
}

const unknown = (reason: string) => ({
  unknown: expect.stringContaining(reason),
});

describe('facts of a repository', () => {
  it('says everything of a repository', async () => {
    const facts = await collectFacts(shop);
    expect(Object.keys(facts).sort()).toEqual(
      bitbucketFacts.map(({ name }) => name).sort(),
    );
    expect(facts).toEqual({
      visibility: 'private',
      archived: false,
      defaultBranch: 'main',
      // Two of people into main in 90 days, one approved by somebody else.
      reviewShare: 0.5,
      // One is being built, one was merged in, one has no build, one is old.
      pipelineRuns: 2,
      pipelineSuccessShare: 0.5,
      pipelineLastSuccess: hoursAgo(2),
      branchProtected: true,
      requiredReviews: 2,
      requiredBuilds: 2,
      forcePushBlocked: true,
      codeowners: true,
    });
  });

  it('links to where it was seen', async () => {
    const { collect, toEntity, baseUrl } = await startSource([shop]);
    const [answer] = (await collect([toEntity(shop.name)])).values();
    const url = `${baseUrl}/projects/ACME/repos/shop`;
    expect(answer).toMatchObject({
      facts: {
        visibility: { evidence: [{ title: 'ACME/shop', url }] },
        pipelineSuccessShare: {
          evidence: [
            { title: '2 runs of main in 30 days', url: `${url}/commits` },
            {
              title: 'failed on 2026-11-28',
              url: expect.stringMatching(/\/commits\/[0-9a-f]{40}$/),
            },
          ],
        },
        branchProtected: {
          evidence: [
            { url: `${url}/permissions/branches` },
            { url: `${url}/settings/merge-checks` },
          ],
        },
        codeowners: {
          evidence: [{ url: `${url}/browse/.bitbucket/CODEOWNERS` }],
        },
      },
    });
  });

  it('says no where there is nothing, and the token could see it', async () => {
    expect(
      await collectFacts({ name: 'ACME/plain', files: { a: 'a' } }),
    ).toMatchObject({
      archived: unknown('8.0'),
      branchProtected: false,
      requiredReviews: 0,
      requiredBuilds: 0,
      forcePushBlocked: false,
      pipelineRuns: 0,
      pipelineSuccessShare: unknown('30 days'),
      reviewShare: unknown('no pull request of a person'),
      codeowners: false,
    });
  });

  it('knows an archived repository, an empty one and a public one of a user', async () => {
    expect(await collectFacts({ ...shop, archived: true })).toMatchObject({
      archived: true,
      pipelineRuns: unknown('archived'),
      branchProtected: unknown('archived'),
      codeowners: unknown('archived'),
    });
    expect(
      await collectFacts({ name: 'ACME/bare', empty: true }),
    ).toMatchObject({
      defaultBranch: unknown('does not exist yet'),
      branchProtected: unknown('does not exist yet'),
      pipelineRuns: 0,
      codeowners: false,
    });
    expect(
      await collectFacts({ ...shop, name: '~ada/notes', public: true }),
    ).toMatchObject({ visibility: 'public', requiredReviews: 2 });
  });

  const main: FakeMatcher = { id: 'refs/heads/main' };
  const strict: FakeRepository = {
    name: 'ACME/strict',
    files: { a: 'a' },
    approvals: 1,
    builds: 1,
    restrictions: [{ type: 'pull-request-only', matcher: main }],
  };
  const withRule = (
    type: string,
    matcher: FakeMatcher,
    users?: readonly string[],
  ): Partial<FakeRepository> => ({
    restrictions: [{ type, matcher, users }],
  });
  const admin = unknown('Repository admin');
  const model = unknown('branching model');

  it.each<[string, Partial<FakeRepository>, unknown, unknown]>([
    ['all is asked for', {}, true, true],
    [
      'a pattern matches',
      withRule('pull-request-only', { type: 'PATTERN', id: 'ma*' }),
      true,
      true,
    ],
    [
      'no pattern matches',
      withRule('pull-request-only', { type: 'PATTERN', id: 'release/' }),
      false,
      false,
    ],
    [
      'it may be a branch of the model',
      withRule('read-only', { type: 'MODEL_BRANCH', id: 'production' }),
      model,
      model,
    ],
    [
      'it may be a branch of the model, and a hook is on',
      {
        ...withRule('read-only', { type: 'MODEL_BRANCH', id: 'production' }),
        hooks: ['force-push-hook'],
      },
      model,
      true,
    ],
    [
      'somebody is exempt',
      withRule('pull-request-only', main, ['ada']),
      false,
      false,
    ],
    [
      'only its history is kept',
      withRule('fast-forward-only', main),
      false,
      true,
    ],
    ['no approval is asked for', { approvals: 0 }, false, true],
    ['no build is asked for', { builds: 0 }, false, true],
    [
      'builds are named',
      { builds: 0, requiredBuilds: [{ keys: ['ci'], matcher: main }] },
      true,
      true,
    ],
    [
      'builds are named for another branch',
      {
        builds: 0,
        requiredBuilds: [
          {
            keys: ['ci'],
            matcher: { type: 'ANY_REF', id: 'ANY_REF_MATCHER_ID' },
            exempt: main,
          },
        ],
      },
      false,
      true,
    ],
    ['rules are hidden', { permission: 'read' }, admin, admin],
    [
      'rules are hidden, and no approval is asked for',
      { permission: 'read', approvals: 0 },
      false,
      admin,
    ],
  ])(
    'says of the protection where %s',
    async (_, change, isProtected, isBlocked) => {
      expect(await collectFacts({ ...strict, ...change })).toMatchObject({
        branchProtected: isProtected,
        forcePushBlocked: isBlocked,
      });
    },
  );

  it.each([
    [2, 2],
    [{ enable: true, count: 2 }, 2],
    [{ enable: false, count: 2 }, 0],
    [{ enabled: true, count: '2' }, 2],
    [null, 0],
  ])('reads merge checks of any version: %j', async (count, expected) => {
    const { bitbucket, collectFacts: collect } = await startSource([strict]);
    bitbucket.fault = ({ path }) =>
      path.endsWith('/settings/pull-requests')
        ? { status: 200, body: { requiredApprovers: count } }
        : undefined;
    expect(await collect(strict.name)).toMatchObject([
      { requiredReviews: expected },
    ]);
  });
});
