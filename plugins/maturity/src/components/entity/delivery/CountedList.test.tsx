import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { region, renderTab } from '../__testUtils__/renderTab';
import {
  createDeliveryApi,
  steadyEvents,
} from '../../../__fixtures__/deliveryFixture';

const real = createDeliveryApi(steadyEvents);

async function show(api: Partial<MaturityApi> = {}, url = '/') {
  const listCountedDeliveries = jest.fn(real.listCountedDeliveries);
  renderTab({ api: { ...real, listCountedDeliveries, ...api }, url });
  await region('Data sources of the delivery metrics');
  const section = within(await region('Delivery (DORA)'));
  return { listCountedDeliveries, section };
}

function findDetail(button: HTMLElement) {
  const detail = document.getElementById(
    button.getAttribute('aria-controls') ?? '',
  );
  if (!detail) {
    throw new Error('nothing is open');
  }
  return within(detail);
}

const toggle = (metric: string) => ({
  name: `Included events: ${metric}`,
});

it('reads what is counted when it is opened, by the keyboard too', async () => {
  const { section, listCountedDeliveries } = await show();
  const button = section.getByRole('button', toggle('Change lead time'));
  expect(listCountedDeliveries).not.toHaveBeenCalled();
  expect(button).toHaveAttribute('aria-expanded', 'false');
  act(() => button.focus());
  await userEvent.keyboard('{Enter}');
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(listCountedDeliveries).toHaveBeenCalledWith(
    {
      entityRef: 'component:default/checkout',
      metric: 'changeLeadTime',
      days: 90,
    },
    { signal: expect.any(AbortSignal) },
  );
  const [first] = await findDetail(button).findAllByRole('listitem');
  const links = within(first).getAllByRole('link');
  expect(links[0]).toHaveAttribute(
    'href',
    expect.stringMatching(/^https:\/\/github\.com\/acme\/checkout\/commit\/c/),
  );
  expect(links[1]).toHaveAttribute(
    'href',
    expect.stringMatching(/^https:\/\/ci\.example\.com\/runs\/run-/),
  );
  expect(first).toHaveTextContent('Listed in a deployment');
  expect(first).toHaveTextContent(/\d+ hours/);
});

it('shows the first ten, and more when asked', async () => {
  const { section } = await show({}, '/?openMetric=deploymentFrequency');
  const button = section.getByRole('button', toggle('Deployment frequency'));
  const detail = findDetail(button);
  expect(await detail.findAllByRole('listitem')).toHaveLength(10);
  await userEvent.click(detail.getByRole('button', { name: 'Show 50 more' }));
  expect(detail.getAllByRole('listitem')).toHaveLength(60);
  await userEvent.click(detail.getByRole('button', { name: 'Show 9 more' }));
  expect(detail.getAllByRole('listitem')).toHaveLength(69);
});

it('marks a failure that lasts', async () => {
  const { section } = await show(
    {},
    '/?openMetric=failedDeploymentRecoveryTime',
  );
  const button = section.getByRole(
    'button',
    toggle('Failed deployment recovery time'),
  );
  const items = await findDetail(button).findAllByRole('listitem');
  expect(items).toHaveLength(7);
  expect(items[0]).toHaveTextContent(/open, [\d.]+ (hours|minutes) so far/);
  expect(items[0]).toHaveTextContent('Named by an incident');
  expect(items[1]).not.toHaveTextContent(/open, /);
  expect(within(items[0]).getByText('Checkout answers slowly')).toBeVisible();
});

it('shows of a rate those that count, and all of them when asked', async () => {
  const { section } = await show({}, '/?openMetric=changeFailRate');
  const button = section.getByRole('button', toggle('Change fail rate'));
  const detail = findDetail(button);
  expect(await detail.findByText('7 of 69 deployments count.')).toBeVisible();
  expect(detail.getAllByRole('listitem')).toHaveLength(7);
  await userEvent.click(detail.getByRole('switch', { name: 'Only failed' }));
  const items = detail.getAllByRole('listitem');
  expect(items).toHaveLength(10);
  expect(
    items.filter(item => /as planned/.test(item.textContent ?? '')),
  ).not.toHaveLength(0);
});

it('says how many there are where it does not have all', async () => {
  const listCountedDeliveries = async () => ({
    ...(await real.listCountedDeliveries({
      entityRef: 'component:default/checkout',
      metric: 'deploymentFrequency',
      days: 90,
    })),
    total: 4_321,
  });
  await show({ listCountedDeliveries }, '/?openMetric=deploymentFrequency');
  expect(await screen.findByText('Latest 69 of 4,321.')).toBeVisible();
});

it('tries again after an error', async () => {
  const listCountedDeliveries = jest
    .fn(real.listCountedDeliveries)
    .mockRejectedValueOnce(new Error('timeout'));
  await show({ listCountedDeliveries }, '/?openMetric=changeLeadTime');
  expect(await screen.findByText('timeout')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(
    (await screen.findAllByText(/Listed in a deployment/))[0],
  ).toBeVisible();
});
