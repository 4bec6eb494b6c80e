import { shop, toRef } from './__testUtils__/exampleWorld';
import { FakeRepository } from './__testUtils__/FakeRepository';
import { failTimes, loginPage, startSource } from './__testUtils__/startSource';

// A hundred repositories take a thousand requests.
jest.setTimeout(60_000);

const many = (count: number): FakeRepository[] =>
  Array.from({ length: count }, (_, at) => ({
    slug: `acme/r${at}`,
    files: { 'a.txt': 'a' },
    rules: [{ name: 'main', approvals: 1 }],
    runs: [{ result: 'success', startedAt: '2026-11-28T10:00:00Z' }],
    pulls: [
      {
        mergedAt: '2026-11-27T10:00:00Z',
        reviews: [{ by: 'bob', state: 'APPROVED' }],
      },
    ],
    releases: [{ tag: 'v1', publishedAt: '2026-11-01T10:00:00Z' }],
  }));

async function start(...options: Parameters<typeof startSource>) {
  const started = await startSource(...options);
  const ask = async (slug = shop.slug) =>
    (await started.collect([started.toEntity(slug)])).get(toRef(slug));
  return { ...started, ask };
}

describe('the source of Gitea, when something goes wrong', () => {
  it('waits for a short pause that a proxy asks for', async () => {
    const { gitea, ask } = await start([shop]);
    gitea.fault = failTimes(1, {
      status: 429,
      headers: { 'retry-after': '1' },
    });
    expect(await ask()).toHaveProperty('facts');
  });

  it.each(['/pulls', ''])(
    'goes on later after a long pause at %j',
    async path => {
      const { gitea, ask, name } = await start([shop]);
      gitea.fault = request =>
        request.path.endsWith(path)
          ? { status: 429, headers: { 'retry-after': '600' } }
          : undefined;
      expect(await ask()).toMatchObject({
        postponed: { reason: `${name} asked for a pause` },
      });
    },
  );

  it('leaves the rest of a rate limit to others, where there is one', async () => {
    const { gitea, ask, name } = await start([shop]);
    gitea.fault = () => ({
      status: 404,
      headers: {
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': '20',
        'x-ratelimit-reset': '60',
      },
    });
    await ask('acme/gone');
    gitea.fault = undefined;
    expect(await ask()).toMatchObject({
      postponed: {
        reason: `${name} has 20 of 100 requests left, which are kept for others`,
      },
    });
  });

  it('says what to do about a token that is not accepted, after one request for all', async () => {
    const repositories = many(10);
    const { collect, toEntity, gitea, name } = await start(repositories, {
      password: 'wrong',
    });
    const answers = await collect(
      repositories.map(({ slug }) => toEntity(slug)),
    );
    expect(
      new Set([...answers.values()].map(each => JSON.stringify(each))),
    ).toEqual(
      new Set([
        JSON.stringify({
          error: `${name} did not accept the credentials (401): renew the password at integrations.gitea; a token needs the scope read:repository`,
        }),
      ]),
    );
    expect(gitea.requests).toHaveLength(1);
  });

  it('says what to do without a token, and asks nobody', async () => {
    const { gitea, ask, name } = await start([shop], { password: undefined });
    expect(await ask()).toEqual({
      error: `there are no credentials for ${name}: set a token as the password at integrations.gitea`,
    });
    expect(gitea.requests).toEqual([]);
  });

  it.each(['cut', 'status'])(
    'asks again after a passing failure: %s',
    async kind => {
      const { gitea, ask } = await start([shop]);
      gitea.fault = failTimes(2, kind === 'cut' ? 'cut' : { status: 500 });
      expect(await ask()).toHaveProperty('facts');
    },
  );

  it('says that it failed, and what an answer of a proxy is', async () => {
    const { gitea, ask, name } = await start([shop]);
    gitea.fault = () => ({ status: 503 });
    expect(await ask()).toEqual({ error: `${name} failed (503): fault` });
    gitea.fault = () => loginPage;
    expect(await ask()).toEqual({
      error: `could not ask ${name}: it answered with something else than JSON`,
    });
  });

  it('gives up on what takes too long', async () => {
    const { gitea, ask, name } = await start([shop], { timeout: 200 });
    gitea.fault = () => 'hang';
    expect(await ask()).toEqual({ error: `${name} did not answer in time` });
  });

  it.each<[string, readonly string[]]>([
    [
      '/actions/',
      [
        'pipelineRuns',
        'pipelineSuccessShare',
        'pipelineLastSuccess',
        'pipelineMedianMinutes',
      ],
    ],
    ['/pulls', ['reviewShare']],
    ['/reviews', ['reviewShare']],
    ['/releases', ['releases', 'lastRelease']],
    ['/branch_protections', ['branchProtected', 'forcePushBlocked']],
    ['/languages', ['languages']],
    ['/git/trees/', ['codeowners']],
    ['/contents/', ['codeowners']],
  ])('loses what a failing %s tells, and nothing else', async (path, lost) => {
    const [whole] = await (await start([shop])).collectFacts(shop.slug);
    const { gitea, collectFacts, name } = await start([shop]);
    gitea.fault = request =>
      request.path.includes(path) ? { status: 500 } : undefined;
    const [facts] = await collectFacts(shop.slug);
    const failed = { unknown: `${name} failed (500): fault` };
    expect(facts).toEqual({
      ...whole,
      ...Object.fromEntries(lost.map(fact => [fact, failed])),
    });
  });

  it('takes an answer of another shape for a failure', async () => {
    const { gitea, collectFacts } = await start([shop]);
    gitea.fault = ({ path }) =>
      path.endsWith('/releases')
        ? { status: 200, body: { message: 'unexpected' } }
        : undefined;
    expect(await collectFacts(shop.slug)).toMatchObject([
      { releases: { unknown: expect.any(String) }, reviewShare: 0.5 },
    ]);
  });

  it('says that a repository is gone, and does not ask about it again soon', async () => {
    const { gitea, ask, name } = await start([shop]);
    const gone = {
      error: `there is no repository acme/gone on ${name}, or the token may not see it`,
    };
    expect(await ask('acme/gone')).toEqual(gone);
    expect(await ask('acme/gone')).toEqual(gone);
    expect(gitea.requests).toHaveLength(1);
  });

  it('follows a repository to its new name', async () => {
    const { collectFacts } = await start([
      { ...shop, slug: 'acme/new', formerSlugs: ['acme/old'] },
    ]);
    expect(await collectFacts('acme/old')).toMatchObject([
      { visibility: 'internal', reviewShare: 0.5 },
    ]);
  });

  it('asks one by one for what a list leaves out', async () => {
    const repositories = many(4).map((each, at) => ({
      ...each,
      unlisted: at === 2,
    }));
    const { collectFacts, gitea } = await start(repositories);
    const facts = await collectFacts(...repositories.map(({ slug }) => slug));
    expect(facts.map(({ requiredReviews }) => requiredReviews)).toEqual([
      1, 1, 1, 1,
    ]);
    const single = gitea.requests.filter(({ text }) =>
      /^\/repos\/acme\/\w+$/.test(text),
    );
    expect(single.map(({ text }) => text)).toEqual(['/repos/acme/r2']);
  });

  it('ends soon after an abort', async () => {
    const { gitea, collect, toEntity } = await start([shop]);
    gitea.fault = () => 'hang';
    const controller = new AbortController();
    const asked = collect([toEntity(shop.slug)], controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(asked).rejects.toThrow(/abort/i);
  });

  it('asks about a hundred repositories in few requests', async () => {
    const repositories = many(100);
    const { gitea, collect, toEntity } = await start(repositories, {
      timeout: 30_000,
    });
    const entities = repositories.map(({ slug }) => toEntity(slug));
    await collect(entities);
    // Two pages of the owner's list, and the version. Branch, rules, runs, pull requests,
    // releases, languages, folders, and the reviews of one pull request of each.
    expect(gitea.counts.rest).toBe(3 + 8 * 100);
    await collect(entities);
    // Languages and folders are asked for once a commit, reviews once a pull request.
    expect(gitea.counts.rest).toBe(3 + 8 * 100 + 2 + 5 * 100);
  });
});
