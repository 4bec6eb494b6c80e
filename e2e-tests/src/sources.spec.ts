import { expect, test } from '@playwright/test';
import { open } from './support';

test('tells how the sources are doing, and tries one', async ({ page }) => {
  await open(page, '/maturity/sources');
  const panel = page.getByRole('region', { name: 'Fact sources' });
  await expect(panel).toContainText(/\d+ sources: /);
  await expect(
    panel.getByRole('list', { name: 'Answers of Catalog' }),
  ).toBeVisible();

  await panel.getByRole('button', { name: /PagerDuty/ }).click();
  await panel
    .getByRole('textbox', { name: 'Entities' })
    .fill('checkout-api, nowhere');
  await panel.getByRole('button', { name: 'Try', exact: true }).click();
  await expect(panel.getByText(/^Answered in /)).toBeVisible();
  await expect(panel.getByText('The catalog has no such entity')).toBeVisible();
  await panel.getByText('Log of the source').click();
  await expect(panel.getByText(/Asked pagerduty: \d+ requests/)).toBeVisible();
});
