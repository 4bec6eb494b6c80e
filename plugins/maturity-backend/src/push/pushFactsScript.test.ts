import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';
import { qualitySource, service } from './__testUtils__/quality';
import { startIssuer } from './__testUtils__/startIssuer';

jest.setTimeout(120_000);

const script = resolve(
  __dirname,
  '../../../../integrations/push-facts/push-facts.mjs',
);

interface ShownFact {
  fact: string;
  value: unknown;
  grade: string;
  evidence: { url?: string }[];
}

const number = { ...qualitySource.facts.coverage, needsEvidence: false };
const source = {
  ...qualitySource,
  issuers: ['github'],
  facts: {
    ...qualitySource.facts,
    provenance: qualitySource.facts.sbom,
    scanErrors: number,
    scanWarnings: number,
    scanNotes: number,
  },
};

const rules = [
  { id: 'high', defaultConfiguration: { level: 'error' } },
  { id: 'low', defaultConfiguration: { level: 'note' } },
];
const sarif = {
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'scanner', rules } },
      invocations: [{ executionSuccessful: true }],
      results: [
        { ruleId: 'high' },
        { ruleIndex: 1 },
        { rule: { id: 'high' }, level: 'warning' },
        { ruleId: 'unlisted' },
        { ruleId: 'high', kind: 'pass' },
        { ruleId: 'high', suppressions: [{ kind: 'inSource' }] },
        { ruleId: 'high', suppressions: [{ status: 'rejected' }] },
      ],
    },
  ],
};
const istanbul = { total: { lines: { total: 8, covered: 6, pct: 75 } } };

const files: Record<string, string> = {
  'lcov.info': 'TN:\nSF:a.ts\nLF:6\nLH:6\nend_of_record\nSF:b.ts\nLF:4\nLH:3\n',
  'cobertura.xml':
    '<?xml version="1.0"?>\n<coverage line-rate="0.5" lines-covered="45" lines-valid="60" version="1">',
  'rate.xml': '<coverage branch-rate="0.1" line-rate="0.8125" version="1.9">',
  'jacoco.xml':
    '<report name="orders"><package name="a"><counter type="LINE" missed="9" covered="1"/></package><counter type="LINE" missed="25" covered="75"/><counter type="CLASS" missed="0" covered="3"/></report>',
  'coverage-summary.json': JSON.stringify(istanbul),
  'scan.sarif': JSON.stringify(sarif),
  'failed.sarif': JSON.stringify({
    runs: [{ invocations: [{ executionSuccessful: false }], results: [] }],
  }),
  'bom.json': '{"bomFormat":"CycloneDX","specVersion":"1.6"}',
  'bom.xml': '<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1">',
  'spdx.json': '\uFEFF{"spdxVersion":"SPDX-2.3","packages":[]}',
  'spdx3.json': '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld"}',
  'sbom.spdx': 'SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n',
  'other.json': '{"a":1}',
};

