import { createComponent, shop, toRef } from './__testUtils__/exampleWorld';
import { FakeRepository } from './__testUtils__/FakeRepository';
import {
  failTimes,
  Fault,
  readValues,
  startSource,
} from './__testUtils__/startSource';

// Hundreds of requests take a while on a busy machine.
jest.setTimeout(60_000);

const many = (count: number): FakeRepository[] =>
  Array.from({ length: count }, (_, at) => ({
    slug: `acme/r${at}`,
    files: { 'a.txt': 'a' },
    pipelines: [{ result: 'SUCCESSFUL', createdOn: '2026-11-28T00:00:00Z' }],
    deployments: [{ environment: 'Live', startedOn: '2026-11-28T00:00:00Z' }],
  }));
const toEntities = (repositories: readonly FakeRepository[]) =>
  repositories.map(({ slug }) => createComponent(slug));

async function collectShop(
  fault: Fault,
  settings?: Parameters<typeof startSource>[1],
) {
  const { bitbucket, collect } = await startSource([shop], settings);
  bitbucket.fault = fault;
  const answers = await collect([createComponent(shop.slug)]);
  return answers.get(toRef(shop.slug));
}

describe('BitbucketFactSource, when something goes wrong', () => {
  it('stops where Bitbucket says that few requests are left', async () => {
    const { bitbucket, collect } = await startSource(many(5));
    bitbucket.limits = {
      'x-ratelimit-limit': '2500',
      'x-ratelimit-nearlimit': 'true',
    };
    const answers = await collect(toEntities(many(5)));
    expect([...answers.values()]).toContainEqual({
      postponed: {
        until: expect.stringMatching(/Z$/),
        reason:
          'bitbucket.org has 500 of 2500 requests left this hour, which are kept for others',
      },
    });
    const before = bitbucket.requests.length;
    await collect(toEntities(many(5)));
    expect(bitbucket.requests).toHaveLength(before);
  });

  it('counts requests, and keeps a share for others', async () => {
    const { bitbucket, collect } = await startSource(many(30), {
      concurrency: 1,
    });
    bitbucket.limits = { 'x-ratelimit-limit': '100' };
    const answers = [...(await collect(toEntities(many(30)))).values()];
    expect(bitbucket.counts.rest).toBe(80);
    expect(answers.some(each => 'facts' in each)).toBe(true);
    expect(answers.some(each => 'postponed' in each)).toBe(true);
    expect(answers.some(each => 'error' in each)).toBe(false);
  });

  it('waits for a short pause that Bitbucket asks for', async () => {
    const answer = await collectShop(
      failTimes(1, {
        status: 429,
        headers: { 'retry-after': '1' },
      }),
    );
    expect(answer).toHaveProperty('facts');
  });

  it.each(['600', undefined])(
    'goes on later after a long one: %s',
    async seconds => {
      const headers = seconds ? { 'retry-after': seconds } : undefined;
      expect(await collectShop(() => ({ status: 429, headers }))).toEqual({
        postponed: {
          until: expect.stringMatching(/Z$/),
          reason: 'bitbucket.org asked for a pause',
        },
      });
    },
  );

  it('says what to do about credentials that are not accepted', async () => {
    expect(
      await collectShop(() => undefined, { integration: { token: 'wrong' } }),
    ).toEqual({
      error:
        'bitbucket.org did not accept the credentials (401): renew the credentials at integrations.bitbucketCloud; an API token needs the email address of its account as the username',
    });
  });

  it('says what to do without credentials, and asks nobody', async () => {
    const { bitbucket, collect } = await startSource([shop], {
      integration: {},
    });
    const answers = await collect([createComponent(shop.slug)]);
    expect(answers.get(toRef(shop.slug))).toEqual({
      error: expect.stringContaining('there are no credentials'),
    });
    expect(bitbucket.requests).toEqual([]);
  });

  it.each(['cut', 'status'])(
    'asks again after a passing failure: %s',
    async kind => {
      const answer = await collectShop(
        failTimes(2, kind === 'cut' ? 'cut' : { status: 500 }),
      );
      expect(answer).toHaveProperty('facts');
    },
  );

  it.each<[string, ReturnType<Fault>, string]>([
    ['fails', { status: 503 }, 'bitbucket.org failed (503): fault'],
    ['is slow', 'hang', 'bitbucket.org did not answer in time'],
    [
      'answers with something else',
      { status: 200, text: '<html>' },
      'could not ask bitbucket.org: it answered with something else than JSON',
    ],
    [
      'answers with a wrong type',
      { status: 200, body: { full_name: 7 } },
      'could not ask bitbucket.org: ',
    ],
  ])('says so where Bitbucket %s', async (_, reply, error) => {
    expect(await collectShop(() => reply, { timeout: 200 })).toEqual({
      error: expect.stringContaining(error),
    });
  });

  const failed = { unknown: expect.stringContaining('failed (500)') };

  it.each<[string, object]>([
    ['/pipelines', { pipelineRuns: failed, reviewShare: 0.333 }],
    ['/pullrequests', { reviewShare: failed, pipelineRuns: 3 }],
    ['/deployments', { deployments: failed, environments: failed }],
    ['/branch-restrictions', { branchProtected: failed, codeowners: true }],
    ['/CODEOWNERS', { codeowners: failed, branchProtected: true }],
  ])('loses what %s tells, and nothing else', async (end, expected) => {
    const answer = await collectShop(({ path }) =>
      path.endsWith(end) ? { status: 500 } : undefined,
    );
    expect(readValues(answer)).toMatchObject({
      visibility: 'private',
      ...expected,
    });
  });

  it('loses what an answer of a wrong type tells, and nothing else', async () => {
    const answer = await collectShop(({ path }) =>
      path.endsWith('/pipelines')
        ? { status: 200, body: { values: [{ build_number: '7' }] } }
        : undefined,
    );
    expect(readValues(answer)).toMatchObject({
      pipelineRuns: { unknown: expect.stringContaining('could not ask') },
      reviewShare: 0.333,
    });
  });

  it('does not know the rules where the branching model is not shown', async () => {
    const { bitbucket, collect } = await startSource([
      {
        ...shop,
        restrictions: [{ kind: 'push', branchType: 'development' }],
      },
    ]);
    bitbucket.fault = ({ path }) =>
      path.endsWith('/effective-branching-model') ? { status: 403 } : undefined;
    const answers = await collect([createComponent(shop.slug)]);
    expect(readValues(answers.get(toRef(shop.slug)))).toMatchObject({
      branchProtected: {
        unknown: expect.stringContaining('read:repository:bitbucket'),
      },
    });
  });

  it('says that a repository is gone, and does not ask about it again soon', async () => {
    const { bitbucket, collect } = await startSource([shop]);
    const ask = () => collect([createComponent('acme/gone')]);
    expect((await ask()).get(toRef('acme/gone'))).toEqual({
      error:
        'there is no repository acme/gone on bitbucket.org, or the credentials may not see it',
    });
    await ask();
    expect(bitbucket.counts.rest).toBe(1);
  });

  it('ends soon after an abort', async () => {
    const { bitbucket, collect } = await startSource([shop]);
    bitbucket.fault = () => 'hang';
    const controller = new AbortController();
    const asked = collect([createComponent(shop.slug)], controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(asked).rejects.toThrow(/abort/i);
  });

  it('asks about a hundred repositories in few requests', async () => {
    const repositories = many(100);
    const { bitbucket, collect } = await startSource(repositories);
    await collect(toEntities(repositories));
    // The list, then pipelines, deployments, pull requests, restrictions, code owners.
    expect(bitbucket.counts.rest).toBe(1 + 5 * 100);
    await collect(toEntities(repositories));
    // The list serves both. Pipelines and deployments are asked for again.
    expect(bitbucket.counts.rest).toBe(501 + 2 * 100);
    expect(bitbucket.counts.notModified).toBe(2 * 100);
  });

  it('asks less of repositories without pipelines', async () => {
    const repositories = many(100).map(({ slug, files }) => ({ slug, files }));
    const { bitbucket, collect } = await startSource(repositories);
    await collect(toEntities(repositories));
    await collect(toEntities(repositories));
    expect(bitbucket.counts.rest).toBe(1 + 5 * 100);
  });

  it('asks about a repository again once somebody pushed', async () => {
    const { bitbucket, collect } = await startSource([shop]);
    const ask = () => collect([createComponent(shop.slug)]);
    await ask();
    bitbucket.have([
      { ...shop, files: { 'README.md': 'no owners' }, pullRequests: [] },
    ]);
    const answers = await ask();
    expect(readValues(answers.get(toRef(shop.slug)))).toMatchObject({
      codeowners: false,
      reviewShare: { unknown: expect.anything() },
      // Settings are asked for every six hours.
      branchProtected: true,
    });
    expect(bitbucket.counts.rest).toBe(6 + 5);
  });
});
