import { expect, test } from '@playwright/test';
import { open, services } from './support';

test('a check becomes a column, in the address and on the next visit', async ({
  page,
}) => {
  await open(page, '/maturity/services?text=checkout-api&columns=stage');
  const table = services(page);
  const row = table.getByRole('row', { name: /checkout-api/i });
  await expect(row).toBeVisible();

  await page.getByRole('button', { name: 'Columns' }).click();
  for (const name of [/^A team of at least two/, /Standard resources/]) {
    await page.getByRole('menuitemcheckbox', { name }).click();
  }
  await page.keyboard.press('Escape');

  await expect(page).toHaveURL(/columns=.*check%3Aowned/);
  const owned = table.getByRole('columnheader', {
    name: /^A team of at least two/,
  });
  await expect(owned).toBeVisible();
  await expect(row.getByText('Met', { exact: true })).toBeVisible();
  await expect(row.getByText('Exempt', { exact: true })).toBeVisible();

  // Still signed in.
  await page.goto('/maturity/services');
  await expect(
    table.getByRole('columnheader', { name: /^A team of at least two/ }),
  ).toBeAttached();
});

test('every service goes on paper, also those below the edge of the table', async ({
  page,
}) => {
  await open(page, '/maturity/services');
  const shown = page.getByText(/^\d+ services found/);
  await expect(shown).toBeVisible();
  const count = Number.parseInt((await shown.textContent()) ?? '', 10);
  await page.evaluate(() => {
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'));
    };
  });

  await page.getByRole('button', { name: 'Print' }).click();

  const paper = page.locator('[data-maturity-page] table:not([role])');
  await expect(paper.locator('tbody tr')).toHaveCount(count);
  await page.emulateMedia({ media: 'print' });
  await expect(services(page)).toBeHidden();
  await expect(paper).toBeVisible();
});
