import { NotAllowedError } from '@backstage/errors';
import {
  builtInModel,
  MaturityApi,
  SourceHealth,
  TrySourceResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi } from '../../__fixtures__/orgFixture';
import { renderOrg } from '../../__testUtils__/renderOrg';
import { SourcesContent } from './SourcesContent';
import { readRefs } from './SourceTrial';

const MINUTE = 60_000;
const ago = (minutes: number) =>
  new Date(Date.now() - minutes * MINUTE).toISOString();

const github: SourceHealth = {
  sourceId: 'github',
  title: 'GitHub',
  state: 'partly',
  isRunning: false,
  everySeconds: 3600,
  nextRunAt: ago(-50),
  lastRun: {
    startedAt: ago(12),
    endedAt: ago(10),
    asked: 100,
    withFacts: 70,
    failed: 9,
    collectedBefore: 0,
    requests: 1234,
    budgets: [
      {
        account: 'github.com',
        counts: 'GraphQL',
        limit: 5000,
        remaining: 4200,
        resetsAt: ago(-40),
      },
    ],
  },
  problems: [{ message: 'the token needs security_events', entities: 30 }],
};
const argo: SourceHealth = {
  sourceId: 'argo-cd',
  title: 'Argo CD',
  state: 'good',
  isRunning: true,
  cron: '0 * * * *',
  lastRun: {
    startedAt: ago(3),
    endedAt: ago(2),
    asked: 100,
    withFacts: 100,
    failed: 0,
    collectedBefore: 40,
  },
  problems: [],
};
const sentry: SourceHealth = {
  sourceId: 'sentry',
  title: 'Sentry',
  state: 'failing',
  isRunning: false,
  lastRun: {
    startedAt: ago(9),
    endedAt: ago(8),
    asked: 0,
    withFacts: 0,
    failed: 0,
    collectedBefore: 0,
    error: 'the catalog did not answer',
  },
  problems: [],
};
const snyk: SourceHealth = {
  sourceId: 'snyk',
  title: 'Snyk',
  state: 'new',
  isRunning: false,
  everySeconds: 3600,
  problems: [],
};

function show(api: Partial<MaturityApi> = {}) {
  renderOrg(<SourcesContent />, {
    api: {
      ...createOrgApi({ count: 3 }),
      listSources: async () => ({ items: [argo, github, sentry, snyk] }),
      ...api,
    },
    at: '/maturity/sources',
  });
}

