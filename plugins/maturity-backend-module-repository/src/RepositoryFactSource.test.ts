import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  CollectedFacts,
  CollectOptions,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import { createRepositoryReaders } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  createPace,
  entityWith,
  fakeUrlReader,
  integrations,
  limits,
} from './__testUtils__/repositories';
import { repositoryFacts } from './declarations';
import { LocalRepositoryReader } from './readers/LocalRepositoryReader';
import { UrlRepositoryReader } from './readers/UrlRepositoryReader';
import { RepositoryFactSource } from './RepositoryFactSource';
import { createJudge } from './__testUtils__/judge';

const judge = createJudge();

const directory = createMockDirectory();
const commit = '0123456789abcdef0123456789abcdef01234567';
const shop = 'https://github.com/acme/shop/tree/main';

const repositories = {
  [`${shop}`]: {
    etag: commit,
    files: {
      'README.md': '# Shop',
      '.github/workflows/ci.yml':
        'jobs: { a: { steps: [{ run: make test }] } }',
      'services/cart/main_test.go': 'package cart',
      'services/cart/deploy/k8s/cart.yaml':
        'apiVersion: apps/v1\nkind: Deployment',
      'services/web/app.test.ts': '',
    },
  },
  'https://github.com/acme/empty': { etag: commit, files: {} },
};

const at = (name: string, url: string) =>
  entityWith(name, { 'backstage.io/source-location': `url:${url}` });
const root = at('shop', `${shop}/`);
const cart = at('cart', `${shop}/services/cart/`);
const web = at('web', `${shop}/services/web`);
const gone = at('gone', 'https://github.com/acme/gone/tree/main/');
const empty = at('empty', 'https://github.com/acme/empty');
const nowhere = entityWith('nowhere');

beforeEach(() => {
  directory.setContent({
    shop: { 'README.md': '# Shop', 'cart/main_test.go': '', 'a/main.tf': '' },
  });
});

function sourceWith(
  options: {
    readonly urlReader?: UrlReaderService;
    readonly timeout?: number;
  } = {},
) {
  const { urlReader = fakeUrlReader(repositories), timeout = 2000 } = options;
  const pace = createPace({ timeout });
  return new RepositoryFactSource({
    readers: {
      local: new LocalRepositoryReader({
        roots: new Map([['examples', directory.path]]),
        pace,
      }),
      remote: createRepositoryReaders({ logger: mockServices.logger.mock() }),
      url: new UrlRepositoryReader({ urlReader, pace }),
    },
    integrations,
    limits,
    judge,
  });
}

function collect(
  entities: readonly Entity[],
  options: Partial<CollectOptions> & {
    readonly source?: RepositoryFactSource;
  } = {},
) {
  return (options.source ?? sourceWith()).collect({
    entities,
    etags: new Map(),
    signal: new AbortController().signal,
    logger: mockServices.logger.mock(),
    ...options,
  });
}

function readValue(answer: CollectedFacts | undefined, name: string) {
  const fact = answer && 'facts' in answer ? answer.facts[name] : undefined;
  return fact && 'value' in fact ? fact.value : fact;
}

