import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import {
  cart,
  createComponent,
  shop,
  toRef,
} from './__testUtils__/exampleWorld';
import { FakeProject, toRepositoryId } from './__testUtils__/FakeProject';
import { readValues, startSource } from './__testUtils__/startSource';

/** Starts a source, and creates components of its fake. */
async function start(projects: readonly FakeProject[]) {
  const started = await startSource(projects);
  return {
    ...started,
    component: (project: string, repository: string) =>
      createComponent(`http://${started.azure.host}`, project, repository),
  };
}

const many = (count: number): FakeProject => ({
  name: 'many',
  repositories: Array.from({ length: count }, (_, at) => ({
    name: `r${at}`,
    files: { 'a.txt': 'a' },
  })),
  environments: { production: [], staging: [] },
});

describe('AzureDevOpsFactSource', () => {
  it('keeps the contract', async () => {
    const { source, component } = await start([shop]);
    await expect(
      testFactSource({
        source,
        entities: [
          component(shop.name, 'cart'),
          component(shop.name, shop.name),
        ],
        brokenEntities: [component(shop.name, 'gone')],
      }),
    ).resolves.toBeUndefined();
  });

  it('reports all facts of a repository', async () => {
    const { collect, component } = await start([shop]);
    const answers = await collect([component(shop.name, 'cart')]);
    expect(readValues(answers.get(toRef('cart')))).toEqual({
      visibility: 'private',
      archived: false,
      defaultBranch: 'main',
      reviewShare: 0.5,
      pipelineRuns: 3,
      pipelineSuccessShare: 0.667,
      pipelineLastSuccess: '2026-11-24T10:00:00Z',
      pipelineMedianMinutes: 5,
      branchProtected: true,
      requiredReviews: 2,
      requiredChecks: ['CI'],
      reviewersRequired: false,
      forcePushBlocked: true,
      deployments: 2,
      environments: ['production', 'staging'],
    });
  });

  it('links to the project, whatever its name is', async () => {
    const { azure, collect, component } = await start([shop]);
    const answers = await collect([component(shop.name, 'cart')]);
    const project = `${azure.apiUrl}/Web%20L%C3%A4den`;
    expect(answers.get(toRef('cart'))).toMatchObject({
      facts: {
        defaultBranch: { evidence: [{ url: `${project}/_git/cart` }] },
        pipelineLastSuccess: {
          evidence: [{ url: `${project}/_build/results?buildId=4` }],
        },
        environments: { evidence: [{ url: `${project}/_environments` }] },
      },
    });
  });

  it('knows an empty, a disabled and a renamed repository', async () => {
    const renamed = { name: 'new-name' };
    const project: FakeProject = {
      name: 'p',
      repositories: [
        { name: 'bare', branch: '' },
        { name: 'old', isDisabled: true, branch: '' },
        renamed,
      ],
    };
    const { collect, component } = await start([project]);
    const id = toRepositoryId(project, renamed);
    const answers = await collect([
      component('p', 'bare'),
      component('p', 'old'),
      component('p', 'old-name'),
      component('p', id),
    ]);
    const empty = { unknown: expect.stringContaining('empty') };
    expect(readValues(answers.get(toRef('bare')))).toMatchObject({
      defaultBranch: empty,
      branchProtected: empty,
      pipelineRuns: 0,
    });
    const disabled = { unknown: expect.stringContaining('disabled') };
    expect(readValues(answers.get(toRef('old')))).toMatchObject({
      archived: true,
      defaultBranch: disabled,
      pipelineRuns: disabled,
      branchProtected: disabled,
      deployments: disabled,
    });
    expect(answers.get(toRef('old-name'))).toEqual({
      error: expect.stringMatching(
        /^there is no repository old-name in the project p on 127/,
      ),
    });
    expect(readValues(answers.get(toRef(id)))).toMatchObject({
      archived: false,
    });
  });

  it.each([
    [
      'a project without environments',
      undefined,
      { unknown: expect.stringContaining('no environments') },
    ],
    ['environments of others', { production: [], staging: [] }, 0],
  ])('counts deployments: %s', async (_, environments, deployments) => {
    const { collect, component } = await start([
      { name: 'p', repositories: [cart], environments },
    ]);
    const answers = await collect([component('p', 'cart')]);
    expect(readValues(answers.get(toRef('cart')))).toMatchObject({
      deployments,
    });
  });

  it('counts the jobs of a stage as one deployment, and no classic release', async () => {
    const { collect, component } = await start([
      {
        name: 'p',
        repositories: [cart],
        environments: {
          production: ['a', 'b', 'c'].map(job => ({
            definition: 5,
            run: 7,
            job,
            queueTime: '2026-11-24T11:00:00Z',
            finishTime: '2026-11-24T11:05:00Z',
            planType: job === 'c' ? 'Release' : 'Build',
          })),
        },
      },
    ]);
    const answers = await collect([component('p', 'cart')]);
    expect(readValues(answers.get(toRef('cart')))).toMatchObject({
      deployments: 1,
      environments: [],
    });
  });

  it('leaves pull requests of services out of the reviews', async () => {
    const { collect, component } = await start([
      {
        name: 'p',
        repositories: [
          {
            name: 'cart',
            pullRequests: [
              { id: 1, closedDate: '2026-11-24T09:00:00Z', authorKind: 'svc' },
              { id: 2, closedDate: '2026-11-24T09:00:00Z', target: 'other' },
              { id: 3, closedDate: '2026-06-24T09:00:00Z' },
            ],
          },
        ],
      },
    ]);
    const answers = await collect([component('p', 'cart')]);
    expect(readValues(answers.get(toRef('cart')))).toMatchObject({
      reviewShare: { unknown: expect.stringContaining('no pull request') },
    });
  });

  it('asks about a hundred repositories of a project in few requests', async () => {
    const project = many(100);
    const { azure, collect, component } = await start([project]);
    const entities = project.repositories.map(({ name }) =>
      component('many', name),
    );
    // In batches, as the backend collects them.
    await collect(entities.slice(0, 50));
    const answers = await collect(entities.slice(50));
    expect([...answers.values()].every(answer => 'facts' in answer)).toBe(true);
    // Repositories, policies, builds, pull requests, environments, and the records of
    // two of these.
    expect(azure.counts.rest).toBe(7);
  });

  it('asks about a repository alone where the list of its project is cut', async () => {
    const project: FakeProject = {
      name: 'p',
      repositories: [
        cart,
        {
          name: 'busy',
          builds: Array.from({ length: 3_000 }, (_, at) => ({
            id: 100 + at,
            startTime: '2026-11-25T10:00:00Z',
          })),
        },
      ],
    };
    const { azure, collect, component } = await start([project]);
    const answers = await collect([
      component('p', 'cart'),
      component('p', 'busy'),
    ]);
    expect(readValues(answers.get(toRef('cart')))).toMatchObject({
      pipelineRuns: 3,
    });
    expect(readValues(answers.get(toRef('busy')))).toMatchObject({
      pipelineRuns: 100,
    });
    const builds = azure.requests.filter(({ text }) => /builds/.test(text));
    expect(builds).toHaveLength(6 + 2);
  });

  it('follows the pages of a list', async () => {
    const { azure, collect, component } = await start([shop]);
    azure.pageSize = 1;
    const answers = await collect([component(shop.name, 'cart')]);
    expect(readValues(answers.get(toRef('cart')))).toMatchObject({
      branchProtected: true,
      pipelineRuns: 3,
      deployments: 2,
    });
  });

  it('says nothing of code elsewhere, and asks nobody', async () => {
    const { collect, azure } = await start([shop]);
    const elsewhere = createComponent('https://github.com', 'p', 'cart');
    expect((await collect([elsewhere])).size).toBe(0);
    expect(azure.requests).toEqual([]);
  });
});
