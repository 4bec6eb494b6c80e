import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JWTPayload } from 'jose';
import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import {
  ago,
  pushed,
  qualityModel,
  qualitySource,
  service,
} from '../push/__testUtils__/quality';
import { startIssuer } from '../push/__testUtils__/startIssuer';

jest.setTimeout(120_000);

/** An entity with code at an address, and perhaps a slug. */
function at(name: string, location: string, slug?: string): Entity {
  const one = service(name, slug);
  return {
    ...one,
    metadata: {
      ...one.metadata,
      annotations: {
        ...(slug && one.metadata.annotations),
        'backstage.io/source-location': `url:${location}`,
      },
    },
  };
}

const entities = [
  service('orders'),
  service('upper', 'Acme/Orders'),
  service('cart'),
  at('inside', 'https://github.com/acme/orders/tree/main/inside/'),
  at('beside', 'https://github.com/acme/orders-2/tree/main/'),
  at('elsewhere', 'https://ghe.acme.com/acme/orders/', 'acme/orders'),
  at('central', 'https://github.com/acme/catalog/', 'acme/orders'),
];

const NOT_BOUND =
  /^items\[0\]\.entityRef: the catalog has no such entity that belongs to acme\/orders by its annotation github\.com\/project-slug or the location of its code$/;

const sbom = pushed('orders', 'sbom', true);

