import { expect, test } from '@playwright/test';
import { open } from './support';

for (const [kind, name, field] of [
  ['group', 'tern-and-tide', 'owner'],
  ['system', 'booking', 'system'],
  ['domain', 'passengers', 'domain'],
]) {
  test(`the page of a ${kind} shows how its parts stand, and leads to them`, async ({
    page,
  }) => {
    await open(page, `/catalog/default/${kind}/${name}`);
    const card = page
      .getByRole('article')
      .filter({ hasText: 'Open the maturity page' });
    await expect(card.getByText(/\d+\s?% at stage 3 or above/)).toBeVisible();
    // Of its parts, and of its own assessment where it has one.
    await expect(card.getByText(/\d+\s?% observed/).first()).toBeVisible();
    await expect(card.getByText(/No maturity model/)).toBeHidden();
    await expect(
      card
        .getByRole('region', { name: 'Needs help most' })
        .getByRole('link')
        .first(),
    ).toHaveAttribute('href', /\/catalog\/default\//);

    await card
      .getByRole('link', { name: /, Stage \d: / })
      .first()
      .click();

    await expect(page).toHaveURL(
      new RegExp(`/maturity/services\\?.*${field}=.*${name}.*stage=`),
    );
  });
}

test('the parts of a group are those of the groups below it, or not', async ({
  page,
}) => {
  await open(page, '/catalog/default/group/tern-and-tide');
  const card = page
    .getByRole('article')
    .filter({ hasText: 'Owned by this group, by stage' })
    .filter({ hasText: 'Open the maturity page' });
  await expect(card.getByText(/\d+ services?$/).first()).toBeVisible();

  await card.getByText('Include groups below').click();

  await expect(card.getByText('Nothing assessed yet.')).toBeVisible();
});

test('the home page shows the teams of the reader', async ({ page }) => {
  await open(page, '/home');

  const stages = page.getByRole('region', { name: 'Stages by team' });
  await expect(stages.getByRole('list', { name: /bookings/i })).toBeVisible();
  await expect(
    page
      .getByRole('region', { name: 'Highest impact' })
      .getByRole('listitem')
      .first(),
  ).toBeVisible();

  await page.getByRole('link', { name: 'Open the maturity page' }).click();
  await expect(page).toHaveURL(/\/maturity\/overview\?owner=.*bookings/);
});
