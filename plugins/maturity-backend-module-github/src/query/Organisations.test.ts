import { createComponent, hoursAgo, shop } from '../__testUtils__/exampleWorld';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { FakeOrganisation } from '../__testUtils__/organisationWorld';
import { readValues, startSource } from '../__testUtils__/startSource';

// Lists of many pages are checked against the published description.
jest.setTimeout(60_000);

const toRef = (slug: string) => `component:default/${slug.replace('/', '-')}`;

/** Its default branch has a rule, so that it is not asked about for that. */
const ruled = (slug: string, change: Partial<FakeRepository> = {}) => ({
  slug,
  rulesets: [{ name: 'all', reviews: 1 }],
  ...change,
});

async function start(
  repositories: readonly FakeRepository[],
  organisation: Partial<FakeOrganisation> = {},
) {
  const { collect, github, host } = await startSource(repositories);
  Object.assign(github.organisation, organisation);
  const ask = async () => {
    github.requests.length = 0;
    const answers = await collect(
      repositories.map(({ slug }) => createComponent(slug)),
    );
    const facts = new Map(
      repositories.map(({ slug }) => [
        slug,
        readValues(answers.get(toRef(slug))),
      ]),
    );
    const asked = github.requests
      .filter(({ kind }) => kind === 'rest')
      .map(({ text }) => text.replace(/\?.*/, ''))
      .sort();
    return { facts, asked };
  };
  return { github, host, ask };
}

const LISTS = [
  '/orgs/acme/code-scanning/alerts',
  '/orgs/acme/repos',
  '/orgs/acme/secret-scanning/alerts',
];