describe.each(testDatabaseIds)('facts of pipelines, %p', databaseId => {
  const auditor = mockServices.auditor.mock();
  const audited = { success: jest.fn(), fail: jest.fn() };
  const logger = mockServices.logger.mock();
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let other: Awaited<ReturnType<typeof startIssuer>>;

  beforeEach(async () => {
    jest.clearAllMocks();
    logger.child.mockReturnValue(logger);
    auditor.createEvent.mockResolvedValue(audited);
    issuer = await startIssuer();
    other = await startIssuer();
  });

  afterEach(async () => {
    await issuer.stop();
    await other.stop();
  });

  async function start(settings: object = {}) {
    const knex = await migratedDatabase(databaseId);
    const backend = await startMaturityBackend({
      knex,
      entities,
      config: {
        models: [qualityModel],
        push: {
          issuers: {
            github: {
              type: 'github',
              issuer: issuer.url,
              webUrl: 'https://github.com',
              audience: 'maturity',
              ...settings,
            },
          },
          sources: {
            quality: { ...qualitySource, issuers: ['github'] },
            others: qualitySource,
          },
        },
      },
      features: [
        // Callers without a token of Backstage are nobody.
        mockServices.httpAuth.factory({
          defaultCredentials: mockCredentials.none(),
        }),
        auditor.factory,
        logger.factory,
      ],
    });
    const send = (
      token: string | undefined,
      items: unknown = [sbom],
      sourceId = 'quality',
    ) => {
      const post = backend.post('/facts/oidc').unset('authorization');
      return (
        token === undefined
          ? post
          : post.set({ authorization: `Bearer ${token}` })
      ).send({ sourceId, items } as object);
    };
    const getStage = async (name: string) => {
      const { body } = await backend.get(
        `/assessments/by-name/component/default/${name}`,
      );
      return body.items[0]?.stage;
    };
    const getFact = async (name: string, fact: string) => {
      const { body } = await backend.get(
        `/facts/by-name/component/default/${name}`,
      );
      return body.sources[0]?.facts.find(
        (one: { fact: string }) => one.fact === `quality/${fact}`,
      );
    };
    return { ...backend, knex, send, getFact, getStage };
  }

  /** All that was written to the log or the audit. */
  const written = () =>
    JSON.stringify([
      ...(['debug', 'info', 'warn', 'error'] as const).flatMap(
        level => logger[level].mock.calls,
      ),
      ...auditor.createEvent.mock.calls,
      ...audited.fail.mock.calls.map(([{ error }]) => String(error?.stack)),
      ...audited.success.mock.calls,
    ]);

  it('are observed, with a link to the run', async () => {
    const { send, getFact, getStage, stop } = await start();
    const token = await issuer.sign();
    const items = [sbom, pushed('orders', 'coverage', 0.9, { evidence: [] })];
    const { body } = await send(token, items).expect(200);
    expect(body.counts).toMatchObject({ stored: 2, refused: 0 });
    expect(await getFact('orders', 'sbom')).toMatchObject({
      grade: 'observed',
      evidence: [
        {
          title: expect.stringMatching(
            /^Pushed by acme\/orders \(run 42\) at 20\d\d-/,
          ),
          url: 'https://github.com/acme/orders/actions/runs/42',
        },
        { title: 'report', url: 'https://ci.example/report' },
      ],
    });
    expect(await getStage('orders')).toBe('stage-coverage');
    // The same run again.
    const again = await send(token, items).expect(200);
    expect(again.body.counts).toMatchObject({ unchanged: 2 });
    expect(audited.success).toHaveBeenCalledWith({
      meta: expect.objectContaining({ sender: 'acme/orders' }),
    });
    expect(written()).not.toContain(token);
    await stop();
  });

  it('stand against what others declare, until they are stale', async () => {
    const { send, post, getFact, getStage, stop } = await start();
    const ci = mockCredentials.service.header({
      onBehalfOf: mockCredentials.service('external:ci'),
      targetPluginId: 'maturity',
    });
    const declare = async (value: number, observedAt: string) => {
      const items = [pushed('orders', 'coverage', value, { observedAt })];
      const { body } = await post('/facts')
        .set({ authorization: ci })
        .send({ sourceId: 'quality', items })
        .expect(200);
      return body.items[0];
    };
    const observe = async (value: number, observedAt: string) => {
      const items = [pushed('orders', 'coverage', value, { observedAt })];
      const { body } = await send(await issuer.sign(), items).expect(200);
      return body.items[0].status;
    };
    const days = (count: number) => ago(count * 24 * 60);
    // Stale from the start, so anybody replaces it.
    expect(await observe(0.2, days(9))).toBe('stored');
    expect((await declare(0.9, days(2))).status).toBe('stored');
    expect((await getFact('orders', 'coverage')).grade).toBe('declared');
    // Observed before, and yet it says more.
    expect(await observe(0.3, days(3))).toBe('stored');
    expect(await declare(0.9, days(1))).toEqual({
      status: 'refused',
      message: expect.stringMatching(/^items\[0\]: a sender that is bound/),
    });
    expect(await observe(0.1, days(4))).toBe('older');
    expect(await getFact('orders', 'coverage')).toMatchObject({
      value: 0.3,
      grade: 'observed',
    });
    expect(await getStage('orders')).not.toBe('stage-coverage');
    await stop();
  });

  it.each([
    ['orders', 'stored'],
    ['upper', 'stored'],
    ['inside', 'stored'],
    ['central', 'stored'],
    ['cart', 'refused'],
    ['beside', 'refused'],
    ['elsewhere', 'refused'],
    ['none', 'refused'],
  ])('are of the entity of the repository: %s is %s', async (name, status) => {
    const { send, knex, stop } = await start();
    const { body } = await send(await issuer.sign(), [
      pushed(name, 'sbom', true),
    ]).expect(200);
    const isRefused = status === 'refused';
    const [answer] = body.items;
    expect([answer.status, NOT_BOUND.test(answer.message)]).toEqual([
      status,
      isRefused,
    ]);
    expect(await knex('facts').select()).toHaveLength(isRefused ? 0 : 1);
    await stop();
  });

  it.each<[string, () => Promise<string | undefined>, number, string]>([
    ['no token', async () => undefined, 401, 'Needs the OIDC token'],
    ['no JWT', async () => 'x.y.z', 401, 'none of an issuer'],
    [
      'a token of Backstage',
      async () => mockCredentials.service.token(),
      401,
      'none of an issuer',
    ],
    [
      'an issuer that is not configured',
      () => other.sign(),
      401,
      'none of an issuer',
    ],
    [
      'a signature of somebody else',
      () => other.sign({ iss: issuer.url }),
      401,
      'not signed by its issuer',
    ],
    ['no signature', async () => issuer.unsigned(), 401, 'not signed'],
    [
      'a secret that is public',
      () => issuer.sign({}, { secret: issuer.publicKey() }),
      401,
      'not signed',
    ],
    ['another audience', () => issuer.sign({ aud: 'x' }), 401, 'audience'],
    [
      'an end in the past',
      () => issuer.sign({ exp: Math.floor(Date.now() / 1000) - 120 }),
      401,
      'expired',
    ],
    ['no end', () => issuer.sign({ exp: undefined }), 401, "'exp'"],
    [
      'no repository',
      () => issuer.sign({ repository: undefined }),
      403,
      "no claim 'repository'",
    ],
    [
      'a pull request',
      () => issuer.sign({ ref_protected: 'false' }),
      403,
      "'ref_protected'",
    ],
  ])('are refused with %s', async (_, createToken, status, message) => {
    const { send, knex, stop } = await start();
    const token = await createToken();
    const { body } = await send(token).expect(status);
    expect(body.error.message).toContain(message);
    expect(await knex('facts').select()).toEqual([]);
    expect(audited.fail).toHaveBeenCalledTimes(1);
    const told = written() + JSON.stringify(body);
    expect(told).not.toContain(token ?? 'no token');
    await stop();
  });

  it('are refused by sources that do not name the issuer', async () => {
    const { send, stop } = await start();
    const token = await issuer.sign();
    const refused = await send(token, [sbom], 'others').expect(403);
    const absent = await send(token, [sbom], 'absent').expect(403);
    expect(refused.body.error.message).toBe(
      absent.body.error.message.replace('absent', 'others'),
    );
    await stop();
  });

  it.each<[string, JWTPayload, number]>([
    ['main', { job_workflow_ref: 'acme/ci/push.yml@refs/heads/main' }, 200],
    ['another workflow', { job_workflow_ref: 'acme/evil/push.yml@main' }, 403],
    ['another branch', { ref: 'refs/heads/topic' }, 403],
    ['a claim that is no text', { ref: ['refs/heads/main'] }, 403],
  ])('need the configured claims: %s', async (_, claims, status) => {
    const { send, stop } = await start({
      require: {
        ref: ['refs/heads/main', 'refs/tags/*'],
        job_workflow_ref: 'acme/ci/*',
      },
    });
    const token = await issuer.sign({
      job_workflow_ref: 'acme/ci/push.yml@main',
      ref_protected: 'false',
      ...claims,
    });
    expect((await send(token)).status).toBe(status);
    await stop();
  });

  it('open no other path to those without a token of Backstage', async () => {
    const { get, post, stop } = await start();
    const path = '/facts/by-name/component/default/orders';
    const body = { sourceId: 'quality', items: [sbom] };
    const authorization = `Bearer ${await issuer.sign()}`;
    const answers = await Promise.all([
      get(path).unset('authorization'),
      get(path).set({ authorization }),
      post('/facts').unset('authorization').send(body),
      post('/facts').set({ authorization }).send(body),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    await stop();
  });

  it('wait for an issuer that cannot be asked, and store nothing', async () => {
    const { send, knex, stop } = await start();
    issuer.answerWith(500);
    const down = await send(await issuer.sign()).expect(503);
    expect(down.body.error.message).toMatch(
      /^The keys of http:\/\/localhost:\d+ cannot be read: .*Nothing is stored; send it again later/,
    );
    expect(await knex('facts').select()).toEqual([]);
    issuer.answerWith(200);
    await send(await issuer.sign()).expect(200);
    const asked = issuer.requests.length;
    await send(await issuer.sign()).expect(200);
    expect(issuer.requests).toHaveLength(asked);
    await stop();
  });

  it('ask no host that is not configured for keys', async () => {
    const { send, stop } = await start();
    issuer.moveKeysTo(other.url);
    const { body } = await send(await issuer.sign()).expect(503);
    expect(body.error.message).toContain(
      'set maturity.push.issuers.github.jwksUrl',
    );
    expect(other.requests).toEqual([]);
    await stop();
  });

  it('link the job of GitLab, and bind by the path of the project', async () => {
    const { send, getFact, stop } = await start({
      type: 'gitlab',
      webUrl: 'https://gitlab.acme.com',
      annotation: 'github.com/project-slug',
    });
    await send(await issuer.sign({ repository: undefined })).expect(200);
    expect((await getFact('orders', 'sbom')).evidence[0].url).toBe(
      'https://gitlab.acme.com/acme/orders/-/jobs/42',
    );
    await stop();
  });
});
