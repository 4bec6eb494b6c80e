import { expect, Page } from '@playwright/test';

/** Opens a page of the app and signs in as a guest. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const enter = page.getByRole('button', { name: 'Enter' });
  await enter.waitFor();
  // A click can get lost while the page is still rendering.
  await expect(async () => {
    if (await enter.isVisible()) await enter.click();
    await expect(enter).toBeHidden({ timeout: 10_000 });
  }).toPass();
}

/** Opens the maturity tab of an entity after the demo has assessed it. */
export async function openTab(
  page: Page,
  kind: string,
  name: string,
): Promise<void> {
  await open(page, `/catalog/default/${kind}/${name}`);
  await showTab(page);
  await expect(page).toHaveURL(/\/maturity$/);
}

/** Opens the maturity tab on the current entity page. */
export async function showTab(page: Page): Promise<void> {
  // A tab on the legacy frontend system, a link on the new one.
  await page
    .getByRole('tab', { name: 'Maturity' })
    .or(page.getByRole('main').getByRole('link', { name: 'Maturity' }))
    .first()
    .click();
}

/** The ladder of stages of the entity tab. */
export function ladder(page: Page) {
  return page.getByRole('list', { name: 'Stages' });
}

/** The stage of the entity. */
export function standing(page: Page) {
  return ladder(page).locator('[aria-current="step"]');
}

/** The table of the tab "Services". */
export function services(page: Page) {
  return page
    .getByRole('region', { name: 'Stages by entity' })
    .getByRole('grid');
}