describe('an organisation', () => {
  it('is asked once for the alerts of all repositories, whose settings tell what is on', async () => {
    const { ask } = await start([
      shop,
      ruled('acme/clean', { codeScanning: 'off', secretScanning: 0 }),
      ruled('acme/off'),
    ]);
    const { facts, asked } = await ask();
    expect(asked).toEqual(LISTS);
    expect(facts.get('acme/shop')).toMatchObject({
      codeScanning: true,
      secretScanning: true,
      openSecrets: 2,
      openAlerts: { critical: 2, high: 0, medium: 2, low: 0 },
      oldestCriticalAlertDays: 40,
    });
    expect(facts.get('acme/clean')).toMatchObject({
      codeScanning: false,
      secretScanning: true,
      openSecrets: 0,
    });
    expect(facts.get('acme/off')).toMatchObject({
      codeScanning: false,
      secretScanning: false,
    });
  });

  it('takes no alert for no evidence: the repository is asked, once a day', async () => {
    const { ask } = await start(
      [
        ruled('acme/clean', { codeScanning: [], secretScanning: 0 }),
        ruled('acme/off'),
      ],
      { showsSettings: false },
    );
    const first = await ask();
    expect(first.asked).toEqual([
      ...LISTS,
      '/repos/acme/clean/code-scanning/alerts',
      '/repos/acme/clean/secret-scanning/alerts',
      '/repos/acme/off/code-scanning/alerts',
      '/repos/acme/off/secret-scanning/alerts',
    ]);
    expect(first.facts.get('acme/clean')).toMatchObject({
      codeScanning: true,
      secretScanning: true,
    });
    expect(first.facts.get('acme/off')).toMatchObject({
      codeScanning: false,
      secretScanning: false,
    });
    const second = await ask();
    expect(second.asked).toEqual([]);
    expect(second.facts).toEqual(first.facts);
  });

  it('is asked again after an event about an alert', async () => {
    const { ask, github, host } = await start([shop]);
    expect((await ask()).asked).toEqual(LISTS);
    github.have([{ ...shop, secretScanning: 3 }]);
    expect((await ask()).facts.get('acme/shop')).toMatchObject({
      openSecrets: 2,
    });
    host.toChange('github.secret_scanning_alert', {});
    expect((await ask()).facts.get('acme/shop')).toMatchObject({
      openSecrets: 3,
    });
  });

  it('needs not ask where code scanning reported on a commit', async () => {
    const { ask } = await start([
      ruled('acme/scanned', {
        codeScanning: [],
        secretScanning: 0,
        visibility: 'PUBLIC',
        checks: [
          {
            app: 'GitHub Advanced Security',
            conclusion: 'SUCCESS',
            createdAt: hoursAgo(2),
          },
        ],
      }),
    ]);
    const { facts, asked } = await ask();
    expect(asked).toEqual(LISTS);
    expect(facts.get('acme/scanned')).toMatchObject({ codeScanning: true });
  });

  it('does not show alerts to an App without the permissions, which is not asked for each', async () => {
    const { ask } = await start([shop], { asker: 'app' });
    const { facts, asked } = await ask();
    expect(asked).toEqual(LISTS);
    const needs = (permission: string) => ({
      unknown: `the credentials may not see it: grant the permission '${permission}'`,
    });
    expect(facts.get('acme/shop')).toMatchObject({
      codeScanning: needs('Code scanning alerts: read (security_events)'),
      secretScanning: needs('Secret scanning alerts: read (security_events)'),
      openAlerts: needs('Code scanning alerts: read (security_events)'),
    });
  });

  it('that shows no lists to people who do not own it has each repository asked', async () => {
    const { ask } = await start([shop], { asker: 'member' });
    const { facts, asked } = await ask();
    expect(asked).toEqual([
      ...LISTS,
      '/repos/acme/shop/code-scanning/alerts',
      '/repos/acme/shop/secret-scanning/alerts',
    ]);
    expect(facts.get('acme/shop')).toMatchObject({
      openAlerts: { critical: 2 },
      openSecrets: 2,
    });
  });

  it('with too many alerts has each repository asked', async () => {
    const codeScanning = Array.from({ length: 4_000 }, () => ({
      createdAt: hoursAgo(24),
    }));
    const { ask } = await start([ruled('acme/many', { codeScanning })]);
    const first = await ask();
    const lists = first.asked.filter(path => path === LISTS[0]);
    expect(lists).toHaveLength(40);
    expect(first.facts.get('acme/many')).toMatchObject({
      // The five pages that are read of a repository.
      openAlerts: { medium: 500 },
    });
  });

  it('is spared: at most 100 repositories are asked one by one in an hour', async () => {
    const repositories = Array.from({ length: 120 }, (_, at) =>
      ruled(`acme/repository-${at}`, { secretScanning: 0, isLicensed: true }),
    );
    const { ask } = await start(repositories);
    const { facts, asked } = await ask();
    expect(asked.filter(path => path.startsWith('/repos/'))).toHaveLength(100);
    const codeScanning = [...facts.values()].map(each => each.codeScanning);
    expect(codeScanning.filter(value => value === false)).toHaveLength(100);
    expect(codeScanning.filter(value => value !== false)).toEqual(
      Array(20).fill({
        unknown: expect.stringContaining('not asked about yet'),
      }),
    );
  });

  it('that fails for a moment leaves the alerts unknown', async () => {
    const { ask, github } = await start([shop]);
    github.fault = ({ path }) =>
      path.startsWith('/orgs/acme/code') ? { status: 500 } : undefined;
    const { facts } = await ask();
    expect(facts.get('acme/shop')).toMatchObject({
      codeScanning: { unknown: expect.stringContaining('failed (500)') },
      secretScanning: true,
    });
  });
});

it('asks about each repository of a person', async () => {
  const { ask, github } = await start([{ ...shop, slug: 'ann/shop' }]);
  github.people.add('ann');
  const { facts, asked } = await ask();
  expect(asked).toEqual([
    '/repos/ann/shop/code-scanning/alerts',
    '/repos/ann/shop/secret-scanning/alerts',
  ]);
  expect(facts.get('ann/shop')).toMatchObject({ codeScanning: true });
});