describe('the script that pushes facts', () => {
  let folder: string;
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let backend: Awaited<ReturnType<typeof startMaturityBackend>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'push-facts-'));
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(folder, name), content);
    }
    issuer = await startIssuer();
    backend = await startMaturityBackend({
      entities: [service('orders'), service('cart')],
      config: {
        push: {
          issuers: {
            github: {
              type: 'github',
              issuer: issuer.url,
              webUrl: 'https://github.com',
              audience: 'maturity',
            },
          },
          sources: { quality: source },
        },
      },
      features: [
        mockServices.httpAuth.factory({
          defaultCredentials: mockCredentials.none(),
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend.stop();
    await issuer.stop();
    await rm(folder, { recursive: true });
  });

  /** Runs the script as a job does. */
  async function run(args: string[], env: Record<string, string> = {}) {
    return new Promise<{ code: number; out: string; err: string }>(done => {
      execFile(
        process.execPath,
        [script, ...args],
        { cwd: folder, env: { MATURITY_PAUSE: '0.01', ...env } },
        (error, out, err) => done({ code: Number(error?.code ?? 0), out, err }),
      );
    });
  }

  const to = (entity = 'orders', url = backend.url) => [
    ...['--url', url, '--source', 'quality'],
    ...['--entity', `component:default/${entity}`],
  ];
  const inJob = () => ({
    ACTIONS_ID_TOKEN_REQUEST_URL: `${issuer.url}/token?api=2`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'job',
  });
  const getFacts = async (entity: string) => {
    const { body } = await backend.get(
      `/facts/by-name/component/default/${entity}`,
    );
    return body.sources[0].facts as ShownFact[];
  };
  /** Reads the values that it would send, by fact. */
  async function readItems(...args: string[]) {
    const { out } = await run([...to(), '--dry-run', ...args]);
    return Object.fromEntries(
      JSON.parse(out).items.map(
        ({ fact, value, unknown }: Record<string, string>) => [
          fact,
          value ?? unknown,
        ],
      ),
    );
  }

  it('pushes from GitHub Actions, by the inputs of the action', async () => {
    const { code, out, err } = await run([], {
      ...inJob(),
      INPUT_URL: `${backend.url}/`,
      INPUT_SOURCE: 'quality',
      INPUT_ENTITY: 'component:default/orders',
      INPUT_AUDIENCE: 'maturity',
      INPUT_COVERAGE: 'coverage=lcov.info',
      INPUT_SARIF: 'scan=scan.sarif',
      INPUT_SBOM: 'sbom=bom.json',
      INPUT_PROVENANCE: ' provenance=0\n',
      INPUT_FACT: 'tools=["a", "b"]',
      'INPUT_OBSERVED-AT': '',
      'INPUT_NO-FAIL': 'false',
      'INPUT_DRY-RUN': 'false',
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('coverage: 0.9 – stored');
    const facts = await getFacts('orders');
    expect(facts.map(({ fact, value }) => [fact, value])).toEqual([
      ['quality/coverage', 0.9],
      ['quality/sbom', true],
      ['quality/tools', ['a', 'b']],
      ['quality/provenance', true],
      ['quality/scanErrors', 2],
      ['quality/scanWarnings', 2],
      ['quality/scanNotes', 1],
    ]);
    expect(new Set(facts.map(({ grade }) => grade))).toEqual(
      new Set(['observed']),
    );
    expect(facts[0].evidence[0].url).toBe(
      'https://github.com/acme/orders/actions/runs/42',
    );
  });

  it('pushes from GitLab, and from Jenkins with a token of Backstage', async () => {
    const fact = ['--fact', 'tools=["x"]'];
    const gitLab = await run([...to(), ...fact], {
      MATURITY_ID_TOKEN: await issuer.sign(),
    });
    expect(gitLab).toMatchObject({ code: 0, err: '' });
    const [, token] = mockCredentials.service
      .header({
        onBehalfOf: mockCredentials.service('external:ci'),
        targetPluginId: 'maturity',
      })
      .split(' ');
    const jenkins = await run(
      [...to('cart'), '--coverage', 'coverage=jacoco.xml'],
      {
        BACKSTAGE_TOKEN: token,
        BUILD_URL: 'https://jenkins.example/job/cart/7/',
      },
    );
    expect(jenkins).toMatchObject({ code: 0, err: '' });
    expect(await getFacts('cart')).toMatchObject([
      {
        value: 0.75,
        grade: 'declared',
        evidence: [{}, { url: 'https://jenkins.example/job/cart/7/' }],
      },
    ]);
  });

  it.each([
    ['lcov.info', 0.9],
    ['cobertura.xml', 0.75],
    ['rate.xml', 0.8125],
    ['jacoco.xml', 0.75],
    ['coverage-summary.json', 0.75],
    ['other.json', expect.stringMatching(/^other.json cannot be read: /)],
    [
      'bom.xml',
      'bom.xml cannot be read: it is neither LCOV, Cobertura, JaCoCo nor Istanbul',
    ],
    ['none.xml', 'there is no file none.xml'],
  ])('reads the coverage of %s', async (file, value) => {
    expect(await readItems('--coverage', `coverage=${file}`)).toEqual({
      coverage: value,
    });
  });

  it.each([
    ['bom.json', true],
    ['bom.xml', true],
    ['spdx.json', true],
    ['spdx3.json', true],
    ['sbom.spdx', true],
    ['none.json', false],
    ['other.json', 'other.json is neither CycloneDX nor SPDX'],
  ])('finds out whether %s is an SBOM', async (file, value) => {
    expect(await readItems('--sbom', `sbom=${file}`)).toEqual({ sbom: value });
  });

  it('does not know what a tool did not find out', async () => {
    const failed = 'the scan of failed.sarif failed';
    expect(
      await readItems(
        ...['--sarif', 'scan=failed.sarif', '--provenance', 'provenance='],
      ),
    ).toEqual({
      scanErrors: failed,
      scanWarnings: failed,
      scanNotes: failed,
      provenance: 'the verification did not run',
    });
    expect(await readItems('--provenance', 'provenance=1')).toEqual({
      provenance: false,
    });
  });

  it('fails with what to do, and not where that is not wanted', async () => {
    const wrong = [...to('cart'), '--fact', 'sbom=true'];
    const refused = await run(wrong, inJob());
    expect(refused.code).toBe(1);
    expect(refused.out).toContain(
      'the catalog has no such entity that belongs',
    );
    expect(refused.err).toContain('1 of 1 facts were refused');
    expect((await run([...wrong, '--no-fail'], inJob())).code).toBe(0);

    const none = await run([...to(), '--fact', 'sbom=true']);
    expect(none).toMatchObject({ code: 1 });
    expect(none.err).toMatch(/^There is no token. In GitHub Actions, give/);
    const branch = await run([...to(), '--fact', 'sbom=true'], {
      MATURITY_ID_TOKEN: await issuer.sign({ ref_protected: 'false' }),
    });
    expect(branch.err).toContain("403 The claim 'ref_protected'");
    for (const [args, message] of [
      [[], '--url is missing'],
      [to(), 'There is no fact to push'],
      [
        [...to(), '--sbom', 'bom.json'],
        '--sbom bom.json: must be like name=value',
      ],
    ] as const) {
      const { code, err } = await run([...args]);
      expect({ code, err }).toEqual({
        code: 1,
        err: expect.stringContaining(message),
      });
    }
  });

  it('waits for a backend that is busy or not there', async () => {
    const answers = [503, 429, 200];
    const server = createServer((_, response) => {
      response.statusCode = answers.shift() ?? 500;
      response.end(
        JSON.stringify({
          error: { message: 'busy' },
          items: [{ status: 'stored' }],
        }),
      );
    }).listen(0, 'localhost');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = `http://localhost:${port}`;
    const env = { BACKSTAGE_TOKEN: 'a-token-of-backstage' };
    const args = [...to('orders', url), '--fact', 'sbom=true'];
    const busy = await run(args, env);
    expect(busy).toMatchObject({ code: 0 });
    expect(busy.err.match(/Again in/g)).toHaveLength(2);
    server.closeAllConnections();
    server.close();
    const gone = await run(args, env);
    expect(gone.code).toBe(1);
    expect(gone.err).toContain('ECONNREFUSED');
    expect(gone.err.match(/Again in/g)).toHaveLength(4);
    expect(busy.err + gone.err + gone.out).not.toContain(env.BACKSTAGE_TOKEN);
  });
});
