import { NotAllowedError } from '@backstage/errors';
import {
  DeploymentEvent,
  MaturityApi,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createEntity } from '../../../__fixtures__';
import { region, renderTab } from '../__testUtils__/renderTab';
import {
  createDeliveryApi,
  fixtureNow,
  createReport,
  steadyEvents,
  steadyRhythm,
} from '../../../__fixtures__/deliveryFixture';
import { createEventLog } from '../../../__fixtures__/eventLog';

const ref = 'component:default/checkout';
const title = 'Delivery (DORA)';

const findRow = (section: HTMLElement, name: string) => {
  const row = within(section).getByRole('heading', { name }).closest('li');
  if (!row) {
    throw new Error(`no row ${name}`);
  }
  return row;
};

/** The section once the report is there. */
async function show(
  api: Partial<MaturityApi> = createDeliveryApi(steadyEvents),
  url = '/',
) {
  renderTab({ api, url });
  await region('Data sources of the delivery metrics');
  return region(title);
}

/** The section while there is no report. */
async function showState(api: Partial<MaturityApi>) {
  renderTab({ api });
  return region(title);
}

describe('the rulers of the entity tab', () => {
  it('show all five metrics in DORA’s two groups', async () => {
    const section = await show();
    const headings = within(section)
      .getAllByRole('heading')
      .map(({ textContent }) => textContent);
    expect(headings).toEqual([
      title,
      'Throughput',
      'Change lead time',
      'Deployment frequency',
      'Failed deployment recovery time',
      'Instability',
      'Change fail rate',
      'Deployment rework rate',
    ]);
    expect(section).not.toHaveTextContent(/elite/i);
  });

  it('tell value, step and middle half in words', async () => {
    const section = await show();
    expect(
      within(section).getByRole('img', { name: /^Change lead time: 9 hours/ }),
    ).toHaveAccessibleName(
      'Change lead time: 9 hours; an hour to a day, band 2 of 6; middle 50 %: 4 hours to 21 hours',
    );
    const row = findRow(section, 'Change lead time');
    expect(row).toHaveTextContent('69 changes');
    expect(row).toHaveTextContent('Steady');
    expect(row).toHaveTextContent('Previous 90 days: 9 hours');
  });

  it('describe the trend line, gaps included', async () => {
    const section = await show();
    const { report } = createReport(steadyEvents);
    const measured = report?.series.changeLeadTime.filter(
      ({ measure }) => measure.status === 'measured',
    );
    expect(measured?.length).toBeGreaterThan(10);
    expect(measured?.length).toBeLessThan(26);
    expect(
      within(section).getByRole('img', {
        name: `Change lead time: 7 hours in the week of May 28, 2026, 9 hours in the week of Nov 19, 2026; ${measured?.length} of 26 weeks measured`,
      }),
    ).toBeInTheDocument();
  });

  it('mark what is still open', async () => {
    const section = await show();
    expect(
      findRow(section, 'Failed deployment recovery time'),
    ).toHaveTextContent('1 still open, counted up to now');
  });

  it('say so when there are few data', async () => {
    const section = await show(createDeliveryApi(steadyEvents.slice(-6)));
    const row = findRow(section, 'Deployment frequency');
    expect(within(row).getByText('Small sample')).toBeVisible();
    expect(row).toHaveTextContent('Not enough data');
  });

  it('give the reason and the remedy where a metric is not measured, and no number', async () => {
    const events = createEventLog(ref, fixtureNow, {
      hoursBetween: 40,
      leadHours: [3],
    });
    const section = await show(createDeliveryApi(events));
    const row = findRow(section, 'Change fail rate');
    expect(row).toHaveTextContent('Not measured');
    expect(row).toHaveTextContent('Incidents are not reported');
    expect(row).toHaveTextContent('Connect your alerting or on-call tool');
    expect(row).not.toHaveTextContent(/\d+ deployments/);
    expect(
      within(row).getByRole('img', { name: 'Change fail rate: not measured' }),
    ).toBeInTheDocument();
    expect(
      within(row).getByRole('link', { name: /How to record deliveries/ }),
    ).toHaveAttribute('href', expect.stringMatching(/docs\/delivery\.md$/));
    expect(within(row).queryByRole('button')).toBeNull();
  });

  it('tell since when the incident feed is silent', async () => {
    const events = steadyEvents.filter(
      event => event.kind !== 'incident' && event.kind !== 'heartbeat',
    );
    const last = {
      kind: 'heartbeat',
      source: 'alertmanager',
      externalId: 'last',
      target: { entityRef: ref },
      at: '2026-08-12T06:00:00Z',
      covers: ['incidents'],
    } as const;
    const section = await show(createDeliveryApi([...events, last]));
    const row = findRow(section, 'Change fail rate');
    expect(row).toHaveTextContent(
      'No sign of the incident feed since Aug 12, 2026',
    );
    expect(row).not.toHaveTextContent('0 %');
    expect(
      within(section).getByRole('region', {
        name: 'Data sources of the delivery metrics',
      }),
    ).toHaveTextContent('Incidentssilent, last sign');
  });

  it('mark what is estimated, left out and failed', async () => {
    const events = steadyEvents.map(event =>
      event.kind === 'incident' ? { ...event, causedBy: undefined } : event,
    );
    const first = events.find(({ kind }) => kind === 'deployment')!;
    const section = await show(
      createDeliveryApi([
        ...events,
        {
          ...(first as DeploymentEvent),
          externalId: 'job',
          finishedAt: '2026-11-20T08:00:00Z',
          result: 'failed',
        },
        {
          ...(first as DeploymentEvent),
          externalId: 'future',
          finishedAt: '2026-12-20T08:00:00Z',
        },
      ]),
    );
    expect(findRow(section, 'Change fail rate')).toHaveTextContent(
      /\d failures estimated/,
    );
    const seen = within(section).getByRole('region', {
      name: 'Data sources of the delivery metrics',
    });
    expect(seen).toHaveTextContent('1 in the last 90 days; they never reached');
    expect(seen).toHaveTextContent('1 dated in the future');
  });

  it('do not take an unnamed environment for production', async () => {
    const events = createEventLog(ref, fixtureNow, {
      ...steadyRhythm,
      environment: '',
    });
    const section = await show(createDeliveryApi(events));
    for (const name of ['Change lead time', 'Deployment frequency']) {
      expect(findRow(section, name)).toHaveTextContent(
        'Deployments do not name their environment.',
      );
    }
    expect(
      within(section).getByRole('region', {
        name: 'Data sources of the delivery metrics',
      }),
    ).toHaveTextContent(/unnamed \(\d+\)/);
  });

  it('say what was seen', async () => {
    const section = await show();
    const seen = within(section).getByRole('region', {
      name: 'Data sources of the delivery metrics',
    });
    expect(seen).toHaveTextContent('ci: deployments');
    expect(seen).toHaveTextContent('alertmanager: heartbeats, incidents');
    expect(seen).toHaveTextContent('Productionproduction, prod');
    expect(seen).toHaveTextContent('Incidentsreported, last sign');
    expect(
      within(seen).getByRole('link', { name: /DORA Quick Check/ }),
    ).toHaveAttribute('href', 'https://dora.dev/quickcheck/');
  });
});

