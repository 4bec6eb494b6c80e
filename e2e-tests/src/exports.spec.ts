import { readFile } from 'node:fs/promises';
import { expect, Page, test } from '@playwright/test';
import { open } from './support';

async function exported(page: Page, format: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format }).click();
  return readFile(await (await download).path(), 'utf8');
}

test('services are saved as a table: those that the filters leave', async ({
  page,
}) => {
  await open(page, '/maturity/services?tag=go');
  const text = await exported(page, /CSV/);

  const [head, ...rows] = text.trim().split('\r\n');
  expect(head).toContain('entityRef');
  expect(head).toContain('stage');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.join('\n')).toContain('component:default/fare-engine');
  expect(text).not.toContain('component:default/ticket-web');
});

test('services are saved as data, with the numbers of the screen', async ({
  page,
}) => {
  await open(page, '/maturity/services');
  const shown = page.getByText(/^\d+ services found/);
  await expect(shown).toBeVisible();
  const count = Number.parseInt((await shown.textContent()) ?? '', 10);

  const items: unknown = JSON.parse(await exported(page, /JSON/));
  expect(items).toHaveLength(count);
  expect(items).toContainEqual(
    expect.objectContaining({
      entityRef: 'component:default/fare-engine',
      stage: 'product-grade-platform',
    }),
  );
});

for (const [tab, part] of [
  ['overview', 'group:default/bookings'],
  ['teams', 'group:default/bookings'],
  ['checks', 'security-scanning'],
]) {
  test(`the tab ${tab} is saved in both formats`, async ({ page }) => {
    await open(page, `/maturity/${tab}`);
    expect(await exported(page, /^Table \(CSV\)/)).toContain(part);
    await expect(page.getByText(/ saved\.$/)).toBeVisible();
    const data: unknown = JSON.parse(await exported(page, /^Data \(JSON\)/));
    expect(JSON.stringify(data)).toContain(part);
  });
}

test('the plan of fixes is saved as long as it is shown', async ({ page }) => {
  await open(page, '/maturity/overview?fixes=10');
  const plan = page.getByRole('region', { name: 'Highest impact' });
  const rows = plan.getByRole('listitem');
  await expect(rows.first()).toBeVisible();

  const items: unknown = JSON.parse(
    await exported(page, /^Highest impact \(JSON\)/),
  );
  expect(items).toHaveLength(await rows.count());
  await expect(rows.first()).toContainText(/of \d+ services/);
});
