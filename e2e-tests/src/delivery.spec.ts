import { expect, Page, test } from '@playwright/test';
import { open, openTab } from './support';

/** The section of the entity tab. */
function section(page: Page) {
  return page.getByRole('region', { name: 'Delivery (DORA)' });
}

test('a service shows five rulers, and the deployments behind a number', async ({
  page,
}) => {
  await openTab(page, 'component', 'fare-engine');

  await expect(
    section(page).getByRole('img', {
      name: /^Change lead time: .*step \d of 6/,
    }),
  ).toBeVisible();
  await expect(section(page).getByRole('heading', { level: 4 })).toHaveCount(5);
  await expect(section(page)).not.toContainText(/elite/i);

  await section(page)
    .getByRole('button', { name: 'What is counted for Change lead time' })
    .click();
  await expect(
    section(page)
      .getByText(/It is the commit|A deployment lists it|It was merged/)
      .first(),
  ).toBeVisible();
  await expect(page).toHaveURL(/openMetric=changeLeadTime/);
});

test('the days looked back are in the address, and the numbers in a table', async ({
  page,
}) => {
  await openTab(page, 'component', 'fare-engine');

  await section(page).getByRole('radio', { name: '30 days' }).click();
  await expect(page).toHaveURL(/deliveryDays=30/);
  await section(page).getByRole('button', { name: 'Show as table' }).click();

  const row = section(page).getByRole('row', { name: /^Deployment frequency/ });
  await expect(row).toContainText(/a (day|week|month)/);
});

test('without incidents there is no fail rate, but the reason and the remedy', async ({
  page,
}) => {
  await openTab(page, 'component', 'timetable-api');

  const rate = section(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Change fail rate' }) });
  await expect(rate).toContainText('Nobody reports incidents');
  await expect(rate).toContainText('Connect the alerting or on-call tool');
  await expect(rate).not.toContainText('%');
});

test('an environment without a name is not taken for production', async ({
  page,
}) => {
  await openTab(page, 'component', 'vessel-tracker');

  await expect(
    section(page)
      .getByText('Deployments are reported, but not to which environment.')
      .first(),
  ).toBeVisible();
});

test('a service without deliveries is invited to connect a source', async ({
  page,
}) => {
  await openTab(page, 'component', 'design-system');

  await expect(
    section(page).getByText('Not measured: deliveries are not recorded'),
  ).toBeVisible();
  await expect(
    section(page).getByRole('link', { name: /Connect a source/ }),
  ).toBeVisible();
});

test('the organisation shows distributions, each stage beside the others, and what got lost', async ({
  page,
}) => {
  await open(page, '/maturity/delivery');

  const spread = page.getByRole('region', {
    name: 'How delivery is distributed',
  });
  await expect(
    spread.getByRole('img', { name: /^Deployment frequency of \d+ services/ }),
  ).toBeVisible();
  await expect(spread).toContainText('nobody is ranked');

  const stages = page.getByRole('region', { name: 'Stage against delivery' });
  await expect(
    stages.getByRole('img', { name: /^Change lead time at Stage/ }).first(),
  ).toBeVisible();

  await page.getByRole('radio', { name: '30 days' }).click();
  await expect(page).toHaveURL(/deliveryDays=30/);
});

test('a stage of a metric leads to the services there', async ({ page }) => {
  await open(page, '/maturity/delivery');

  await page
    .getByRole('region', { name: 'Stage against delivery' })
    .getByRole('region', { name: 'Change lead time' })
    .getByRole('link')
    .first()
    .click();

  await expect(page).toHaveURL(/\/maturity\/services\?.*stage=/);
});

test('a system shows how its parts deliver', async ({ page }) => {
  await openTab(page, 'system', 'booking');

  const parts = page.getByRole('region', {
    name: 'Delivery of its parts (DORA)',
  });
  await expect(
    parts.getByRole('img', { name: /^Change lead time of \d+ services/ }),
  ).toBeVisible();
});
