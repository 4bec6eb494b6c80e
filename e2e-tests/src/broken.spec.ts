import { expect, test } from '@playwright/test';
import { ladder, open, openTab } from './support';

const api = '**/api/maturity/**';
const down = {
  status: 503,
  json: {
    error: {
      name: 'ServiceUnavailableError',
      message: 'The database is being restarted',
    },
    response: { statusCode: 503 },
  },
};

test('the entity tab says what broke, and recovers', async ({ page }) => {
  await page.route(api, route => route.fulfill(down));
  await openTab(page, 'component', 'checkout-api');
  await expect(
    page.getByText('The assessment could not be loaded'),
  ).toBeVisible();

  await page.unroute(api);
  await page.getByRole('button', { name: 'Try again' }).click();

  await expect(ladder(page)).toBeVisible();
});

test('the organisation page says what broke, and recovers', async ({
  page,
}) => {
  await page.route(api, route => route.fulfill(down));
  await open(page, '/maturity/overview');
  await expect(page.getByRole('alert').first()).toBeVisible();

  await page.unroute(api);
  await page.getByRole('button', { name: 'Try again' }).click();

  await expect(
    page.getByRole('region', { name: 'Services by stage' }),
  ).toBeVisible();
});

test('a connection that is cut is an error, and not an empty page', async ({
  page,
}) => {
  await page.route(api, route => route.abort('connectionrefused'));
  await openTab(page, 'component', 'checkout-api');

  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});