const panel = () => screen.findByRole('region', { name: 'Fact sources' });
const open = async (name: RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

it('says how many sources are in which state, those first that need somebody', async () => {
  show();
  expect(await panel()).toHaveTextContent(
    '4 sources: 1 good, 1 with errors, 1 failing, 1 not run yet.',
  );
  const names = within(await panel())
    .getAllByRole('heading', { level: 3 })
    .map(
      heading => /Sentry|GitHub|Snyk|Argo CD/.exec(heading.textContent!)?.[0],
    );
  expect(names).toEqual(['Sentry', 'GitHub', 'Snyk', 'Argo CD']);
});

it('shows the runs, the requests and the answers of a source', async () => {
  show();
  const row = await screen.findByRole('button', { name: /GitHub/ });
  expect(row).toHaveTextContent('with errors');
  expect(row).toHaveTextContent(
    'Last run 10 minutes ago · next in 50 minutes · 1,234 requests',
  );
  const bar = within(screen.getByRole('list', { name: 'Answers of GitHub' }));
  expect(
    bar.getAllByRole('img').map(each => each.getAttribute('aria-label')),
  ).toEqual([
    'Facts known: 70 of 100 entities',
    'Nothing known: 21 of 100 entities',
    'Error: 9 of 100 entities',
  ]);
  expect(screen.getByRole('button', { name: /Argo CD/ })).toHaveTextContent(
    'running now · Last run 2 minutes ago · runs at 0 * * * *',
  );
  expect(screen.getByRole('button', { name: /Sentry/ })).toHaveTextContent(
    'runs only when triggered',
  );
  expect(screen.queryByRole('list', { name: 'Answers of Snyk' })).toBeNull();
});

it('shows what is left of the rate limits of a source, where there are any', async () => {
  show();
  const budgets = await screen.findByRole('list', {
    name: 'Rate limits of GitHub',
  });
  expect(budgets).toHaveTextContent(
    'github.com, GraphQL: 4,200 of 5,000 left · reset in 40 minutes',
  );
  expect(
    screen.queryByRole('list', { name: 'Rate limits of Argo CD' }),
  ).toBeNull();
});

it('shows what a source did not know and why, and why a run ended early', async () => {
  show();
  await open(/GitHub/);
  expect(await screen.findByText('30 entities')).toBeVisible();
  expect(screen.getByText('the token needs security_events')).toBeVisible();
  await open(/Sentry/);
  expect(await screen.findByText('the catalog did not answer')).toBeVisible();
  await open(/Argo CD/);
  expect(
    await screen.findByText(/^40 entities were collected before/),
  ).toBeVisible();
  expect(
    screen.getByText('Every fact that the source reported is known.'),
  ).toBeVisible();
});

it('shows that facts are pushed, and when', async () => {
  const pushed: SourceHealth = {
    sourceId: 'quality',
    title: 'Quality gates',
    state: 'partly',
    isRunning: false,
    isPushed: true,
    lastRun: {
      startedAt: ago(4),
      endedAt: ago(4),
      asked: 3,
      withFacts: 2,
      failed: 1,
      collectedBefore: 0,
    },
    problems: [{ message: 'value: must be a number', entities: 1 }],
  };
  show({ listSources: async () => ({ items: [pushed] }) });
  const row = await screen.findByRole('button', { name: /Quality gates/ });
  expect(row).toHaveTextContent('pushed · last push 4 minutes ago');
  expect(row).not.toHaveTextContent('triggered');
  await open(/Quality gates/);
  expect(
    await screen.findByText('Refused in the last push, and why'),
  ).toBeVisible();
  expect(screen.getByText('1 fact')).toBeVisible();
  expect(screen.getByText('value: must be a number')).toBeVisible();
  expect(screen.queryByText('Try it on some entities')).toBeNull();
});

it('has the same as a table', async () => {
  show();
  await userEvent.click(
    await screen.findByRole('button', { name: 'Show as table' }),
  );
  const cells = within(
    await screen.findByRole('row', { name: /^GitHub/ }),
  ).getAllByRole('cell');
  expect(cells.map(cell => cell.textContent)).toEqual([
    'with errors',
    '10 minutes ago',
    '120',
    '100',
    '70',
    '9',
    '1,234',
    '4,200 / 5,000',
  ]);
});

it('tries a source on entities, and shows facts, reasons and the log', async () => {
  const answer: TrySourceResponse = {
    items: [
      {
        entityRef: 'component:default/shop',
        result: 'facts',
        facts: [
          { fact: 'github/branchProtected', value: true },
          {
            fact: 'github/reviewShare',
            unknown: {
              reason: 'missing',
              cause: 'notObservable',
              source: 'github',
              message: 'two values at $.share',
            },
          },
        ],
      },
      {
        entityRef: 'component:default/cart',
        result: 'failed',
        message: 'refused (403)',
        facts: [],
      },
    ],
    messages: ['Asked github: 2 requests'],
    milliseconds: 2340,
  };
  const trySource = jest.fn(async () => answer);
  show({ trySource });
  await open(/GitHub/);
  await userEvent.type(
    await screen.findByRole('textbox', { name: 'Entities' }),
    'shop, component:default/cart',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Try' }));
  expect(await screen.findByText('Answered in 2.3 sec')).toBeVisible();
  expect(trySource).toHaveBeenCalledWith({
    sourceId: 'github',
    entityRefs: ['shop', 'component:default/cart'],
  });
  expect(screen.getByText('refused (403)')).toBeVisible();
  expect(screen.getByText(/two values at \$\.share/)).toBeVisible();
  await userEvent.click(screen.getByText('Log of the source'));
  expect(screen.getByText('Asked github: 2 requests')).toBeVisible();
});

it('says why a source could not be tried, and tries again', async () => {
  const trySource = jest.fn(async () => {
    throw new Error("'a/b/c' is no entity ref");
  });
  show({ trySource });
  await open(/GitHub/);
  await userEvent.type(
    await screen.findByRole('textbox', { name: 'Entities' }),
    'a/b/c{Enter}',
  );
  expect(await screen.findByRole('alert')).toHaveTextContent(
    "'a/b/c' is no entity ref",
  );
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(trySource).toHaveBeenCalledTimes(2);
});

const pagerDuty = {
  sourceId: 'pagerduty',
  title: 'PagerDuty',
  setting: 'maturity.sources.pagerduty.pack',
  annotations: ['pagerduty.com/service-id', 'pagerduty.com/integration-key'],
  linked: 12,
  results: 12,
  checks: [
    { modelId: builtInModel.id, checkId: 'slo', unknown: 30 },
    { modelId: 'other', checkId: 'unheard-of', unknown: 1 },
  ],
};

const snykPack = {
  sourceId: 'snyk',
  title: 'Snyk',
  setting: 'maturity.sources.snyk.pack',
  checks: [{ modelId: 'other', checkId: 'scan', unknown: 1 }],
  linked: 0,
  results: 0,
};

it('ranks the sources that are not connected, with the way to connect them', async () => {
  show({
    listMissingSources: async () => ({
      items: [pagerDuty, { ...pagerDuty, ...snykPack }],
    }),
  });
  const missing = within(
    await screen.findByRole('region', {
      name: 'Which source would tell most?',
    }),
  );
  const row = await missing.findByRole('button', { name: /PagerDuty/ });
  expect(row).toHaveTextContent(
    'up to 12 results · 12 entities are linked by pagerduty.com/service-id or pagerduty.com/integration-key',
  );
  expect(missing.getByRole('button', { name: /Snyk/ })).toHaveTextContent(
    /no entity is linked by/,
  );
  await userEvent.click(row);
  expect(
    await missing.findByText('maturity.sources.pagerduty.pack'),
  ).toBeVisible();
  expect(missing.getByText('not measured for 30 entities')).toBeVisible();
  expect(missing.getByText('unheard-of')).toBeVisible();

  await userEvent.click(missing.getByRole('button', { name: 'Show as table' }));
  const cells = within(
    await missing.findByRole('row', { name: /^PagerDuty/ }),
  ).getAllByRole('cell');
  expect(cells.map(cell => cell.textContent)).toEqual(['12', '12', '2']);
});

it('says that no source would tell more', async () => {
  show();
  expect(await screen.findByText(/No source that is known here/)).toBeVisible();
});

it('names the permission to those who may not see it', async () => {
  show({
    listSources: async () => {
      throw new NotAllowedError('no');
    },
  });
  expect(await screen.findByText(/maturity\.source\.read/)).toBeVisible();
});

it('says that the backend did not answer', async () => {
  show({
    listSources: async () => {
      throw new Error('503 Service Unavailable');
    },
  });
  expect(await screen.findByRole('alert')).toHaveTextContent('503');
});

it('says that no source is enabled', async () => {
  show({ listSources: async () => ({ items: [] }) });
  expect(await screen.findByText('No fact source is enabled.')).toBeVisible();
});

it.each([
  ['a, b', ['a', 'b']],
  [' component:default/a\n b;c ', ['component:default/a', 'b', 'c']],
  ['', []],
])('reads the refs in %j', (text, refs) => {
  expect(readRefs(text)).toEqual(refs);
});
