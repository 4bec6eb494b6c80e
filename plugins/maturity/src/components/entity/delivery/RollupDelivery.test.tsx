import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createEntity, fixtureModel } from '../../../__fixtures__';
import { region, renderTab } from '../__testUtils__/renderTab';
import {
  createDistribution,
  nothingDistributed,
} from '../../../__fixtures__/deliveryFixture';

const title = 'Delivery by component (DORA)';
const answer = createDistribution(fixtureModel);

function show(kind: string, api: Partial<MaturityApi> = {}) {
  const getDeliveryDistribution = jest.fn(async () => answer);
  renderTab({
    entity: createEntity(kind, 'shop'),
    api: { getDeliveryDistribution, ...api },
  });
  return getDeliveryDistribution;
}

it.each([
  ['System', { system: ['system:default/shop'] }],
  ['Domain', { domain: ['domain:default/shop'] }],
  ['Group', { owner: ['group:default/shop'], ownerTree: true }],
])('shows how the parts of a %s deliver', async (kind, filter) => {
  const asked = show(kind);
  const section = within(await region(title));
  expect(
    await section.findByRole('region', { name: 'Change lead time' }),
  ).toHaveTextContent(`${answer.metrics[0].measured} of 71 measured`);
  expect(asked).toHaveBeenCalledWith(
    { filter, days: 90 },
    { signal: expect.any(AbortSignal) },
  );
  const href = section
    .getByRole('link', { name: 'Open the maturity page' })
    .getAttribute('href');
  expect(href).toMatch(/^\/maturity\/delivery\?/);
});

it('is not there for an entity without parts', async () => {
  show('Component');
  await region('Delivery (DORA)');
  expect(screen.queryByRole('region', { name: title })).toBeNull();
});

it('says so where nothing was ever reported of any part', async () => {
  show('System', {
    getDeliveryDistribution: async () => nothingDistributed(fixtureModel),
  });
  const section = within(await region(title));
  expect(await section.findByText('No deliveries recorded yet.')).toBeVisible();
});

it('tries again after an error', async () => {
  const getDeliveryDistribution = jest
    .fn(async () => answer)
    .mockRejectedValueOnce(new Error('timeout'));
  show('System', { getDeliveryDistribution });
  const section = within(await region(title));
  expect(await section.findByText('timeout')).toBeVisible();
  await userEvent.click(section.getByRole('button', { name: 'Try again' }));
  expect(
    await section.findByRole('region', { name: 'Change fail rate' }),
  ).toBeVisible();
});
