import { NotAllowedError } from '@backstage/errors';
import {
  builtInModel,
  MaturityApi,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createDistribution,
  nothingDistributed,
  unmatchedEvents,
} from '../../__fixtures__/deliveryFixture';
import { createOrgApi } from '../../__fixtures__/orgFixture';
import { address, renderOrg } from '../../__testUtils__/renderOrg';
import { DeliveryContent } from './DeliveryContent';

const at = '/maturity/delivery';
const answers = {
  30: createDistribution(builtInModel, 30),
  90: createDistribution(builtInModel, 90),
};
const org = createOrgApi({ count: 40 });

const region = (name: string) => screen.findByRole('region', { name });

function show(api: Partial<MaturityApi> = {}, url = at) {
  const getDeliveryDistribution = jest.fn(
    async ({ days = 90 }: { days?: 30 | 90 }) => answers[days],
  );
  renderOrg(<DeliveryContent />, {
    api: { ...org, getDeliveryDistribution, ...api },
    at: url,
  });
  return { getDeliveryDistribution };
}

it('shows for each metric how many services stand at each step, and who is missing and why', async () => {
  show();
  const panel = await region('Distribution of the delivery metrics');
  const spread = within(
    within(panel).getByRole('region', { name: 'Change lead time' }),
  );
  const [{ byBands, measured, notMeasured, trends }] = answers[90].metrics;
  expect(spread.getByText(`${measured} of 71 measured`)).toBeVisible();
  expect(
    spread.getByRole('img').getAttribute('aria-label')?.match(/\d+: /g),
  ).toEqual(byBands.filter(count => count > 0).map(count => `${count}: `));
  expect(spread.getByText(/^Middle 50 %: /)).toBeVisible();
  expect(
    spread.getByRole('list', { name: 'Reasons for missing data' }),
  ).toHaveTextContent(`${notMeasured.noEvents}: no data received`);
  expect(
    spread.getByRole('list', { name: 'Change from the previous 90 days' }),
  ).toHaveTextContent(`${trends.steady} steady`);
});

it('says that nothing is averaged and nobody is ranked, and names no one', async () => {
  show();
  const panel = await region('Distribution of the delivery metrics');
  expect(panel).toHaveTextContent(/No averages and no ranking/);
  expect(document.body).not.toHaveTextContent(/elite/i);
  expect(within(panel).queryByText(/component:/)).toBeNull();
});

it('shows each metric at each stage, leading to the services there', async () => {
  show({}, `${at}?owner=group%3Adefault%2Fa`);
  const panel = await region('Delivery by stage');
  const metric = within(
    within(panel).getByRole('region', { name: 'Deployment frequency' }),
  );
  const rows = metric.getAllByRole('listitem');
  expect(rows).toHaveLength(builtInModel.stages.length + 1);
  const [, second] = answers[90].byStage;
  const { measured } = second.metrics[1];
  expect(rows[1]).toHaveTextContent(`${measured} measured`);
  expect(within(rows[1]).getByRole('img')).toHaveAccessibleName(
    expect.stringMatching(
      /^Deployment frequency at Stage 2: .*: (\d+: [^,]+(, several a day)?(, )?)+$/,
    ),
  );
  const href = within(rows[1]).getByRole('link').getAttribute('href');
  const { pathname, searchParams } = new URL(href ?? '', 'http://portal');
  expect(pathname).toBe('/maturity/services');
  expect(searchParams.get('stage')).toBe(builtInModel.stages[1].id);
  expect(searchParams.get('owner')).toBe('group:default/a');
  expect(rows[rows.length - 1]).toHaveTextContent('Not assessed yet');
});

it('asks for what the filters leave, and keeps the days in the URL', async () => {
  const { getDeliveryDistribution } = show({}, `${at}?type=service`);
  await region('Delivery by stage');
  await userEvent.click(screen.getByRole('radio', { name: '30 days' }));
  expect(address().search).toBe('?type=service&deliveryDays=30');
  const filter = { modelId: builtInModel.id, type: ['service'] };
  await waitFor(() =>
    expect(getDeliveryDistribution.mock.calls.map(([asked]) => asked)).toEqual([
      { filter, days: 90 },
      { filter, days: 30 },
    ]),
  );
});

