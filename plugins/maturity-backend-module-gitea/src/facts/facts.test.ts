import { hoursAgo, shop } from '../__testUtils__/exampleWorld';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { startSource } from '../__testUtils__/startSource';
import { giteaFacts } from '../declarations';

async function collectFacts(
  repository: FakeRepository,
  options: Parameters<typeof startSource>[1] = {},
) {
  const started = await startSource([repository], options);
  const [facts] = await started.collectFacts(repository.slug);
  return facts!;
}

const unknown = (reason: string) => ({
  unknown: expect.stringContaining(reason),
});

describe('facts of a repository', () => {
  it('says everything of a repository on Gitea', async () => {
    const facts = await collectFacts(shop);
    expect(Object.keys(facts).sort()).toEqual(
      giteaFacts.map(({ name }) => name).sort(),
    );
    expect(facts).toEqual({
      visibility: 'internal',
      archived: false,
      defaultBranch: 'main',
      updatedAt: hoursAgo(3),
      topics: ['node', 'payments'],
      licences: ['Apache-2.0'],
      languages: ['TypeScript', 'Shell'],
      // Two of people into main in 90 days, one approved by somebody else.
      reviewShare: 0.5,
      pipelineRuns: 3,
      pipelineSuccessShare: 0.667,
      pipelineLastSuccess: hoursAgo(2),
      // Of 4 and 6 minutes.
      pipelineMedianMinutes: 5,
      branchProtected: true,
      requiredReviews: 2,
      requiredChecks: ['ci / build', 'ci / test'],
      forcePushBlocked: true,
      releases: 1,
      lastRelease: hoursAgo(30),
      codeowners: true,
    });
  });

  it('says the same of it on Forgejo, but for licences', async () => {
    const gitea = await collectFacts(shop);
    expect(await collectFacts(shop, { software: 'forgejo' })).toEqual({
      ...gitea,
      licences: unknown('Forgejo does not'),
    });
  });

  it.each(['gitea', 'forgejo'] as const)(
    'puts jobs together where %s lists no runs',
    async software => {
      const started = await startSource([shop], { software, isOld: true });
      const [facts] = await started.collectFacts(shop.slug);
      expect(facts).toMatchObject({
        pipelineRuns: 3,
        pipelineSuccessShare: 0.667,
        pipelineLastSuccess: hoursAgo(2),
        pipelineMedianMinutes: 5,
      });
      await started.collectFacts(shop.slug);
      const runs = started.gitea.requests.filter(({ text }) =>
        text.includes('/actions/runs'),
      );
      // It is asked for runs once.
      expect(runs).toHaveLength(1);
    },
  );

  it('reads as many runs as it says, and no run of which jobs are missing', async () => {
    const repository: FakeRepository = {
      slug: 'acme/busy',
      runs: Array.from({ length: 130 }, (_, at) => ({
        result: 'success',
        startedAt: hoursAgo(at + 1),
        jobs: at % 2 ? ['success'] : ['success', 'success'],
      })),
    };
    expect(await collectFacts(repository)).toMatchObject({ pipelineRuns: 100 });
    // A hundred jobs are those of 66 runs and of half another one.
    expect(await collectFacts(repository, { isOld: true })).toMatchObject({
      pipelineRuns: 66,
    });
  });

  it('links to where it was seen', async () => {
    const { collect, toEntity, baseUrl } = await startSource([shop]);
    const [answer] = (await collect([toEntity(shop.slug)])).values();
    const url = `${baseUrl}/Acme/shop`;
    expect(answer).toMatchObject({
      facts: {
        visibility: { evidence: [{ title: 'Acme/shop', url }] },
        pipelineSuccessShare: {
          evidence: [
            {
              title: '3 runs of main in 30 days',
              url: `${url}/commits/branch/main`,
            },
            { title: 'failed on 2026-11-28', url: `${url}/actions/runs/7` },
          ],
        },
        branchProtected: {
          evidence: [{ title: 'rule main', url: `${url}/settings/branches` }],
        },
        lastRelease: {
          evidence: [{ title: 'v1.1.0', url: `${url}/releases/tag/v1.1.0` }],
        },
        codeowners: {
          evidence: [
            {
              title: '.gitea/CODEOWNERS',
              url: `${url}/src/branch/main/.gitea/CODEOWNERS`,
            },
          ],
        },
      },
    });
  });

  it('says no where there is nothing, and the token could see it', async () => {
    expect(
      await collectFacts({ slug: 'acme/plain', files: { a: 'a' } }),
    ).toMatchObject({
      branchProtected: false,
      requiredReviews: 0,
      requiredChecks: [],
      forcePushBlocked: false,
      pipelineRuns: 0,
      pipelineSuccessShare: unknown('30 days'),
      reviewShare: unknown('no pull request of a person'),
      releases: 0,
      lastRelease: { unknown: 'nothing was released' },
      codeowners: false,
      licences: [],
    });
  });

  const strict: FakeRepository = {
    slug: 'acme/strict',
    files: { a: 'a' },
    rules: [{ name: 'main', approvals: 1, checks: ['ci'] }],
  };
  const [rule] = strict.rules!;
  const admin = unknown('administrator of the repository');

  it.each<[string, Partial<FakeRepository>, unknown, unknown]>([
    ['all is asked for', {}, true, true],
    ['a rule has a glob', { rules: [{ ...rule!, name: 'm*n' }] }, true, true],
    [
      'another rule applies, by its priority',
      {
        rules: [rule!, { name: '*', push: true, forcePush: true }],
        rule: '*',
      },
      false,
      false,
    ],
    [
      'no approval is asked for',
      { rules: [{ ...rule!, approvals: 0 }] },
      false,
      true,
    ],
    [
      'no check is asked for',
      { rules: [{ ...rule!, checks: undefined }] },
      false,
      true,
    ],
    ['somebody may push', { rules: [{ ...rule!, push: true }] }, false, true],
    [
      'some files may be pushed',
      { rules: [{ ...rule!, unprotectedFiles: '*.md' }] },
      false,
      true,
    ],
    [
      'a force push is allowed',
      { rules: [{ ...rule!, forcePush: true }] },
      true,
      false,
    ],
    ['the rule is hidden', { isAdmin: false }, admin, admin],
    [
      'the rule is hidden, and asks for no approval',
      { isAdmin: false, rules: [{ ...rule!, approvals: 0 }] },
      false,
      admin,
    ],
    [
      'there is no rule, and rules are hidden',
      { isAdmin: false, rules: [] },
      false,
      false,
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

  it('knows that Forgejo never allows a force push to a protected branch', async () => {
    const facts = await collectFacts(strict, { software: 'forgejo' });
    expect(facts).toMatchObject({ forcePushBlocked: true });
  });

  it.each<[NonNullable<FakeRepository['hidden']>[number], object]>([
    [
      'actions',
      { pipelineRuns: unknown('read access to Actions'), reviewShare: 0.5 },
    ],
    [
      'pulls',
      { reviewShare: unknown('read access to pull requests'), releases: 1 },
    ],
    [
      'releases',
      { releases: unknown('read access to releases'), reviewShare: 0.5 },
    ],
    [
      'code',
      {
        branchProtected: unknown('read access to the code'),
        pipelineRuns: unknown('read access to the code'),
        codeowners: unknown('read access to the code'),
        visibility: 'internal',
        releases: 1,
      },
    ],
  ])('never says no of hidden %s', async (unit, expected) => {
    expect(await collectFacts({ ...shop, hidden: [unit] })).toMatchObject(
      expected,
    );
  });

  it('knows an archived repository, an empty one and one that has no pull requests', async () => {
    expect(
      await collectFacts({ ...shop, archived: true, visibility: 'private' }),
    ).toMatchObject({
      archived: true,
      visibility: 'private',
      pipelineRuns: unknown('archived'),
      branchProtected: unknown('archived'),
      codeowners: unknown('archived'),
      releases: unknown('archived'),
    });
    expect(
      await collectFacts({ slug: 'acme/bare', empty: true }),
    ).toMatchObject({
      defaultBranch: unknown('empty'),
      branchProtected: unknown('empty'),
      pipelineRuns: 0,
      languages: [],
      codeowners: false,
      releases: 0,
    });
    expect(
      await collectFacts({ ...shop, hasPullRequests: false }),
    ).toMatchObject({ reviewShare: unknown('turned off') });
  });

  const owners = '.gitea/CODEOWNERS';
  it.each<[string, Record<string, string>, boolean, 'gitea' | 'forgejo']>([
    [
      'docs come first',
      { 'docs/CODEOWNERS': '# none', [owners]: '.* @a' },
      false,
      'gitea',
    ],
    ['a line has no owner', { [owners]: '.*' }, false, 'gitea'],
    ['it is in the root', { CODEOWNERS: '.* @acme/web' }, true, 'gitea'],
    ['only Forgejo looks', { '.forgejo/CODEOWNERS': '.* @a' }, false, 'gitea'],
    ['Forgejo looks', { '.forgejo/CODEOWNERS': '.* @a' }, true, 'forgejo'],
  ])('reads CODEOWNERS where %s', async (_, files, expected, software) => {
    expect(
      await collectFacts({ slug: 'acme/owned', files }, { software }),
    ).toMatchObject({ codeowners: expected });
  });
});

describe('statuses of commits', () => {
  const status = (context: string, value: string, at: string) => ({
    context,
    status: value,
    at,
  });
  const repository: FakeRepository = {
    slug: 'acme/woodpecker',
    hasActions: false,
    files: { a: 'a' },
    commits: [
      { at: hoursAgo(1), statuses: [status('ci', 'pending', hoursAgo(1))] },
      {
        at: hoursAgo(3),
        statuses: [
          status('ci', 'pending', hoursAgo(3)),
          status('lint', 'success', hoursAgo(2.8)),
          status('ci', 'success', hoursAgo(2.5)),
        ],
      },
      {
        at: hoursAgo(4),
        isMergedIn: true,
        statuses: [status('ci', 'failure', hoursAgo(4))],
      },
      {
        at: hoursAgo(100),
        statuses: [
          status('ci', 'success', hoursAgo(100)),
          status('deploy', 'error', hoursAgo(99)),
        ],
      },
      { at: hoursAgo(101) },
      {
        at: hoursAgo(24 * 40),
        statuses: [status('ci', 'failure', hoursAgo(24 * 40))],
      },
    ],
  };

  it('are the runs of a pipeline that is not one of Actions', async () => {
    expect(await collectFacts(repository)).toMatchObject({
      pipelineRuns: 2,
      pipelineSuccessShare: 0.5,
      pipelineLastSuccess: hoursAgo(3),
      pipelineMedianMinutes: 30,
    });
    expect(
      await collectFacts({ ...repository, hasActions: true }),
    ).toMatchObject({ pipelineRuns: 2 });
  });

  it('do not tell how long it took if there is only its end', async () => {
    const commits = [
      { at: hoursAgo(3), statuses: [status('ci', 'success', hoursAgo(2))] },
    ];
    expect(await collectFacts({ ...repository, commits })).toMatchObject({
      pipelineRuns: 1,
      pipelineMedianMinutes: unknown('how long it took'),
    });
  });

  it('are asked for again only while they can change', async () => {
    const { gitea, collectFacts: collect } = await startSource([repository]);
    const count = () =>
      gitea.requests.filter(({ text }) => text.includes('/statuses')).length;
    await collect(repository.slug);
    expect(count()).toBe(4);
    await collect(repository.slug);
    expect(count()).toBe(4 + 2);
  });
});
