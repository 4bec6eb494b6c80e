import { expect, test } from '@playwright/test';
import { open, services, showTab, standing } from './support';

test('the organisation page opens first, and leads to the services of a stage', async ({
  page,
}) => {
  // The legacy app shows the first tab without naming it in the address.
  await open(page, '/maturity');
  await expect(
    page.getByRole('heading', { name: /^Between stage \d and \d$/ }),
  ).toBeVisible();
  const stairs = page.getByRole('list', { name: /^Stages from lowest/ });

  await stairs.getByRole('link', { name: /Product-grade platform/ }).click();

  await expect(page).toHaveURL(/\/maturity\/services\?.*lifecycle=production/);
  await expect(
    services(page).getByRole('row', { name: /fare-engine/i }),
  ).toBeVisible();
});

test('the organisation page is about a group that is chosen', async ({
  page,
}) => {
  await open(page, '/maturity/organization');
  await page
    .getByRole('button', { name: /Organisation or part of it/ })
    .click();
  await page.getByRole('searchbox').fill('bookings');
  await page.getByRole('option', { name: /bookings/i }).click();

  await expect(page).toHaveURL(/of=group.*bookings/);
  await expect(page.getByText(/bookings is here/i)).toBeVisible();
});

test('a number of the overview leads to the services behind it', async ({
  page,
}) => {
  await open(page, '/maturity/overview');
  const stages = page.getByRole('region', { name: 'Services by stage' });

  await stages
    .getByRole('link', { name: /Product-grade platform/ })
    .first()
    .click();

  await expect(page).toHaveURL(/\/maturity\/services\?.*stage=/);
  const table = services(page);
  await expect(table.getByRole('row', { name: /fare-engine/i })).toBeVisible();
  await expect(table.getByRole('row', { name: /checkout-api/i })).toBeHidden();
});

test('services are filtered, with the filter in the address, and open', async ({
  page,
}) => {
  await open(page, '/maturity/services');
  const table = services(page);
  await expect(table.getByRole('row').nth(3)).toBeVisible();

  await page
    .getByRole('search', { name: 'Filters' })
    .getByRole('searchbox')
    .fill('vessel-tracker');
  await expect(page).toHaveURL(/text=vessel-tracker/);
  await expect(table.getByRole('row')).toHaveCount(2);

  await table
    .getByRole('link', { name: /vessel.tracker/i })
    .first()
    .click();
  await expect(page).toHaveURL(/\/component\/vessel-tracker/);
  await showTab(page);
  await expect(standing(page)).toContainText('CI/CD foundation');
});

test('a filter of a shared address holds after a reload', async ({ page }) => {
  await open(page, '/maturity/services?stage=product-grade-platform');
  const table = services(page);
  await expect(table.getByRole('row', { name: /fare-engine/i })).toBeVisible();

  await page.reload();

  await expect(table.getByRole('row', { name: /fare-engine/i })).toBeVisible();
  await expect(table.getByRole('row', { name: /old-kiosk/i })).toBeHidden();
});

test('teams are listed, each leading to its services', async ({ page }) => {
  await open(page, '/maturity/teams');

  await page
    .getByRole('link', { name: /Show \d+ services? of/ })
    .first()
    .click();

  await expect(page).toHaveURL(/\/maturity\/services\?.*owner=/);
});

test('each check tells who does not meet it, and why it exists', async ({
  page,
}) => {
  await open(page, '/maturity/checks');
  const panel = page.getByRole('region', { name: 'Check results' });
  const bar = panel.getByRole('list', { name: /scan/i }).first();
  await expect(bar.getByRole('link', { name: /Not met/ })).toBeVisible();
  await panel.getByRole('button', { name: /scan/i }).first().click();
  await expect(panel.getByText('Why', { exact: true })).toBeVisible();

  await bar.getByRole('link', { name: /Not met/ }).click();

  await expect(page).toHaveURL(/\/maturity\/services\?.*check=.*%3Afail/);
  await expect(
    services(page).getByRole('row', { name: /old-kiosk/i }),
  ).toBeVisible();
});

test('the outcomes are explained, each with its face', async ({ page }) => {
  await open(page, '/maturity/model');
  const explained = page.getByRole('region', { name: 'How to read it' });
  for (const face of [
    'Met',
    'Not met',
    'Not measured',
    'Not applicable',
    'Exempt',
  ]) {
    await expect(explained.getByText(face, { exact: true })).toBeVisible();
  }
  await expect(explained.getByRole('listitem')).toHaveCount(3);
});

test('the model is explained, check by check', async ({ page }) => {
  await open(page, '/maturity/model');

  for (const stage of [
    'Ad-hoc scripts',
    'CI/CD foundation',
    'Infrastructure as code',
    'Self-serve platform',
    'Product-grade platform',
  ]) {
    await expect(
      page.getByText(stage).filter({ visible: true }).first(),
    ).toBeVisible();
  }
});
