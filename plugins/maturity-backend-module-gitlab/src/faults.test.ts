import { createComponent, toRef, shop } from './__testUtils__/exampleWorld';
import { FakeProject } from './__testUtils__/FakeProject';
import {
  failTimes,
  Fault,
  loginPage,
  readValues,
  startSource,
} from './__testUtils__/startSource';

const many = (count: number): FakeProject[] =>
  Array.from({ length: count }, (_, at) => ({
    path: `acme/p${at}`,
    files: { 'a.txt': 'a' },
  }));
const toEntities = (projects: readonly FakeProject[]) =>
  projects.map(({ path }) => createComponent(path));

describe('GitlabFactSource, when something goes wrong', () => {
  it('leaves the rest of the rate limit to others', async () => {
    const { gitlab, collect } = await startSource([shop]);
    gitlab.remaining = 402;
    const first = await collect([createComponent(shop.path)]);
    // The second request saw that 400 of 2,000 are left.
    expect(first.get(toRef(shop.path))).toEqual({
      postponed: {
        until: expect.stringMatching(/Z$/),
        reason:
          'gitlab.com has 400 of 2000 requests left this minute, which are kept for others',
      },
    });
    const before = gitlab.requests.length;
    await collect([createComponent(shop.path)]);
    expect(gitlab.requests).toHaveLength(before);
  });

  it('waits for a short pause that GitLab asks for', async () => {
    const { gitlab, collect } = await startSource([shop]);
    gitlab.fault = failTimes(1, {
      status: 429,
      headers: { 'retry-after': '1' },
    });
    const answers = await collect([createComponent(shop.path)]);
    expect(answers.get(toRef(shop.path))).toHaveProperty('facts');
  });

  it.each([
    ['graphql', '600'],
    ['rest', '600'],
    ['graphql', ''],
  ])('goes on later after a long one of %s', async (kind, seconds) => {
    const { gitlab, collect } = await startSource([shop]);
    gitlab.fault = (request): ReturnType<Fault> =>
      request.kind === kind
        ? {
            status: 429,
            headers: seconds ? { 'retry-after': seconds } : undefined,
          }
        : undefined;
    const answers = await collect([createComponent(shop.path)]);
    expect(answers.get(toRef(shop.path))).toMatchObject({
      postponed: { reason: 'gitlab.com asked for a pause' },
    });
  });

  it('says what to do about a token that is not accepted', async () => {
    const { collect } = await startSource([shop], {
      token: 'glpat-wrongwrongwrong',
    });
    expect(
      (await collect([createComponent(shop.path)])).get(toRef(shop.path)),
    ).toEqual({
      error:
        'gitlab.com did not accept the credentials (401): renew the token at integrations.gitlab; it needs the scope read_api',
    });
  });

  it('says what to do without a token', async () => {
    const { collect, gitlab } = await startSource([shop], { token: undefined });
    expect(
      (await collect([createComponent(shop.path)])).get(toRef(shop.path)),
    ).toEqual({
      error:
        'there are no credentials for gitlab.com: set a token at integrations.gitlab',
    });
    expect(gitlab.requests).toEqual([]);
  });

  it('repeats what GitLab says of a scope that is missing, and no token', async () => {
    const { collect, gitlab } = await startSource([shop]);
    gitlab.fault = () => ({
      status: 403,
      body: {
        error: 'insufficient_scope',
        error_description: 'glpat-abcdefghijk needs the scope read_api.',
      },
    });
    expect(
      (await collect([createComponent(shop.path)])).get(toRef(shop.path)),
    ).toEqual({
      error:
        'gitlab.com refused the request (403): [redacted] needs the scope read_api.',
    });
  });

  it.each(['cut', 'status'])(
    'asks again after a passing failure: %s',
    async kind => {
      const { gitlab, collect } = await startSource([shop]);
      gitlab.fault = failTimes(2, kind === 'cut' ? 'cut' : { status: 500 });
      const answers = await collect([createComponent(shop.path)]);
      expect(answers.get(toRef(shop.path))).toHaveProperty('facts');
    },
  );

  it('says that GitLab failed, and what an answer of a proxy is', async () => {
    const { gitlab, collect } = await startSource([shop]);
    gitlab.fault = () => ({ status: 503, body: undefined });
    expect(
      (await collect([createComponent(shop.path)])).get(toRef(shop.path)),
    ).toEqual({ error: 'gitlab.com failed (503): fault' });
  });

  it('asks for less when a query takes too long', async () => {
    const projects = many(8);
    const { gitlab, collect } = await startSource(projects);
    gitlab.fault = ({ kind, body }) =>
      kind === 'graphql' && JSON.parse(body).variables.keys.length > 2
        ? { status: 504 }
        : undefined;
    const answers = await collect(toEntities(projects));
    expect([...answers.values()].every(answer => 'facts' in answer)).toBe(true);
  });

  it('asks for less when GitLab finds a query too complex, and learns from it', async () => {
    const projects = many(100);
    const { gitlab, collect } = await startSource(projects);
    gitlab.fault = ({ kind, body }) =>
      kind === 'graphql' && JSON.parse(body).variables.keys.length > 25
        ? {
            status: 200,
            body: {
              errors: [
                {
                  message:
                    'Query has complexity of 300, which exceeds max complexity of 250',
                },
              ],
            },
          }
        : undefined;
    const answers = await collect(toEntities(projects));
    expect([...answers.values()].every(answer => 'facts' in answer)).toBe(true);
    // Each of three questions: one that is too large, and four of 25.
    expect(gitlab.counts.graphql).toBe(3 * 5);
  });

  it('says so when a proxy answers in place of GitLab', async () => {
    const { gitlab, collect } = await startSource([shop]);
    gitlab.fault = () => loginPage;
    expect(
      (await collect([createComponent(shop.path)])).get(toRef(shop.path)),
    ).toEqual({
      error:
        'could not ask gitlab.com: it answered with something else than JSON',
    });
  });

  it('says which version is needed, after one query', async () => {
    const projects = many(8);
    const { gitlab, collect } = await startSource(projects);
    const message = "Field 'projects' doesn't accept argument 'fullPaths'";
    gitlab.fault = () => ({
      status: 200,
      body: {
        errors: [{ message, extensions: { code: 'argumentNotAccepted' } }],
      },
    });
    const answers = await collect(toEntities(projects));
    expect(answers.get(toRef('acme/p1'))).toEqual({
      error: `could not ask gitlab.com: ${message} (GitLab 16.6 or newer is needed)`,
    });
    expect(gitlab.requests).toHaveLength(1);
  });

  it('gives up on what takes too long', async () => {
    const { gitlab, collect } = await startSource([shop], { timeout: 200 });
    gitlab.fault = ({ kind }) => (kind === 'graphql' ? 'hang' : undefined);
    expect(
      (await collect([createComponent(shop.path)])).get(toRef(shop.path)),
    ).toEqual({ error: 'gitlab.com did not answer in time' });
  });

  it('loses one project of fifty, and not the others', async () => {
    const projects = many(50).map((project, at) =>
      at === 7 ? { ...project, failing: ['ciConfigPathOrDefault'] } : project,
    );
    const { collect } = await startSource(projects);
    const answers = await collect(toEntities(projects));
    expect(answers.get(toRef('acme/p7'))).toEqual({
      error: expect.stringContaining('gitlab.com does not show acme/p7'),
    });
    const good = [...answers.values()].filter(answer => 'facts' in answer);
    expect(good).toHaveLength(49);
  });

  it('loses what a field tells that fails, and nothing else', async () => {
    const { collect } = await startSource([
      { ...shop, failing: ['mergeRequests', 'pipelines', 'releases'] },
    ]);
    const answers = await collect([createComponent(shop.path)]);
    const unknown = { unknown: expect.stringContaining('role Reporter') };
    expect(readValues(answers.get(toRef(shop.path)))).toMatchObject({
      reviewShare: unknown,
      pipelineRuns: unknown,
      releases: unknown,
      branchProtected: true,
      codeowners: true,
    });
  });

  it('loses what REST tells, and nothing else', async () => {
    const { gitlab, collect } = await startSource([shop]);
    gitlab.fault = ({ kind }) =>
      kind === 'rest' ? { status: 500 } : undefined;
    const answers = await collect([createComponent(shop.path)]);
    const unknown = { unknown: 'gitlab.com failed (500): fault' };
    expect(readValues(answers.get(toRef(shop.path)))).toMatchObject({
      licences: unknown,
      environments: unknown,
      deployments: unknown,
      branchProtected: true,
    });
  });

  it('loses what a later question tells, and nothing else', async () => {
    const { gitlab, collect } = await startSource([shop]);
    gitlab.fault = ({ kind, body }) =>
      kind === 'graphql' && body.includes('contents_files')
        ? { status: 500 }
        : undefined;
    const answers = await collect([createComponent(shop.path)]);
    expect(readValues(answers.get(toRef(shop.path)))).toMatchObject({
      codeowners: { unknown: 'gitlab.com failed (500): fault' },
      pipelineRuns: 3,
    });
  });

  it('says that a project is gone, and does not ask about it again soon', async () => {
    const { gitlab, collect } = await startSource([shop]);
    const ask = () => collect([createComponent('acme/gone')]);
    expect((await ask()).get(toRef('acme/gone'))).toEqual({
      error:
        'there is no project acme/gone on gitlab.com, or the token may not see it',
    });
    await ask();
    expect(gitlab.counts.rest).toBe(1);
  });

  it('ends soon after an abort', async () => {
    const { gitlab, collect } = await startSource([shop]);
    gitlab.fault = () => 'hang';
    const controller = new AbortController();
    const asked = collect([createComponent(shop.path)], controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(asked).rejects.toThrow(/abort/i);
  });

  it('asks about a hundred projects in few requests', async () => {
    const projects = many(100);
    const { gitlab, collect } = await startSource(projects);
    await collect(toEntities(projects));
    // Projects, pipelines and files, fifty in a query; licence and environments.
    expect(gitlab.counts).toEqual({ graphql: 6, rest: 200, notModified: 0 });
    gitlab.remaining = 2_000;
    await collect(toEntities(projects));
    // The licence is asked for once a commit.
    expect(gitlab.counts).toEqual({ graphql: 12, rest: 300, notModified: 100 });
    const complexities = gitlab.requests.flatMap(each => each.complexity ?? []);
    expect(Math.max(...complexities)).toBeLessThanOrEqual(250);
  });
});