describe('RepositoryFactSource', () => {
  it('keeps the contract with the URL reader', async () => {
    const contract = testFactSource({
      source: sourceWith(),
      entities: [root, cart, web, empty, nowhere],
      brokenEntities: [gone, at('missing', `${shop}/services/missing`)],
    });
    await expect(contract).resolves.toBeUndefined();
  });

  it('keeps the contract with the local reader', async () => {
    const local = (name: string, path: string) =>
      entityWith(name, { 'platform-maturity.io/local-source': path });
    const contract = testFactSource({
      source: sourceWith(),
      entities: [
        local('shop', 'examples/shop'),
        local('a', 'examples/shop//a'),
      ],
      brokenEntities: [
        local('out', 'examples/../..'),
        local('folder', 'examples/shop//none'),
        local('off', 'other/shop'),
      ],
    });
    await expect(contract).resolves.toBeUndefined();
  });

  it('judges a folder by itself and the CI of the root', async () => {
    const answers = await collect([root, cart, web]);
    const tests = [...answers].map(([ref, answer]) => [
      ref,
      readValue(answer, 'tests'),
      readValue(answer, 'ciProviders'),
      readValue(answer, 'infrastructureAsCode'),
      readValue(answer, 'documentation'),
    ]);
    const ci = ['GitHub Actions'];
    const kubernetes = ['Kubernetes manifests'];
    expect(tests).toEqual([
      [
        'component:default/shop',
        ['Go', 'JavaScript and TypeScript'],
        ci,
        kubernetes,
        ['README'],
      ],
      ['component:default/cart', ['Go'], ci, kubernetes, []],
      ['component:default/web', ['JavaScript and TypeScript'], ci, [], []],
    ]);
  });

  it('names the files of a fact, with links to the commit', async () => {
    const answer = (await collect([cart])).get('component:default/cart');
    expect(answer).toMatchObject({
      facts: {
        ciProviders: {
          value: ['GitHub Actions'],
          evidence: [
            {
              title: '.github/workflows/ci.yml (github-actions)',
              url: `https://github.com/acme/shop/blob/${commit}/.github/workflows/ci.yml`,
            },
          ],
        },
        readable: { value: true },
      },
      etag: expect.stringMatching(`^[0-9a-f]{16}:${commit}$`),
    });
  });

  it('reads a repository that entities share once', async () => {
    const urlReader = fakeUrlReader(repositories);
    await collect([root, cart, web, gone], {
      source: sourceWith({ urlReader }),
    });
    expect(urlReader.readTree).toHaveBeenCalledTimes(2);
  });

  it('reads again only what is not known at the same etag', async () => {
    const collectEtags = async (entities: readonly Entity[]) =>
      new Map(
        [...(await collect(entities))].flatMap(([ref, answer]) =>
          'etag' in answer && answer.etag ? [[ref, answer.etag]] : [],
        ) as [string, string][],
      );
    const unchanged = { unchanged: true };
    const etags = await collectEtags([root, cart]);
    const again = await collect([root, cart], { etags });
    expect([...again.values()]).toEqual([unchanged, unchanged]);
    // One that is new to the repository needs the files, so all are judged.
    const withNew = await collect([root, cart, web], { etags });
    expect(readValue(withNew.get('component:default/web'), 'tests')).toEqual([
      'JavaScript and TypeScript',
    ]);
    // The etag of another place says nothing about this one.
    const moved = await collect([at('cart', `${shop}/services/web`)], {
      etags,
    });
    expect(moved.get('component:default/cart')).not.toEqual(unchanged);
  });

  it('knows of an empty repository that nothing is there', async () => {
    const answer = (await collect([empty])).get('component:default/empty');
    const expected = Object.fromEntries(
      repositoryFacts.map(({ name, type }) => [
        name,
        { value: type === 'boolean' ? name === 'readable' : [] },
      ]),
    );
    expect(answer).toMatchObject({ facts: expected });
  });

  it('tells why an entity without a repository is not known', async () => {
    const answer = (await collect([nowhere])).get('component:default/nowhere');
    expect(readValue(answer, 'readable')).toBe(false);
    expect(readValue(answer, 'tests')).toEqual({
      unknown: 'the entity has no backstage.io/source-location annotation',
    });
  });

  it('does not say that there is no repository where it cannot read the location', async () => {
    const file = entityWith('file', {
      'backstage.io/managed-by-location': 'file:/srv/catalog.yaml',
    });
    const answer = (await collect([file])).get('component:default/file');
    const unknown =
      "this location cannot be read, because it is of the type 'file', and only the type 'url' can be read";
    expect(readValue(answer, 'readable')).toEqual({ unknown });
    expect(readValue(answer, 'tests')).toEqual({ unknown });
  });

  it('reports what goes wrong for the entity that it concerns', async () => {
    const answers = await collect([gone, at('x', `${shop}/nope`), root]);
    expect(answers.get('component:default/gone')).toEqual({
      error: 'repository not found at https://github.com/acme/gone/tree/main',
    });
    expect(answers.get('component:default/x')).toEqual({
      error:
        "there is no folder 'nope' in https://github.com/acme/shop/tree/main",
    });
    expect(readValue(answers.get('component:default/shop'), 'readable')).toBe(
      true,
    );
  });

  it('cuts off a reader that hangs, and no other', async () => {
    const good = fakeUrlReader(repositories);
    const urlReader = mockServices.urlReader.mock({
      readTree: (url, options) =>
        url.includes('gone')
          ? new Promise(() => {})
          : good.readTree(url, options),
    });
    const answers = await collect([gone, root], {
      source: sourceWith({ urlReader, timeout: 50 }),
    });
    expect(answers.get('component:default/gone')).toEqual({
      error:
        'reading https://github.com/acme/gone/tree/main took longer than 0.05 seconds, the limit at maturity.sources.repository.limits.timeout',
    });
    expect(answers.get('component:default/shop')).toHaveProperty('facts');
  });

  it('keeps what was answered before an abort', async () => {
    const controller = new AbortController();
    const good = fakeUrlReader(repositories);
    const urlReader = mockServices.urlReader.mock({
      readTree: async (url, options) => {
        if (url.includes('gone')) {
          setTimeout(() => controller.abort(), 20);
          return new Promise(() => {});
        }
        return good.readTree(url, options);
      },
    });
    const source = sourceWith({ urlReader });
    const answers = await collect([gone, root], {
      source,
      signal: controller.signal,
    });
    expect([...answers.keys()]).toEqual(['component:default/shop']);
    await expect(
      collect([root], { source, signal: controller.signal }),
    ).rejects.toThrow('aborted');
  });

  it('says which facts a file that is too large leaves open', async () => {
    const source = sourceWith({
      urlReader: fakeUrlReader({
        [shop]: {
          etag: commit,
          files: { '.github/workflows/ci.yml': `# ${'x'.repeat(2000)}` },
        },
      }),
    });
    const answer = (await collect([root], { source })).get(
      'component:default/shop',
    );
    expect(readValue(answer, 'ciProviders')).toEqual(['GitHub Actions']);
    expect(readValue(answer, 'securityScanners')).toEqual({
      unknown: expect.stringContaining('limits.fileSize'),
    });
    expect(readValue(answer, 'tests')).toEqual([]);
  });

  it('survives a 10,000-character annotation and markup in names', async () => {
    const long = at('long', `https://github.com/acme/${'x'.repeat(10_000)}`);
    const markup = at('markup', `${shop}/<script>alert(1)</script>'; --`);
    const notUrl = entityWith('not-url', {
      'backstage.io/source-location': 'x'.repeat(10_000),
    });
    const answers = await collect([long, markup, notUrl, root]);
    expect(answers.get('component:default/long')).toHaveProperty('error');
    expect(answers.get('component:default/markup')).toHaveProperty('error');
    expect(
      readValue(answers.get('component:default/not-url'), 'readable'),
    ).toEqual({
      unknown: expect.stringMatching(/^this location cannot be read/),
    });
    expect(
      JSON.stringify(answers.get('component:default/not-url')).length,
    ).toBeLessThan(10_000);
    expect(answers.get('component:default/shop')).toHaveProperty('facts');
  });
});
