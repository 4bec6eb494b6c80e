import {
  createComponent,
  hoursAgo,
  toRef,
  shop,
} from '../__testUtils__/exampleWorld';
import { FakeProject } from '../__testUtils__/FakeProject';
import { startSource, readValues } from '../__testUtils__/startSource';
import { gitlabFacts } from '../declarations';

async function collectFacts(
  project: FakeProject,
  options: Parameters<typeof startSource>[1] = {},
) {
  const { collect } = await startSource([project], options);
  const answers = await collect([createComponent(project.path)]);
  return readValues(answers.get(toRef(project.path)));
}

describe('facts of a project', () => {
  it('says everything of a project', async () => {
    const facts = await collectFacts(shop);
    expect(Object.keys(facts).sort()).toEqual(
      gitlabFacts.map(({ name }) => name).sort(),
    );
    expect(facts).toEqual({
      visibility: 'internal',
      archived: false,
      defaultBranch: 'main',
      pushedAt: hoursAgo(3),
      topics: ['node', 'payments'],
      licences: ['Apache-2.0'],
      languages: ['TypeScript', 'Shell'],
      // Two of people into main in 90 days, one approved.
      reviewShare: 0.5,
      pipelineRuns: 3,
      pipelineSuccessShare: 0.667,
      pipelineLastSuccess: hoursAgo(2),
      // Of 4 and 6 minutes.
      pipelineMedianMinutes: 5,
      branchProtected: true,
      requiredReviews: 2,
      pipelineMustSucceed: true,
      forcePushBlocked: true,
      codeOwnerReview: true,
      codeScanning: true,
      secretScanning: true,
      dependencyAlerts: true,
      openAlerts: { critical: 2, high: 0, medium: 1, low: 0 },
      oldestCriticalAlertDays: 40,
      deployments: 2,
      environments: ['production', 'staging'],
      releases: 1,
      lastRelease: hoursAgo(30),
      codeowners: true,
      includes: [
        'Jobs/SAST.gitlab-ci.yml',
        'acme/pipelines@v2:build.yml',
        'acme/pipelines@v2:deploy.yml',
        'gitlab.com/acme/components/lint@1.0',
        'https://example.com/ci.yml',
      ],
    });
  });

  it('links to where it was seen', async () => {
    const { collect } = await startSource([shop]);
    const answer = (await collect([createComponent('acme/web/shop')])).get(
      toRef('acme/web/shop'),
    );
    const url = 'https://gitlab.com/acme/web/shop';
    expect(answer).toMatchObject({
      facts: {
        pipelineSuccessShare: {
          evidence: [
            {
              title: '3 runs of main in 30 days',
              url: `${url}/-/pipelines?ref=main`,
            },
            { title: 'failed on 2026-11-28', url: `${url}/-/pipelines/2` },
          ],
        },
        branchProtected: {
          evidence: [{ url: `${url}/-/settings/repository#js-branch-rules` }],
        },
        codeScanning: { evidence: [{ url: `${url}/-/jobs/10` }] },
        oldestCriticalAlertDays: {
          evidence: [{ url: `${url}/-/security/vulnerabilities/1` }],
        },
        deployments: {
          evidence: [{}, { title: 'production on 2026-11-28' }, {}],
        },
        codeowners: { evidence: [{ title: '.gitlab/CODEOWNERS' }] },
      },
    });
  });

  it('never says no of what a developer cannot see', async () => {
    const facts = await collectFacts({
      ...shop,
      role: 'Developer',
      scanners: undefined,
      pushProtection: undefined,
      vulnerabilities: undefined,
    });
    expect(facts).toMatchObject({
      requiredReviews: { unknown: expect.stringContaining('role Maintainer') },
      forcePushBlocked: { unknown: expect.stringContaining('role Maintainer') },
      branchProtected: { unknown: expect.stringContaining('role Maintainer') },
      openAlerts: { unknown: expect.stringContaining('GitLab Ultimate') },
      oldestCriticalAlertDays: {
        unknown: expect.stringContaining('GitLab Ultimate'),
      },
      // The rest is still there: the job of SAST, and no other one.
      codeScanning: true,
      dependencyAlerts: false,
      // The job failed, and push protection may be on.
      secretScanning: { unknown: expect.stringContaining('GitLab Ultimate') },
      pipelineMustSucceed: true,
    });
  });

  it('never says no of what a guest cannot see', async () => {
    const reporter = { unknown: expect.stringContaining('role Reporter') };
    expect(await collectFacts({ ...shop, role: 'Guest' })).toMatchObject({
      defaultBranch: reporter,
      pipelineRuns: reporter,
      branchProtected: reporter,
      codeScanning: { unknown: expect.stringContaining('role') },
      environments: reporter,
      deployments: reporter,
      codeowners: reporter,
      includes: reporter,
      visibility: 'internal',
    });
  });

  it('does not take a tier without vulnerabilities for a project without', async () => {
    expect(
      await collectFacts({ ...shop, isFree: true, vulnerabilities: [] }),
    ).toMatchObject({
      codeScanning: true,
      openAlerts: { unknown: expect.stringContaining('GitLab Ultimate') },
      oldestCriticalAlertDays: {
        unknown: expect.stringContaining('GitLab Ultimate'),
      },
    });
  });

  it('asks the Community Edition for what it knows', async () => {
    const { collect, gitlab } = await startSource([shop], { edition: 'ce' });
    const ask = () => collect([createComponent('acme/web/shop')]);
    const facts = readValues((await ask()).get(toRef('acme/web/shop')));
    expect(facts).toMatchObject({
      forcePushBlocked: true,
      requiredReviews: { unknown: expect.stringContaining('edition') },
      branchProtected: { unknown: expect.stringContaining('edition') },
      codeScanning: true,
      secretScanning: false,
      openAlerts: { unknown: expect.stringContaining('edition') },
    });
    const before = gitlab.counts.graphql;
    await ask();
    // Not again for what it does not know.
    expect(gitlab.counts.graphql - before).toBe(3);
  });

  it('says no where GitLab said that there is nothing', async () => {
    expect(
      await collectFacts({
        path: 'acme/plain',
        files: { a: 'a' },
        scanners: [],
        pushProtection: false,
        vulnerabilities: [],
      }),
    ).toMatchObject({
      branchProtected: false,
      requiredReviews: 0,
      pipelineMustSucceed: false,
      forcePushBlocked: false,
      codeScanning: false,
      secretScanning: false,
      dependencyAlerts: false,
      pipelineRuns: 0,
      pipelineSuccessShare: { unknown: expect.stringContaining('30 days') },
      openAlerts: { unknown: 'no scanner of GitLab is on' },
      deployments: 0,
      environments: [],
      codeowners: false,
      includes: [],
      licences: [],
      lastRelease: { unknown: 'nothing was released' },
    });
  });

  const strict: FakeProject = {
    path: 'acme/strict',
    mustSucceed: true,
    files: { a: 'a' },
    rules: [{ name: 'main', push: [0], approvals: [1] }],
  };

  it.each<[string, Partial<FakeProject>, unknown]>([
    ['all is asked for', {}, true],
    [
      'a rule has a wildcard',
      { rules: [{ ...strict.rules![0]!, name: 'm*n' }] },
      true,
    ],
    [
      'the rule is of another branch',
      { rules: [{ ...strict.rules![0]!, name: 'm.in' }] },
      false,
    ],
    ['the pipeline may fail', { mustSucceed: false }, false],
    [
      'no approval is asked for',
      { rules: [{ name: 'main', push: [0] }] },
      false,
    ],
    [
      'maintainers may push',
      { rules: [{ name: 'main', push: [40], approvals: [1] }] },
      false,
    ],
    [
      'another rule lets developers push',
      { rules: [...strict.rules!, { name: '*', push: [30] }] },
      false,
    ],
    [
      'the rules are hidden, and the pipeline may fail',
      { role: 'Reporter', mustSucceed: false },
      false,
    ],
    [
      'approvals are asked for only of what a scanner found',
      { rules: [{ ...strict.rules![0]!, isForFindings: true }] },
      false,
    ],
    [
      'there are more rules than are read',
      {
        rules: Array.from({ length: 120 }, (_, at) => ({ name: `b${at}` })),
      },
      { unknown: expect.stringContaining('more than 100 rules') },
    ],
    [
      'the rules are hidden',
      { role: 'Reporter' },
      { unknown: expect.stringContaining('Maintainer') },
    ],
  ])('says of the protection where %s', async (_, change, expected) => {
    expect(await collectFacts({ ...strict, ...change })).toMatchObject({
      branchProtected: expected,
    });
  });

  it('does not read a pipeline that is defined elsewhere', async () => {
    expect(
      await collectFacts({
        path: 'acme/far',
        configPath: 'ci/main.yml@acme/pipelines',
        files: { a: '' },
      }),
    ).toMatchObject({
      includes: { unknown: expect.stringContaining('ci/main.yml') },
    });
  });

  it.each([
    ['tabs:\n\t- a: [', { unknown: '.gitlab-ci.yml is not valid YAML' }],
    ['', []],
    ['include: ci/local.yml', []],
    [
      'spec:\n  inputs: {}\n---\ninclude: https://example.com/a.yml',
      ['https://example.com/a.yml'],
    ],
  ])('reads what %j includes', async (text, expected) => {
    expect(
      await collectFacts({
        path: 'acme/ci',
        files: { '.gitlab-ci.yml': text },
      }),
    ).toMatchObject({ includes: expected });
  });
});
