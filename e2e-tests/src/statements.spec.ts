import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { openTab } from './support';

const CHECK = /^(Met|Not measured).*The error budget is tracked/;

/** The row of a check that only people can tell of, and its panel. */
async function openCheck(page: Page) {
  const checks = page.getByRole('region', { name: 'Checks by stage' });
  await checks.getByRole('radio', { name: /^All/ }).click();
  const stage = checks.getByRole('button', { name: /^5 / });
  if ((await stage.getAttribute('aria-expanded')) === 'false') {
    await stage.click();
  }
  const row = checks.getByRole('button', { name: CHECK });
  if ((await row.getAttribute('aria-expanded')) === 'false') {
    await row.click();
  }
  return { checks, row };
}

test('attests a check, which passes as attested, and takes it back', async ({
  page,
}) => {
  await openTab(page, 'component', 'gift-cards');
  const { checks, row } = await openCheck(page);
  await expect(row).toContainText('Not measured');
  await checks.getByRole('button', { name: /^Attest: / }).click();
  const form = checks.getByRole('form');
  await form.getByText('Yes', { exact: true }).click();
  await form
    .getByRole('textbox', { name: 'Link to evidence' })
    .fill('https://wiki.ternandtide.example/gift-cards/budget');
  await form.getByRole('textbox', { name: 'Note' }).fill('Reviewed in October');
  await expectAccessible(page, 'light', 'main');

  // A reload loses nothing that was typed.
  await page.reload();
  await openCheck(page);
  await checks.getByRole('button', { name: /^Attest: / }).click();
  await expect(form.getByRole('textbox', { name: 'Note' })).toHaveValue(
    'Reviewed in October',
  );
  await form.getByRole('button', { name: 'Save statement' }).click();
  await expect(form).toBeHidden();
  await expect(row).toContainText('Met');
  await expect(row).toContainText('Attested');

  await openCheck(page);
  await checks.getByRole('button', { name: /^Attest: / }).click();
  await expect(checks.getByText('Reviewed in October').first()).toBeVisible();
  await checks.getByRole('button', { name: 'Withdraw' }).click();
  await expect(row).toContainText('Not measured');
});

test('asks for an exemption, which waits on the tab, and takes it back', async ({
  page,
}) => {
  await openTab(page, 'component', 'gift-cards');
  const { checks } = await openCheck(page);
  await checks.getByRole('button', { name: /^Ask for an exemption: / }).click();
  const form = checks.getByRole('form');
  await form
    .getByRole('textbox', { name: /^Why it cannot meet/ })
    .fill('The service moves to another team in spring');
  const until = new Date(Date.now() + 60 * 86_400_000);
  await form.getByLabel('Until').fill(until.toISOString().slice(0, 10));
  await form.getByRole('button', { name: 'Send the request' }).click();
  await expect(checks.getByText(/^Sent\./)).toBeVisible();

  await page.goto('/maturity/exemptions');
  const item = page
    .getByRole('listitem')
    .filter({ hasText: 'moves to another team' });
  await expect(item).toContainText('Waits for a decision');
  await expect(item.getByRole('button', { name: /^Approve/ })).toHaveCount(0);
  await expectAccessible(page, 'light');
  await item.getByRole('button', { name: /^Take back/ }).click();
  await expect(item).toBeHidden();
});