describe('the window of the entity tab', () => {
  it('is 30 or 90 days, from the address', async () => {
    const section = await show(undefined, '/?deliveryDays=30');
    expect(
      within(section).getByRole('radio', { name: '30 days' }),
    ).toBeChecked();
    expect(findRow(section, 'Change lead time')).toHaveTextContent(
      '23 changes',
    );
    await userEvent.click(
      within(section).getByRole('radio', { name: '90 days' }),
    );
    expect(findRow(section, 'Change lead time')).toHaveTextContent(
      '69 changes',
    );
  });

  it('can be seen as a table', async () => {
    const section = await show();
    await userEvent.click(
      within(section).getByRole('button', { name: 'Show as table' }),
    );
    const row = within(section).getByRole('row', { name: /^Change lead time/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual([
      ...['9 hours', 'an hour to a day', '4 hours to 21 hours', '46 hours'],
      ...['69', '–', '9 hours', 'Steady'],
    ]);
  });
});

describe('states of the section', () => {
  it('invites to connect a source where nothing was ever reported', async () => {
    const section = await showState({
      getEntityDelivery: async () => ({
        entityRef: ref,
        connected: ['argocd'],
      }),
    });
    expect(
      await within(section).findByText('Not measured: no deliveries recorded'),
    ).toBeVisible();
    expect(section).toHaveTextContent(
      'Sources that report other entities: argocd.',
    );
    expect(
      within(section).getByRole('link', {
        name: /Connect a source \(2 minutes\)/,
      }),
    ).toHaveAttribute('href', expect.stringMatching(/docs\/delivery\.md$/));
    expect(within(section).queryByRole('img')).toBeNull();
  });

  it('keeps its place while loading', async () => {
    const section = await showState({
      getEntityDelivery: () => new Promise(() => {}),
    });
    expect(
      within(section).getByRole('status', {
        name: 'Loading the delivery metrics',
      }),
    ).toBeInTheDocument();
  });

  it('tries again after an error', async () => {
    const { getEntityDelivery, ...api } = createDeliveryApi(steadyEvents);
    const read = jest
      .fn(getEntityDelivery)
      .mockRejectedValueOnce(new Error('503 Service Unavailable'));
    const section = await showState({ ...api, getEntityDelivery: read });
    expect(
      await within(section).findByText('503 Service Unavailable'),
    ).toBeVisible();
    await userEvent.click(
      within(section).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Change lead time' }),
    ).toBeVisible();
  });

  it('is quiet where the reader may not look', async () => {
    const section = await showState({
      getEntityDelivery: async () => {
        throw new NotAllowedError('Unauthorized');
      },
    });
    expect(
      await within(section).findByText(
        "You don't have access to maturity data",
      ),
    ).toBeVisible();
    expect(within(section).queryByRole('button')).toBeNull();
  });

  it('is left out for an entity that no model is meant for, unless something was reported', async () => {
    const none = {
      getEntityAssessments: async (entityRef: string) => ({
        entityRef,
        items: [],
        sources: [],
        modelIds: [],
      }),
    };
    renderTab({ api: none, entity: createEntity('Resource') });
    expect(await screen.findByText(/^No maturity model applies/)).toBeVisible();
    expect(screen.queryByRole('region', { name: title })).toBeNull();
  });
});
