import { expect, Page, test } from '@playwright/test';
import { open, services } from './support';

/**
 * Each filter in the URL, with a service that it includes and one that it
 * excludes.
 */
const addresses: [query: string, left: RegExp, out: RegExp][] = [
  ['owner=group:default/bookings', /fare-engine/i, /vessel-tracker/i],
  [
    'owner=group:default/tern-and-tide&ownerTree=true',
    /fare-engine/i,
    /baggage-belt/i,
  ],
  ['system=system:default/booking', /gift-cards/i, /manifest-service/i],
  ['domain=domain:default/passengers', /gift-cards/i, /manifest-service/i],
  ['type=website', /ticket-web/i, /fare-engine/i],
  ['lifecycle=experimental', /loyalty-points/i, /fare-engine/i],
  ['tag=go', /fare-engine/i, /ticket-web/i],
  ['without=tag', /baggage-belt/i, /fare-engine/i],
  ['stage=product-grade-platform', /fare-engine/i, /old-kiosk/i],
  ['check=security-scanning:pass', /fare-engine/i, /old-kiosk/i],
  ['text=ticket', /ticket-web/i, /fare-engine/i],
];

for (const [query, left, out] of addresses) {
  test(`the address ${query} filters`, async ({ page }) => {
    await open(page, `/maturity/services?${query}`);

    const table = services(page);
    await expect(table.getByRole('row', { name: left }).first()).toBeVisible();
    await expect(table.getByRole('row', { name: out })).toHaveCount(0);
    await expect(
      page.getByRole('grid', { name: 'Active filters' }).getByRole('row'),
    ).toHaveCount(1);
  });
}

async function choose(page: Page, label: string, option: RegExp) {
  const filters = page.getByRole('search', { name: 'Filters' });
  await filters.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option }).click();
  await page.keyboard.press('Escape');
}

/** Each filter in the UI, with the URL that it produces. */
const choices: [label: string, option: RegExp, query: RegExp][] = [
  ['Owner', /^Bookings/i, /owner=group%3Adefault%2Fbookings/],
  ['System', /^Booking/i, /system=system%3Adefault%2Fbooking/],
  ['Domain', /^Passengers/i, /domain=domain%3Adefault%2Fpassengers/],
  ['Type', /^website/, /type=website/],
  ['Lifecycle', /^experimental/, /lifecycle=experimental/],
  ['Tag', /^go \(/, /tag=go/],
  ['Stage', /Product-grade/, /stage=product-grade-platform/],
  ['Check', /^A team of at least two/, /check=owned%3Afail/],
];

for (const [label, option, query] of choices) {
  test(`the filter "${label}" is chosen by hand, and taken away`, async ({
    page,
  }) => {
    await open(page, '/maturity/services');
    await expect(services(page).getByRole('row').nth(3)).toBeVisible();

    await choose(page, label, option);

    await expect(page).toHaveURL(query);
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await expect(page).not.toHaveURL(query);
    await expect(services(page).getByRole('row').nth(3)).toBeVisible();
  });
}

test('filters go with the reader from tab to tab', async ({ page }) => {
  await open(page, '/maturity/services?tag=go');
  await expect(
    services(page).getByRole('row', { name: /fare-engine/i }),
  ).toBeVisible();

  for (const tab of ['Teams', 'Checks', 'Overview']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page).toHaveURL(
      new RegExp(`/${tab.toLowerCase()}\\?.*tag=go`),
    );
    await expect(
      page.getByRole('grid', { name: 'Active filters' }),
    ).toContainText('Tag: go');
  }
});
