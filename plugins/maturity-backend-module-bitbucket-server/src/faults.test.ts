import { shop, toRef } from './__testUtils__/exampleWorld';
import { FakeRepository } from './__testUtils__/FakeRepository';
import { failTimes, loginPage, startSource } from './__testUtils__/startSource';

// A hundred repositories take a thousand requests.
jest.setTimeout(60_000);

const many = (count: number): FakeRepository[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `ACME/r${at}`,
    files: { 'a.txt': 'a' },
    approvals: 1,
    commits: [{ at: '2026-11-28T10:00:00Z', builds: { successful: 1 } }],
  }));

async function start(...options: Parameters<typeof startSource>) {
  const started = await startSource(...options);
  const ask = async (name = shop.name) =>
    (await started.collect([started.toEntity(name)])).get(toRef(name));
  return { ...started, ask };
}

describe('the source of Bitbucket, when something goes wrong', () => {
  it('waits for a short pause that Bitbucket asks for', async () => {
    const { bitbucket, ask } = await start([shop]);
    bitbucket.fault = failTimes(1, {
      status: 429,
      headers: { 'retry-after': '1' },
    });
    expect(await ask()).toHaveProperty('facts');
  });

  it.each(['/pull-requests', '/stats', ''])(
    'goes on later after a long pause at %j',
    async path => {
      const { bitbucket, ask, name } = await start([shop]);
      bitbucket.fault = request =>
        request.path.endsWith(path)
          ? { status: 429, headers: { 'retry-after': '600' } }
          : undefined;
      expect(await ask()).toMatchObject({
        postponed: { reason: `${name} asked for a pause` },
      });
    },
  );

  it('says what to do about a token that is not accepted', async () => {
    const { ask, name, bitbucket } = await start([shop], { token: 'wrong' });
    const expected = {
      error: `${name} does not show ACME/shop (401): renew the token at integrations.bitbucketServer, or give its user the permission Repository read`,
    };
    expect(await ask()).toEqual(expected);
    // It is asked again, since the token may be a new one.
    expect(await ask()).toEqual(expected);
    expect(bitbucket.requests).toHaveLength(2);
  });

  it('says what to do without a token, and asks nobody', async () => {
    const { bitbucket, ask, name } = await start([shop], { token: undefined });
    expect(await ask()).toEqual({
      error: `there are no credentials for ${name}: set a token at integrations.bitbucketServer`,
    });
    expect(bitbucket.requests).toEqual([]);
  });

  it.each(['cut', 'status'])(
    'asks again after a passing failure: %s',
    async kind => {
      const { bitbucket, ask } = await start([shop]);
      bitbucket.fault = failTimes(2, kind === 'cut' ? 'cut' : { status: 500 });
      expect(await ask()).toHaveProperty('facts');
    },
  );

  it('says that it failed, and what an answer of a proxy is', async () => {
    const { bitbucket, ask, name } = await start([shop]);
    bitbucket.fault = () => ({ status: 503 });
    expect(await ask()).toEqual({ error: `${name} failed (503): fault` });
    bitbucket.fault = () => loginPage;
    expect(await ask()).toEqual({
      error: `could not ask ${name}: it answered with something else than JSON`,
    });
  });

  it('gives up on what takes too long', async () => {
    const { bitbucket, ask, name } = await start([shop], { timeout: 200 });
    bitbucket.fault = () => 'hang';
    expect(await ask()).toEqual({ error: `${name} did not answer in time` });
  });

  const builds = [
    'pipelineRuns',
    'pipelineSuccessShare',
    'pipelineLastSuccess',
  ];
  it.each<[string, number, readonly string[]]>([
    ['/commits/stats', 500, builds],
    ['/commits/stats', 401, builds],
    ['/pull-requests?', 403, ['reviewShare']],
    ['/restrictions', 500, ['branchProtected', 'forcePushBlocked']],
    ['/conditions', 500, ['requiredBuilds']],
    [
      '/settings/pull-requests',
      401,
      ['branchProtected', 'requiredReviews', 'requiredBuilds'],
    ],
    ['/settings/hooks', 500, []],
    ['/browse/', 403, ['codeowners']],
  ])(
    'loses what %s tells that answers %s, and nothing else',
    async (path, status, lost) => {
      const [whole] = await (await start([shop])).collectFacts(shop.name);
      const { bitbucket, collectFacts } = await start([shop]);
      const end = path.replace('?', '');
      bitbucket.fault = request =>
        request.path.includes(end) &&
        (path === end || !request.path.includes('/settings/'))
          ? { status }
          : undefined;
      const [facts] = await collectFacts(shop.name);
      const failed = { unknown: expect.stringContaining(`(${status})`) };
      expect(facts).toEqual({
        ...whole,
        ...Object.fromEntries(lost.map(fact => [fact, failed])),
      });
    },
  );

  it('says no of no branch while its rules fail', async () => {
    const { bitbucket, collectFacts } = await start([
      { ...shop, builds: 0, requiredBuilds: [] },
    ]);
    bitbucket.fault = ({ path }) =>
      path.endsWith('/conditions') ? { status: 500 } : undefined;
    const failed = { unknown: expect.stringContaining('(500)') };
    expect(await collectFacts(shop.name)).toMatchObject([
      { requiredBuilds: failed, branchProtected: failed, requiredReviews: 2 },
    ]);
  });

  it('takes an answer of another shape for a failure', async () => {
    const { bitbucket, collectFacts } = await start([shop]);
    bitbucket.fault = ({ path }) =>
      path.endsWith('/restrictions')
        ? { status: 200, body: { values: 'many' } }
        : undefined;
    expect(await collectFacts(shop.name)).toMatchObject([
      {
        branchProtected: { unknown: expect.any(String) },
        requiredReviews: 2,
      },
    ]);
  });

  it('says that a repository is gone', async () => {
    const { ask, name } = await start([shop]);
    expect(await ask('ACME/gone')).toEqual({
      error: `there is no repository ACME/gone on ${name}, or the token may not see it`,
    });
  });

  it('finds a repository by its former name, and what a list leaves out', async () => {
    const repositories: FakeRepository[] = many(4).map((each, at) => ({
      ...each,
      unlisted: at === 2,
      formerNames: at === 1 ? ['ACME/old'] : [],
    }));
    const { collectFacts } = await start(repositories);
    const facts = await collectFacts(
      'ACME/r0',
      'ACME/old',
      'acme/R2',
      'ACME/r3',
    );
    expect(facts.map(({ requiredReviews }) => requiredReviews)).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it('ends soon after an abort', async () => {
    const { bitbucket, collect, toEntity } = await start([shop]);
    bitbucket.fault = () => 'hang';
    const controller = new AbortController();
    const asked = collect([toEntity(shop.name)], controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(asked).rejects.toThrow(/abort/i);
  });

  it('asks about a hundred repositories in few requests', async () => {
    const repositories = many(100);
    const { bitbucket, collect, toEntity } = await start(repositories, {
      timeout: 30_000,
    });
    const entities = repositories.map(({ name }) => toEntity(name));
    await collect(entities);
    // The list of the project. Branch, commits, four kinds of rules, builds, pull requests
    // and CODEOWNERS of each.
    expect(bitbucket.counts.rest).toBe(1 + 9 * 100);
    await collect(entities);
    // CODEOWNERS is asked for once a commit.
    expect(bitbucket.counts.rest).toBe(1 + 9 * 100 + 1 + 8 * 100);
  });
});
