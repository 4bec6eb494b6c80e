import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { open, showTab } from './support';

const group = 'cargo';

function targets(page: Page) {
  return page.getByRole('region', { name: 'Targets' });
}

/** Ends what an earlier run left behind. */
async function endAll(page: Page) {
  const end = targets(page).getByRole('button', { name: /^End the target/ });
  await expect(
    targets(page).getByRole('button', { name: 'Set a target' }),
  ).toBeVisible();
  while ((await end.count()) > 0) {
    const left = await end.count();
    await end.first().click();
    await page.getByRole('dialog').getByLabel('Reason').fill('From before');
    await page.getByRole('button', { name: 'End the target' }).last().click();
    await expect(end).toHaveCount(left - 1);
  }
}

test('a target is set, shown in the headline and on the stairs, changed and ended', async ({
  page,
}) => {
  await open(page, `/maturity/organization?of=group:default/${group}`);
  await endAll(page);

  await targets(page).getByRole('button', { name: 'Set a target' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Enter a share from 1 to 100.')).toBeVisible();
  await dialog.getByLabel('Note (optional)').fill('Agreed with the teams');

  // The draft is there again after a reload.
  await page.reload();
  await targets(page).getByRole('button', { name: 'Set a target' }).click();
  await expect(dialog.getByText('This is your draft')).toBeVisible();
  await expect(dialog.getByLabel('Note (optional)')).toHaveValue(
    'Agreed with the teams',
  );
  await expectAccessible(page, 'light');
  await dialog.getByRole('textbox', { name: /^Share/ }).fill('90');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  await expect(
    page.getByText(/^Target: 90% at stage 3 or above by /),
  ).toBeVisible();
  const stairs = page.getByRole('list', { name: /^Stages from lowest/ });
  await expect(stairs.getByText(/^Target: 90% here or above/)).toBeVisible();
  const item = targets(page).getByRole('listitem').first();
  await expect(item).toContainText('Agreed with the teams');
  await expect(item.getByRole('img')).toHaveAccessibleName(/target 90%/);
  await expectAccessible(page, 'light');

  await item.getByRole('button', { name: /^Change the target/ }).click();
  await dialog.getByRole('textbox', { name: /^Share/ }).fill('100');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(
    page.getByText(/^Target: All at stage 3 or above by /),
  ).toBeVisible();

  // The team sees it on its own page.
  await page.goto(`/catalog/default/group/${group}`);
  await showTab(page);
  await expect(
    targets(page).getByRole('heading', { name: /^All at stage 3 or above/ }),
  ).toBeVisible();

  await page.goto(`/maturity/organization?of=group:default/${group}`);
  await targets(page)
    .getByRole('button', { name: /^End the target/ })
    .click();
  await dialog.getByLabel('Reason').fill('The team was split');
  await dialog.getByRole('button', { name: 'End the target' }).click();
  await expect(page.getByText(/^Target: All/)).toHaveCount(0);
  await targets(page)
    .getByText(/ended target/)
    .click();
  await expect(
    targets(page).getByText('Reason: The team was split').first(),
  ).toBeVisible();
});
