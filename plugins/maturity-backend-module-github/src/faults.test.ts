import { bare, createComponent, shop } from './__testUtils__/exampleWorld';
import { countRepositories, isMainQuery } from './__testUtils__/FakeGithub';
import { FakeRepository } from './__testUtils__/FakeRepository';
import { startSource, readValues } from './__testUtils__/startSource';

// Queries of many repositories are checked against the published schema.
jest.setTimeout(60_000);

const many = (count: number): FakeRepository[] =>
  Array.from({ length: count }, (_, at) => ({
    slug: `acme/repository-${at}`,
    files: { 'README.md': `# ${at}` },
  }));
const toEntities = (repositories: readonly FakeRepository[]) =>
  repositories.map(({ slug }) => createComponent(slug));
const onlyAnswer = (answers: ReadonlyMap<string, unknown>) =>
  [...answers.values()][0];

describe('one of many', () => {
  it('costs the other 49 nothing when it is gone', async () => {
    const repositories = many(50);
    const { collect, github } = await startSource(repositories.slice(1));
    const answers = await collect(toEntities(repositories));
    expect(answers.get('component:default/acme-repository-0')).toEqual({
      error:
        'there is no repository acme/repository-0 on github.com, or the credentials may not see it',
    });
    const good = [...answers.values()].filter(answer => 'facts' in answer);
    expect(good).toHaveLength(49);
    expect(github.requests.filter(isMainQuery)).toHaveLength(1);
  });

  it('is asked again alone when a field that it withholds took all of it', async () => {
    const repositories: FakeRepository[] = [
      ...many(10),
      { slug: 'acme/closed', withheld: ['deployments'] },
      { slug: 'acme/closed-too', withheld: ['deployments'] },
    ];
    const { collect, github } = await startSource(repositories);
    const answers = await collect(toEntities(repositories));
    expect([...answers.values()].every(answer => 'facts' in answer)).toBe(true);
    expect(github.requests.filter(isMainQuery).map(countRepositories)).toEqual([
      12, 2,
    ]);
  });
});

