import { NotAllowedError } from '@backstage/errors';
import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { entityOf } from '../../../__fixtures__';
import { region, renderTab } from '../__testUtils__/renderTab';
import {
  createDeliveryApi,
  fixtureNow,
  reportOf,
  steadyEvents,
  steadyRhythm,
} from '../../../__fixtures__/deliveryFixture';
import { eventLogOf } from '../../../__fixtures__/eventLog';

const ref = 'component:default/checkout';
const title = 'Delivery (DORA)';

const rowOf = (section: HTMLElement, name: string) => {
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
  await region('What was seen');
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
      'Change lead time: 9 hours; an hour to a day, step 2 of 6; the middle half: 4 hours to 21 hours',
    );
    const row = rowOf(section, 'Change lead time');
    expect(row).toHaveTextContent('from 69 changes');
    expect(row).toHaveTextContent('Steady');
    expect(row).toHaveTextContent('the 90 days before: 9 hours');
  });

  it('describe the trend line, gaps included', async () => {
    const section = await show();
    const { report } = reportOf(steadyEvents);
    const measured = report?.series.changeLeadTime.filter(
      ({ measure }) => measure.status === 'measured',
    );
    expect(measured?.length).toBeGreaterThan(10);
    expect(measured?.length).toBeLessThan(26);
    expect(
      within(section).getByRole('img', {
        name: `Change lead time by week: measured in ${measured?.length} of 26 weeks, from 7 hours in the week of May 28, 2026 to 9 hours in the week of Nov 19, 2026`,
      }),
    ).toBeInTheDocument();
  });

  it('mark what is still open', async () => {
    const section = await show();
    expect(rowOf(section, 'Failed deployment recovery time')).toHaveTextContent(
      '1 is still open and counts up to now',
    );
  });

  it('say so when there are few data', async () => {
    const section = await show(createDeliveryApi(steadyEvents.slice(-6)));
    const row = rowOf(section, 'Deployment frequency');
    expect(within(row).getByText('Few data')).toBeVisible();
    expect(row).toHaveTextContent('Not to be compared');
  });

  it('give the reason and the remedy where a metric is not measured, and no number', async () => {
    const events = eventLogOf(ref, fixtureNow, {
      ...{ hoursBetween: 40, leadHours: [3] },
    });
    const section = await show(createDeliveryApi(events));
    const row = rowOf(section, 'Change fail rate');
    expect(row).toHaveTextContent('Not measured');
    expect(row).toHaveTextContent('Nobody reports incidents');
    expect(row).toHaveTextContent('Connect the alerting or on-call tool');
    expect(row).not.toHaveTextContent(/from \d+ deployments/);
    expect(
      within(row).getByRole('img', { name: 'Change fail rate: not measured' }),
    ).toBeInTheDocument();
    expect(
      within(row).getByRole('link', { name: /How deliveries are recorded/ }),
    ).toHaveAttribute('href', expect.stringMatching(/docs\/delivery\.md$/));
    expect(within(row).queryByRole('button')).toBeNull();
  });

  it('do not take an unnamed environment for production', async () => {
    const events = eventLogOf(ref, fixtureNow, {
      ...steadyRhythm,
      environment: '',
    });
    const section = await show(createDeliveryApi(events));
    for (const name of ['Change lead time', 'Deployment frequency']) {
      expect(rowOf(section, name)).toHaveTextContent(
        'Deployments are reported, but not to which environment.',
      );
    }
    expect(
      within(section).getByRole('region', { name: 'What was seen' }),
    ).toHaveTextContent(/not told \(\d+\)/);
  });

  it('say what was seen', async () => {
    const section = await show();
    const seen = within(section).getByRole('region', { name: 'What was seen' });
    expect(seen).toHaveTextContent('ci: deployments');
    expect(seen).toHaveTextContent('alertmanager: incidents');
    expect(seen).toHaveTextContent('Counted as productionproduction, prod');
    expect(seen).toHaveTextContent('would be known: incidents are reported');
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
    expect(rowOf(section, 'Change lead time')).toHaveTextContent(
      'from 23 changes',
    );
    await userEvent.click(
      within(section).getByRole('radio', { name: '90 days' }),
    );
    expect(rowOf(section, 'Change lead time')).toHaveTextContent(
      'from 69 changes',
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
      await within(section).findByText(
        'Not measured: deliveries are not recorded',
      ),
    ).toBeVisible();
    expect(section).toHaveTextContent(
      'Others here already report from: argocd.',
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
      await within(section).findByText('You may not see maturity assessments.'),
    ).toBeVisible();
    expect(within(section).queryByRole('button')).toBeNull();
  });

  it('is left out for an entity that no model is meant for, unless something was reported', async () => {
    const none = {
      getEntityAssessments: async (entityRef: string) => ({
        ...{ entityRef, items: [], sources: [], modelIds: [] },
      }),
    };
    renderTab({ api: none, entity: entityOf('Resource') });
    expect(
      await screen.findByText('No maturity model is meant for this entity'),
    ).toBeVisible();
    expect(screen.queryByRole('region', { name: title })).toBeNull();
  });
});
