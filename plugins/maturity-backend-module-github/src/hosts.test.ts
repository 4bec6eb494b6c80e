import { generateKeyPairSync } from 'node:crypto';
import { createComponent, shop } from './__testUtils__/exampleWorld';
import { countRepositories, isMainQuery } from './__testUtils__/FakeGithub';
import { FakeRepository } from './__testUtils__/FakeRepository';
import { startSource, readValues } from './__testUtils__/startSource';

// Each older version is a schema of its own.
jest.setTimeout(60_000);

const plain = (slug: string): FakeRepository => ({ slug, files: { a: '' } });

describe('GitHub Enterprise Server', () => {
  it('is asked where its API is, and links to its own pages', async () => {
    const { collect, github } = await startSource([shop], {
      github: { isEnterprise: true, webUrl: 'https://git.acme.example' },
    });
    const answer = (
      await collect([createComponent('acme/shop', 'git.acme.example')])
    ).get('component:default/acme-shop');
    expect(readValues(answer)).toMatchObject({
      branchProtected: true,
      pipelineRuns: 3,
    });
    expect(answer).toMatchObject({
      facts: {
        codeScanning: {
          evidence: [
            {
              url: 'https://git.acme.example/acme/shop/security/code-scanning',
            },
          ],
        },
      },
    });
    expect(new Set(github.requests.map(({ status }) => status))).toEqual(
      new Set([200]),
    );
  });
});

describe('an older version of GitHub Enterprise Server', () => {
  const component = createComponent('acme/shop', 'git.acme.example');
  const start = async (without: readonly string[]) => {
    const { collect, github } = await startSource([shop], {
      github: { isEnterprise: true, webUrl: 'https://git.acme.example' },
    });
    github.without = without;
    github.hasRateLimits = false;
    const ask = async () => {
      github.requests.length = 0;
      const answers = await collect([component]);
      return {
        facts: readValues(answers.get('component:default/acme-shop')),
        mainQueries: github.requests.filter(isMainQuery).length,
      };
    };
    return { ask };
  };
  const readAll = async () => (await (await start([])).ask()).facts;
  const unknown = {
    unknown: 'this version of git.acme.example does not know it',
  };

  it.each<[readonly string[], object]>([
    [['Ref.rules'], { requiredReviews: 1, forcePushBlocked: true }],
    [['WorkflowsParameters'], {}],
    [
      ['Repository.codeowners'],
      { codeownersProblems: unknown, owningTeams: unknown },
    ],
    [
      ['Repository.hasVulnerabilityAlertsEnabled'],
      {
        dependencyAlerts: unknown,
        openAlerts: unknown,
        oldestCriticalAlertDays: unknown,
      },
    ],
    [['Ref.refUpdateRule'], { requiredChecks: [], codeOwnerReview: false }],
    // REST has the runs.
    [['CheckSuite.workflowRun'], {}],
    [['Commit.checkSuites'], {}],
    [
      ['Ref.rules', 'Repository.codeowners', 'Repository.environments'],
      {
        requiredReviews: 1,
        codeownersProblems: unknown,
        owningTeams: unknown,
        environments: unknown,
      },
    ],
  ])('without %j loses only what comes from there', async (without, lost) => {
    const { ask } = await start(without);
    const { facts } = await ask();
    const { branchProtected, ...others } = facts;
    const { branchProtected: _, ...all } = await readAll();
    expect(others).toEqual({ ...all, ...lost });
  });

  it('is asked without what it does not know from then on', async () => {
    const { ask } = await start(['Ref.rules', 'Repository.codeowners']);
    expect((await ask()).mainQueries).toBe(2);
    expect((await ask()).mainQueries).toBe(1);
  });

  it('that is too old says so', async () => {
    const { ask } = await start(['Repository.visibility']);
    expect((await ask()).facts).toEqual({
      error: expect.stringMatching(
        /visibility.*a newer GitHub Enterprise Server is needed/,
      ),
    });
  });
});

describe('a GitHub App', () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const apps = [
    {
      appId: 1,
      clientId: 'a',
      clientSecret: 'b',
      webhookSecret: 'c',
      privateKey,
    },
  ];

  it('asks about the repositories of each owner with the token that it has there', async () => {
    const { collect, github } = await startSource(
      [plain('acme/shop'), plain('other/shop'), plain('acme/web')],
      { apps, github: { installations: ['acme', 'other'] } },
    );
    const answers = await collect([
      createComponent('acme/shop'),
      createComponent('other/shop'),
      createComponent('acme/web'),
    ]);
    expect([...answers.values()].every(answer => 'facts' in answer)).toBe(true);
    expect(
      github.requests
        .filter(isMainQuery)
        .map(request => [request.token, countRepositories(request)]),
    ).toEqual([
      ['ghs_acme', 2],
      ['ghs_other', 1],
    ]);
  });

  it('that is not installed somewhere costs only what is there', async () => {
    const { collect } = await startSource(
      [plain('acme/shop'), plain('other/shop')],
      {
        apps,
        github: { installations: ['acme'] },
      },
    );
    const answers = await collect([
      createComponent('acme/shop'),
      createComponent('other/shop'),
    ]);
    expect(answers.get('component:default/acme-shop')).toHaveProperty('facts');
    expect(answers.get('component:default/other-shop')).toEqual({
      error: expect.stringMatching(
        /no credentials for github.com\/other|gives no access to other/,
      ),
    });
  });
});
