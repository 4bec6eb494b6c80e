import { createComponent, shop, toRef } from './__testUtils__/exampleWorld';
import {
  failTimes,
  readValues,
  startSource,
} from './__testUtils__/startSource';

type Options = Parameters<typeof startSource>[1];

/** Starts a source, and collects the facts of one repository of its fake. */
async function start(options: Options = {}) {
  const started = await startSource([shop], options);
  const entity = createComponent(
    `http://${started.azure.host}`,
    shop.name,
    'cart',
  );
  return {
    ...started,
    entity,
    collectOne: async () =>
      (await started.collect([entity])).get(toRef('cart')),
  };
}

const renew =
  'did not accept the credentials (401): renew the token, or check the service principal, at integrations.azure; it needs the scope Code (read)';

describe('AzureDevOpsFactSource, when something goes wrong', () => {
  it.each([
    [
      '203',
      { status: 203, text: '<html>', headers: { 'content-type': 'text/html' } },
    ],
    [
      '302',
      {
        status: 302,
        text: '',
        headers: {
          location:
            'https://spsprodweu1.vssps.visualstudio.com/_signin?realm=dev.azure.com',
        },
      },
    ],
  ])(
    'takes a page to sign in at for credentials that are not accepted: %s',
    async (_, signIn) => {
      const { azure, collectOne } = await start();
      azure.signIn = signIn;
      expect(await collectOne()).toEqual({
        error: expect.stringContaining(renew),
      });
    },
  );

  it('says what to do about a token that is not accepted', async () => {
    const { collectOne } = await start({
      credentials: [{ personalAccessToken: 'wrong' }],
    });
    expect(await collectOne()).toEqual({
      error: expect.stringContaining(renew),
    });
  });

  it('says what to do without credentials, and asks nobody', async () => {
    const { azure, collectOne } = await start({ credentials: [] });
    expect(await collectOne()).toEqual({
      error: `there are no credentials for ${azure.host}: set credentials at integrations.azure`,
    });
    expect(azure.requests).toEqual([]);
  });

  it('says that a project is gone', async () => {
    const { azure, collect } = await start();
    const entity = createComponent(`http://${azure.host}`, 'gone', 'cart');
    expect((await collect([entity])).get(toRef('cart'))).toEqual({
      error: `there is no project gone on ${azure.host}, or the token may not see it`,
    });
  });

  it.each([
    ['/build/', 401, 'pipelineRuns', 'the scope Build (read)'],
    [
      '/environments',
      403,
      'deployments',
      'the scope Environment (read & manage)',
    ],
    ['/policy/', 403, 'branchProtected', 'the scope Code (read)'],
    ['/pullrequests', 404, 'reviewShare', 'the scope Code (read)'],
  ])(
    'loses what %s tells where the token may not see it, and nothing else',
    async (path, status, fact, needs) => {
      const { azure, collectOne } = await start();
      azure.fault = request =>
        request.path.includes(path) ? { status } : undefined;
      const values = readValues(await collectOne());
      expect(values[fact]).toEqual({ unknown: expect.stringContaining(needs) });
      expect(values).toMatchObject({ visibility: 'private' });
      const known = Object.values(values).filter(
        value => typeof value !== 'object' || Array.isArray(value),
      );
      expect(known.length).toBeGreaterThan(8);
    },
  );

  it('repeats what Azure DevOps says of a request that it refuses', async () => {
    const { azure, collectOne } = await start();
    azure.fault = () => ({
      status: 403,
      body: { message: 'TF400813: The user is not authorized.' },
    });
    expect(await collectOne()).toEqual({
      error: expect.stringContaining('(403): TF400813: The user is not'),
    });
  });

  it.each([
    ['no list', { count: 1 }, 'value'],
    ['a wrong type', { value: [{ id: 'x' }] }, 'value.0.id'],
  ])('says where an answer is wrong: %s', async (_, body, place) => {
    const { azure, collectOne } = await start();
    azure.fault = ({ path }) =>
      path.endsWith('/builds') ? { status: 200, body } : undefined;
    expect(readValues(await collectOne())).toMatchObject({
      pipelineRuns: {
        unknown: expect.stringContaining(`something unexpected at ${place}`),
      },
      branchProtected: true,
    });
  });

  it('asks again after a passing failure', async () => {
    const { azure, collectOne } = await start();
    azure.fault = failTimes(2, { status: 500 });
    expect(await collectOne()).toHaveProperty('facts');
  });

  it('says that Azure DevOps failed', async () => {
    const { azure, collectOne } = await start();
    azure.fault = () => ({ status: 503 });
    expect(await collectOne()).toEqual({
      error: expect.stringMatching(/^127.* failed \(503\)/),
    });
  });

  it('gives up on an answer that is cut, or takes too long', async () => {
    const { azure, collectOne } = await start({ timeout: 300 });
    azure.fault = ({ path }) => (path.endsWith('/builds') ? 'hang' : undefined);
    expect(readValues(await collectOne())).toMatchObject({
      pipelineRuns: { unknown: expect.stringContaining('in time') },
      branchProtected: true,
    });
    const other = await start();
    other.azure.fault = () => 'cut';
    expect(await other.collectOne()).toEqual({
      error: expect.stringContaining('could not ask'),
    });
  });

  it('waits for a short pause that Azure DevOps asks for, and goes on later after a long one', async () => {
    const { azure, collectOne } = await start();
    azure.fault = failTimes(1, {
      status: 429,
      headers: { 'retry-after': '1' },
    });
    expect(await collectOne()).toHaveProperty('facts');
    const other = await start();
    other.azure.fault = () => ({
      status: 429,
      headers: { 'retry-after': '300' },
    });
    expect(await other.collectOne()).toMatchObject({
      postponed: { reason: expect.stringContaining('asked for a pause') },
    });
  });

  it('keeps the pause that a successful answer asks for', async () => {
    const { azure, collectOne } = await start();
    azure.fault = ({ path }) =>
      path.endsWith('/git/repositories')
        ? {
            status: 200,
            body: { value: [] },
            headers: { 'retry-after': '60' },
          }
        : undefined;
    await collectOne();
    const before = azure.requests.length;
    expect(await collectOne()).toMatchObject({
      error: expect.stringContaining('there is no repository cart'),
    });
    expect(azure.requests).toHaveLength(before);
  });

  it('leaves the rest of the rate limit to others', async () => {
    const { azure, collectOne } = await start();
    azure.remaining = 30;
    expect(await collectOne()).toMatchObject({
      postponed: {
        reason: expect.stringContaining('has 30 of 200 requests left'),
      },
    });
  });

  it('asks for a version that a server knows as a preview only', async () => {
    const { azure, collectOne } = await start();
    const message =
      'The requested version "7.1" of the resource is under preview. The -preview flag must be supplied in the api-version for such requests.';
    const replies = [
      { status: 400, body: { message } },
      { status: 200, body: { value: [] } },
    ];
    azure.fault = ({ path }) =>
      path.includes('/distributedtask/') ? replies.shift() : undefined;
    await collectOne();
    const versions = azure.requests
      .filter(({ text }) => text.includes('/distributedtask/'))
      .map(({ text }) =>
        new URLSearchParams(text.split('?')[1]).get('api-version'),
      );
    expect(versions).toEqual(['7.1', '7.1-preview.1']);
  });

  it('ends soon after an abort', async () => {
    const { azure, collect, entity } = await start();
    azure.fault = () => 'hang';
    const controller = new AbortController();
    const asked = collect([entity], controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(asked).rejects.toThrow(/abort/i);
  });
});
