import {
  closeTools,
  createReader,
  startTool,
} from '../__testUtils__/startTool';

afterEach(closeTools);

const get = { get: '/items' };

describe('a login', () => {
  const login = async (answer: object, isAccepted = () => true) => {
    const tokens = await startTool(() => answer);
    const tool = await startTool(() =>
      isAccepted() ? [1] : { status: 401, body: {} },
    );
    const body = { query: 'mutation { key }', variables: { secret: 'canary' } };
    const auth = {
      login: { url: `${tokens.url}/graphql`, body, token: '$.data.*.jwt' },
    };
    const reader = createReader([{ baseUrl: tool.url, auth }], get);
    return { ...reader, tool, tokens, body };
  };
  const given = { body: { data: { key: { jwt: 't1' } } } };

  it('gives a token that is used for a while', async () => {
    const { ask, tokens, tool, body, clock } = await login(given);
    await Promise.all([ask(), ask()]);
    clock.now += 250_000;
    expect(await ask()).toEqual({ values: [1], gaps: [] });
    expect(tokens.seen.map(each => JSON.parse(each.body))).toEqual([body]);
    expect(tool.seen.at(-1)?.headers.authorization).toBe('Bearer t1');
    clock.now += 50_000;
    await ask();
    expect(tokens.seen).toHaveLength(2);
  });

  it('is told with the remedy if its token is not accepted', async () => {
    const { ask } = await login(given, () => false);
    expect((await ask()).gaps).toEqual([
      expect.stringMatching(
        /\(401\): correct the credentials at .*servers\[0\]\.auth\.login$/,
      ),
    ]);
  });

  it.each([
    ['no token', { body: { errors: [{ message: 'canary' }], data: null } }],
    ['two', { body: { data: { a: { jwt: 't1' }, b: { jwt: 't2' } } } }],
    ['another value', { body: { data: { key: { jwt: 7 } } } }],
  ])('leaves a gap after %s', async (_, answer) => {
    const { ask, tokens, tool } = await login(answer);
    expect((await ask()).gaps).toEqual([
      `could not ask ${tool.host}: ${tokens.host} gave no token: it answered without \`$.data.*.jwt\``,
    ]);
    expect(tool.seen).toEqual([]);
  });
});
