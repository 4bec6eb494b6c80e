import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import {
  bare,
  createComponent,
  hoursAgo,
  shop,
} from './__testUtils__/exampleWorld';
import { isMainQuery } from './__testUtils__/FakeGithub';
import { FakeRepository } from './__testUtils__/FakeRepository';
import { startSource, readValues } from './__testUtils__/startSource';
import { githubFacts } from './declarations';

// The first test reads the published schema.
jest.setTimeout(60_000);

const ref = (slug: string) => `component:default/${slug.replace(/\W+/g, '-')}`;

async function collectFacts(
  repository: FakeRepository,
): Promise<Record<string, unknown>> {
  const { collect } = await startSource([repository]);
  const answers = await collect([createComponent(repository.slug)]);
  return readValues(answers.get(ref(repository.slug)));
}

describe('GithubFactSource', () => {
  it('keeps the contract', async () => {
    const { source } = await startSource([shop, bare]);
    await expect(
      testFactSource({
        source,
        entities: [createComponent('acme/shop'), createComponent('acme/bare')],
        brokenEntities: [createComponent('acme/gone')],
      }),
    ).resolves.toBeUndefined();
  });

  it('says everything of a repository', async () => {
    const facts = await collectFacts(shop);
    expect(Object.keys(facts).sort()).toEqual(
      githubFacts.map(({ name }) => name).sort(),
    );
    expect(facts).toEqual({
      visibility: 'internal',
      archived: false,
      defaultBranch: 'main',
      pushedAt: hoursAgo(3),
      topics: ['node', 'payments'],
      licences: ['Apache-2.0'],
      languages: ['TypeScript', 'Shell'],
      templateOrigin: ['acme/golden-path'],
      // Two of people into main in 90 days, one approved.
      reviewShare: 0.5,
      pipelineRuns: 3,
      pipelineSuccessShare: 0.667,
      pipelineLastSuccess: hoursAgo(2),
      // Of 4 and 6 minutes.
      pipelineMedianMinutes: 5,
      branchProtected: true,
      requiredReviews: 2,
      requiredChecks: ['test'],
      forcePushBlocked: true,
      codeOwnerReview: true,
      codeScanning: true,
      secretScanning: true,
      dependencyAlerts: true,
      openAlerts: { critical: 2, high: 0, medium: 2, low: 0 },
      openSecrets: 2,
      oldestCriticalAlertDays: 40,
      deployments: 2,
      environments: ['production', 'staging'],
      releases: 1,
      lastRelease: hoursAgo(30),
      codeowners: true,
      codeownersProblems: ['line 3: Unknown owner'],
      owningTeams: ['@acme/web'],
    });
  });

  it('links to where it was seen', async () => {
    const { collect } = await startSource([shop]);
    const answer = (await collect([createComponent('acme/shop')])).get(
      ref('acme/shop'),
    );
    expect(answer).toMatchObject({
      facts: {
        pipelineSuccessShare: {
          evidence: [
            {
              title: '3 runs of main in 30 days',
              url: 'https://github.com/acme/shop/actions?query=branch%3Amain',
            },
            {
              title: 'failed on 2026-11-28',
              url: 'https://github.com/acme/shop/actions/runs/2',
            },
          ],
        },
        branchProtected: {
          evidence: [
            {
              title: 'ruleset all repositories',
              url: 'https://github.com/acme/shop/rules/1',
            },
            { title: 'protection of main' },
          ],
        },
        oldestCriticalAlertDays: {
          evidence: [
            { url: 'https://github.com/acme/shop/security/code-scanning/1' },
          ],
        },
      },
    });
  });

  it('never says no of what it could not see', async () => {
    const facts = await collectFacts({
      slug: 'acme/quiet',
      codeScanning: 'hidden',
      secretScanning: 'hidden',
      classicRule: { reviews: 1, checks: ['test'], seenBy: 'nobody' },
      withheld: [
        'vulnerabilityAlerts',
        'deployments',
        'environments',
        'actions',
      ],
      files: { '.github/workflows/ci.yml': 'on: push' },
    });
    const needs = (permission: string) => ({
      unknown: `the credentials may not see it: grant the permission '${permission}'`,
    });
    expect(facts).toMatchObject({
      codeScanning: needs('Code scanning alerts: read (security_events)'),
      secretScanning: needs('Secret scanning alerts: read (security_events)'),
      openSecrets: needs('Secret scanning alerts: read (security_events)'),
      dependencyAlerts: needs('Dependabot alerts: read'),
      oldestCriticalAlertDays: needs(
        'Code scanning alerts: read (security_events)',
      ),
      deployments: needs('Deployments: read'),
      environments: needs('Actions: read'),
      pipelineRuns: needs('Actions: read'),
      branchProtected: {
        unknown: expect.stringContaining('Administration: read'),
      },
      // The rest is still there.
      archived: false,
      releases: 0,
    });
  });

  it('says no where GitHub said that there is nothing', async () => {
    expect(
      await collectFacts({ slug: 'acme/plain', files: { a: 'a' } }),
    ).toMatchObject({
      branchProtected: false,
      requiredReviews: 0,
      requiredChecks: [],
      codeScanning: false,
      secretScanning: false,
      dependencyAlerts: false,
      pipelineRuns: 0,
      pipelineSuccessShare: { unknown: expect.stringContaining('30 days') },
      openAlerts: { unknown: expect.stringContaining('neither') },
      deployments: 0,
      environments: [],
      codeowners: false,
      licences: [],
      templateOrigin: [],
      lastRelease: { unknown: 'nothing was released' },
    });
  });

  it('sees the rule that only admins see', async () => {
    expect(
      await collectFacts({
        slug: 'acme/admin',
        classicRule: { reviews: 1, checks: ['test'], seenBy: 'admins' },
      }),
    ).toMatchObject({ branchProtected: true, forcePushBlocked: true });
  });

  it('takes no review for protection without a check', async () => {
    expect(
      await collectFacts({
        slug: 'acme/half',
        rulesets: [{ name: 'reviews', reviews: 1 }],
      }),
    ).toMatchObject({ branchProtected: false, requiredReviews: 1 });
  });

  it('knows an empty repository, an archived one and one that was renamed', async () => {
    const { collect, github } = await startSource([
      bare,
      { slug: 'acme/old', archived: true },
      { slug: 'acme/new-name', formerSlugs: ['acme/old-name'] },
    ]);
    const answers = await collect(
      ['acme/bare', 'acme/old', 'acme/old-name'].map(slug =>
        createComponent(slug),
      ),
    );
    expect(readValues(answers.get(ref('acme/bare')))).toMatchObject({
      defaultBranch: { unknown: expect.stringContaining('empty') },
      pushedAt: { unknown: 'nothing was ever pushed' },
      pipelineRuns: 0,
      branchProtected: { unknown: 'the repository has no default branch' },
    });
    expect(readValues(answers.get(ref('acme/old')))).toMatchObject({
      archived: true,
      pipelineRuns: { unknown: expect.stringContaining('archived') },
    });
    expect(readValues(answers.get(ref('acme/old-name')))).toMatchObject({
      archived: false,
    });
    const asked = github.requests.filter(({ text }) =>
      text.includes('/acme/old/'),
    );
    expect(asked).toEqual([]);
  });

  it('counts the runs of the latest 30 commits', async () => {
    const runs = Array.from({ length: 50 }, (_, at) => ({
      conclusion: 'success',
      startedAt: hoursAgo(at),
    }));
    const facts = await collectFacts({
      slug: 'acme/busy',
      runs,
      isQuiet: true,
    });
    expect(facts.pipelineRuns).toBe(30);
  });

  it('reads more pages of REST only while they are recent', async () => {
    const runs = Array.from({ length: 250 }, (_, at) => ({
      conclusion: 'success',
      startedAt: hoursAgo(at * 5),
    }));
    const facts = await collectFacts({
      slug: 'acme/busy',
      runs,
      withheld: ['checks'],
      files: { '.github/workflows/ci.yml': '' },
    });
    // One every five hours makes 144 in 30 days, and the run at the border.
    expect(facts.pipelineRuns).toBe(145);
  });

  it('says nothing of code elsewhere, and asks nobody', async () => {
    const { collect, github } = await startSource([shop]);
    const elsewhere = createComponent('acme/shop', 'gitlab.com');
    expect((await collect([elsewhere])).size).toBe(0);
    expect(github.requests).toEqual([]);
  });

  it('asks once for a repository that entities share', async () => {
    const { collect, github } = await startSource([shop]);
    const other = createComponent('acme/shop');
    other.metadata.name = 'other';
    const answers = await collect([createComponent('acme/shop'), other]);
    expect(answers.size).toBe(2);
    expect(github.requests.filter(isMainQuery)).toHaveLength(1);
  });

  it('keeps secrets that were found where they are', async () => {
    const { collect } = await startSource([shop]);
    const answers = await collect([createComponent('acme/shop')]);
    expect(JSON.stringify([...answers])).not.toContain('hunter2');
  });
});