it('shows both as tables', async () => {
  show();
  const [spread, stages] = await Promise.all([
    region('Distribution of the delivery metrics'),
    region('Delivery by stage'),
  ]);
  for (const panel of [spread, stages]) {
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Show as table' }),
    );
  }
  const [{ measured, byBands }] = answers[90].metrics;
  const cells = (row: HTMLElement) =>
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
  expect(cells(within(spread).getByRole('row', { name: /^Measured/ }))[0]).toBe(
    String(measured),
  );
  expect(cells(within(spread).getByRole('row', { name: /^Band 1 / }))[0]).toBe(
    String(byBands[0]),
  );
  const [, stage] = answers[90].byStage;
  expect(
    cells(within(stages).getAllByRole('row', { name: /^Stage 2/ })[0]).slice(
      0,
      6,
    ),
  ).toEqual(stage.metrics[0].byBands.map(String));
});

it('exports the metrics and the events of what the filters leave', async () => {
  const exportScorecard = jest.fn(async () => ({
    fileName: 'delivery.csv',
    content: new Blob(),
  }));
  Object.assign(URL, {
    createObjectURL: jest.fn(),
    revokeObjectURL: jest.fn(),
  });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  show({ exportScorecard }, `${at}?deliveryDays=30`);
  for (const name of [/^Metrics \(CSV/, /^Events \(JSON/]) {
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export' }),
    );
    await userEvent.click(await screen.findByRole('menuitem', { name }));
    await screen.findByText('delivery.csv saved.');
  }
  const filter = { modelId: builtInModel.id };
  expect(exportScorecard.mock.calls).toEqual([
    [{ subject: 'deliveryMetrics', format: 'csv', filter, days: 30 }],
    [{ subject: 'deliveries', format: 'json', filter }],
  ]);
});

describe('events that belong to nobody', () => {
  const title = 'Events without an entity';

  it('are listed with what they are called, and why they were not found', async () => {
    show({ listUnmatchedDeliveries: async () => unmatchedEvents });
    const panel = await region(title);
    const row = within(panel).getByRole('row', { name: /argocd/ });
    expect(row).toHaveTextContent('app: orders-api');
    expect(row).toHaveTextContent('1,240 deployments');
    expect(row).toHaveTextContent('No entity is called orders-api');
    expect(panel).toHaveTextContent('Add the annotation from the event');
  });

  it('are hidden from those who may not see them', async () => {
    const listUnmatchedDeliveries = jest.fn(async () => {
      throw new NotAllowedError('Unauthorized');
    });
    show({ listUnmatchedDeliveries });
    await region('Delivery by stage');
    await waitFor(() => expect(listUnmatchedDeliveries).toHaveBeenCalled());
    expect(screen.queryByRole('region', { name: title })).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('are not mentioned where there are none', async () => {
    show();
    await region('Delivery by stage');
    expect(screen.queryByRole('region', { name: title })).toBeNull();
  });
});

describe('states of the tab', () => {
  it('invites to connect a source where nothing was ever reported', async () => {
    show({
      getDeliveryDistribution: async () => nothingDistributed(builtInModel),
    });
    expect(
      await screen.findByRole('heading', {
        name: /^Not measured: no deliveries/,
      }),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Connect a source (2 minutes)' }),
    ).toHaveAttribute('href', expect.stringMatching(/docs\/delivery\.md$/));
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('says so when no service matches', async () => {
    const nothing = { ...answers[90], total: 0 };
    show(
      { getDeliveryDistribution: async () => nothing },
      `${at}?text=nothing`,
    );
    expect(
      await screen.findByText('No results for these filters'),
    ).toBeVisible();
  });

  it('tries again after an error', async () => {
    const getDeliveryDistribution = jest
      .fn(async () => answers[90])
      .mockRejectedValueOnce(new Error('timeout'));
    show({ getDeliveryDistribution });
    expect(await screen.findByRole('alert')).toHaveTextContent('timeout');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await region('Delivery by stage');
  });

  it('says that the reader may not look', async () => {
    show({
      getDeliveryDistribution: async () => {
        throw new NotAllowedError('Unauthorized');
      },
    });
    expect(
      await screen.findByRole('heading', {
        name: "You don't have access to maturity data",
      }),
    ).toBeVisible();
  });
});
