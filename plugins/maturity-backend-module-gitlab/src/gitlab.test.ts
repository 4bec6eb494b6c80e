import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import {
  bare,
  createComponent,
  toRef,
  shop,
} from './__testUtils__/exampleWorld';
import { startSource, readValues } from './__testUtils__/startSource';

describe('GitlabFactSource', () => {
  it('keeps the contract', async () => {
    const { source } = await startSource([shop, bare]);
    await expect(
      testFactSource({
        source,
        entities: [
          createComponent('acme/web/shop'),
          createComponent('acme/bare'),
        ],
        brokenEntities: [createComponent('acme/gone')],
      }),
    ).resolves.toBeUndefined();
  });

  it('knows an empty project, an archived one and one that was moved', async () => {
    const { collect, gitlab } = await startSource([
      bare,
      { path: 'acme/old', archived: true },
      { path: 'acme/new/name', formerPaths: ['acme/old-name'] },
    ]);
    const answers = await collect(
      ['acme/bare', 'acme/old', 'acme/old-name'].map(path =>
        createComponent(path),
      ),
    );
    expect(readValues(answers.get(toRef('acme/bare')))).toMatchObject({
      defaultBranch: { unknown: expect.stringContaining('empty') },
      pipelineRuns: 0,
      codeScanning: false,
      codeowners: false,
      branchProtected: { unknown: expect.stringContaining('empty') },
    });
    expect(readValues(answers.get(toRef('acme/old')))).toMatchObject({
      archived: true,
      pipelineRuns: { unknown: expect.stringContaining('archived') },
      codeScanning: { unknown: expect.stringContaining('archived') },
      deployments: { unknown: expect.stringContaining('archived') },
    });
    expect(readValues(answers.get(toRef('acme/old-name')))).toMatchObject({
      archived: false,
    });
    expect(gitlab.requests.filter(each => each.status === 301)).toHaveLength(1);
  });

  it('finds a project by its number', async () => {
    const { collect } = await startSource([shop]);
    const entity = createComponent('acme/elsewhere');
    entity.metadata.annotations!['gitlab.com/project-id'] = '7';
    const answers = await collect([entity]);
    expect(readValues(answers.get(toRef('acme/elsewhere')))).toMatchObject({
      visibility: 'internal',
    });
  });

  it('asks an instance below a path of its host', async () => {
    const { collect } = await startSource([shop], { root: '/gitlab' });
    const answers = await collect([
      createComponent('acme/web/shop', 'https://git.acme.example/gitlab'),
    ]);
    expect(answers.get(toRef('acme/web/shop'))).toMatchObject({
      facts: {
        visibility: {
          value: 'internal',
          evidence: [{ url: 'https://git.acme.example/gitlab/acme/web/shop' }],
        },
      },
    });
  });

  it('says nothing of code elsewhere, and asks nobody', async () => {
    const { collect, gitlab } = await startSource([shop]);
    const elsewhere = createComponent('acme/web/shop', 'https://github.com');
    expect((await collect([elsewhere])).size).toBe(0);
    expect(gitlab.requests).toEqual([]);
  });

  it('asks once for a project that entities share', async () => {
    const { collect, gitlab } = await startSource([shop]);
    const other = createComponent('acme/web/shop');
    other.metadata.name = 'other';
    const answers = await collect([createComponent('acme/web/shop'), other]);
    expect(answers.size).toBe(2);
    // One each for the project, its pipelines and its files.
    expect(gitlab.counts.graphql).toBe(3);
  });

  it('tells what is left of the rate limit', async () => {
    const { collect, gitlab, source } = await startSource([shop]);
    expect(source.listBudgets?.()).toEqual([]);
    await collect([createComponent('acme/web/shop')]);
    expect(source.listBudgets?.()).toEqual([
      {
        account: 'gitlab.com',
        counts: 'requests',
        limit: 2_000,
        remaining: gitlab.remaining,
        resetsAt: expect.stringMatching(/Z$/),
      },
    ]);
  });
});