describe('a query', () => {
  it('is halved until GitHub manages it', async () => {
    const repositories = many(8);
    const { collect, github } = await startSource(repositories);
    github.fault = ({ kind, body }) =>
      kind === 'graphql' && body.includes('$o2:')
        ? { status: 502, body: { message: 'Bad gateway' } }
        : undefined;
    const answers = await collect(toEntities(repositories));
    expect([...answers.values()].every(answer => 'facts' in answer)).toBe(true);
  });

  it('leaves out what an older version does not know', async () => {
    const { collect, github } = await startSource([shop]);
    github.without = ['Ref.rules'];
    const answer = readValues(
      (await collect([createComponent('acme/shop')])).get(
        'component:default/acme-shop',
      ),
    );
    expect(answer).toMatchObject({
      // The classic rule still proves it.
      branchProtected: true,
      requiredReviews: 1,
    });
  });

  it.each([
    [
      'a token that is not accepted',
      { status: 401, body: { message: 'Bad credentials' } },
      'github.com did not accept the credentials (401): renew the token or the App at integrations.github',
    ],
    [
      'a refusal',
      {
        status: 403,
        body: { message: 'Although you appear to have ghp_0123456789abcdef' },
      },
      'github.com refused the request (403): Although you appear to have [redacted]',
    ],
    [
      'a failure',
      { status: 500, body: { message: 'oops' } },
      'github.com failed (500): oops',
    ],
    [
      'a connection that is cut',
      'cut',
      expect.stringMatching(/^could not ask github.com: /),
    ],
  ] as const)('tells of %s', async (_, fault, message) => {
    const { collect, github } = await startSource([shop]);
    github.fault = () => fault;
    const answers = await collect([createComponent('acme/shop')]);
    expect(onlyAnswer(answers)).toEqual({
      error: message,
    });
  });

  it('is given up when it takes too long', async () => {
    const { collect, github } = await startSource([shop], { timeout: 100 });
    github.fault = () => 'hang';
    const answers = await collect([createComponent('acme/shop')]);
    expect(onlyAnswer(answers)).toEqual({
      error: 'github.com did not answer in time',
    });
  });

  it('ends with an abort', async () => {
    const { collect, github } = await startSource([shop]);
    github.fault = () => 'hang';
    const controller = new AbortController();
    const pending = collect([createComponent('acme/shop')], controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(pending).rejects.toThrow(/abort/i);
  });
});

describe('a REST request', () => {
  /** Its runs are known by REST only. */
  const withoutChecks: FakeRepository = { ...shop, withheld: ['checks'] };

  it.each([
    ['fails', { status: 503, body: { message: 'down' } }, /failed \(503\)/],
    ['is cut', 'cut', /could not ask github.com/],
  ] as const)('that %s costs only its own facts', async (_, fault, reason) => {
    const { collect, github } = await startSource([withoutChecks]);
    github.fault = ({ path }) =>
      path.includes('/actions/runs') ? fault : undefined;
    const answer = readValues(
      (await collect([createComponent('acme/shop')])).get(
        'component:default/acme-shop',
      ),
    );
    expect(answer).toMatchObject({
      pipelineRuns: { unknown: expect.stringMatching(reason) },
      codeScanning: true,
      branchProtected: true,
    });
  });

  it('brings the runs where check suites may not be seen, which are not asked for', async () => {
    const { collect, github } = await startSource([withoutChecks]);
    const answer = await collect([createComponent('acme/shop')]);
    expect(readValues([...answer.values()][0])).toMatchObject({
      pipelineRuns: 3,
    });
    expect(github.counts.graphql).toBe(1);
  });

  it('is asked again when GitHub failed once', async () => {
    const { collect, github } = await startSource([withoutChecks]);
    let failures = 1;
    github.fault = ({ path }) =>
      path.includes('/actions/runs') && failures-- > 0
        ? { status: 500 }
        : undefined;
    const answer = readValues(
      (await collect([createComponent('acme/shop')])).get(
        'component:default/acme-shop',
      ),
    );
    expect(answer).toMatchObject({ pipelineRuns: 3 });
  });

  it('takes an answer of another shape for none', async () => {
    const { collect, github } = await startSource([shop]);
    github.fault = ({ path }) =>
      path.includes('/code-scanning/')
        ? { status: 200, body: [{ nonsense: true }] }
        : undefined;
    const answer = readValues(
      (await collect([createComponent('acme/shop')])).get(
        'component:default/acme-shop',
      ),
    );
    expect(answer).toMatchObject({
      codeScanning: { unknown: expect.any(String) },
      secretScanning: true,
    });
  });
});

describe('the rate limit', () => {
  it('is left to others below the reserve', async () => {
    const repositories = many(120);
    const { collect, github } = await startSource(repositories);
    // A query of 50 repositories costs 15 points.
    github.remaining.graphql = 1_015;
    const answers = await collect(toEntities(repositories));
    const postponed = [...answers.values()].filter(
      answer => 'postponed' in answer,
    );
    // The first answer says that 1,000 of 5,000 are left: a fifth.
    expect(postponed).toHaveLength(70);
    expect(postponed[0]).toEqual({
      postponed: {
        until: expect.stringMatching(/^\d{4}-.*Z$/),
        reason:
          'github.com has 1000 of 5000 requests left this hour, which are kept for others',
      },
    });
    expect(github.counts.graphql).toBe(1);
  });

  it('of REST postpones whoever would need it', async () => {
    const { collect, github } = await startSource([shop], { concurrency: 1 });
    github.remaining.core = 900;
    const answers = await collect([createComponent('acme/shop')]);
    expect(onlyAnswer(answers)).toHaveProperty('postponed');
  });

  it.each([
    [
      'the secondary limit',
      { status: 403, headers: { 'retry-after': '120' } },
      120_000,
    ],
    [
      'too many requests',
      { status: 429, headers: { 'retry-after': '30' } },
      30_000,
    ],
    ['a limit without a time', { status: 429 }, 60_000],
  ])('is respected for %s', async (_, fault, pause) => {
    const { collect, github } = await startSource([shop, bare]);
    github.fault = () => fault;
    const began = Date.now();
    const first = onlyAnswer(await collect([createComponent('acme/shop')])) as {
      postponed: { until: string };
    };
    const until = Date.parse(first.postponed.until) - began;
    expect(until).toBeGreaterThanOrEqual(pause);
    expect(until).toBeLessThan(pause + 5_000);
    // Nobody asks before.
    github.fault = undefined;
    const asked = github.requests.length;
    expect(
      onlyAnswer(await collect([createComponent('acme/bare')])),
    ).toHaveProperty('postponed');
    expect(github.requests).toHaveLength(asked);
  });

  it('is respected when GraphQL says so in its answer', async () => {
    const { collect, github } = await startSource([shop]);
    github.fault = () => ({
      status: 200,
      body: { errors: [{ type: 'RATE_LIMITED', message: 'exceeded' }] },
    });
    expect(
      onlyAnswer(await collect([createComponent('acme/shop')])),
    ).toHaveProperty('postponed');
  });
});

it('says what is missing without credentials, and asks nobody', async () => {
  const { collect, github } = await startSource([shop], { token: undefined });
  const answers = await collect([createComponent('acme/shop')]);
  expect(onlyAnswer(answers)).toEqual({
    error:
      'there are no credentials for github.com/acme: set a token or an App at integrations.github',
  });
  expect(github.requests).toEqual([]);
});
