import { expect, Page, test } from '@playwright/test';
import { open, services } from './support';

const focused = (page: Page) => page.locator(':focus');

test('the tabs of the organisation page are reached with the keyboard', async ({
  page,
}) => {
  await open(page, '/maturity/overview');
  await page.getByRole('tab', { name: 'Overview' }).focus();

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/maturity\/services/);
  await expect(services(page).getByRole('row').nth(3)).toBeVisible();
});

test('the arrow keys move in the heat map, open a group and follow a cell', async ({
  page,
}) => {
  await open(page, '/maturity/teams');
  const grid = page.getByRole('treegrid', { name: 'Stages by team' });
  await expect(grid.getByRole('row').nth(2)).toBeVisible();
  const stop = grid.locator('[tabindex="0"]');
  await expect(stop).toHaveCount(1);
  await stop.focus();

  await page.keyboard.press('Control+Home');
  const first = grid.getByRole('row').nth(1);
  const wasOpen = await first.getAttribute('aria-expanded');
  await page.keyboard.press(wasOpen === 'true' ? 'ArrowLeft' : 'ArrowRight');
  await expect(first).toHaveAttribute(
    'aria-expanded',
    wasOpen === 'true' ? 'false' : 'true',
  );

  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(focused(page)).toHaveAttribute('data-place', /^1:/);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await expect(focused(page)).toHaveAttribute('data-place', /^0:\d/);
});

test('a cell of the heat map is followed with Enter', async ({ page }) => {
  await open(page, '/maturity/teams?layout=list');
  const cell = page
    .getByRole('grid', { name: 'Stages by team' })
    .getByRole('link', { name: /, Stage \d: .*%, \d+ of \d+ services/ })
    .first();
  await cell.focus();

  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/maturity\/services\?.*stage=/);
});

test('the services are sorted and opened with the keyboard', async ({
  page,
}) => {
  await open(page, '/maturity/services');
  const table = services(page);
  await expect(table.getByRole('row').nth(3)).toBeVisible();

  const stage = table.getByRole('columnheader', { name: 'Stage', exact: true });
  await stage.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sort=stage%3Aasc/);
  await expect(stage).toHaveAttribute('aria-sort', 'ascending');

  await table.getByRole('row').nth(1).getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/catalog\/default\/component\//);
});
