import { expect, test } from '@playwright/test';
import { ladder, openTab, standing } from './support';

test('a service shows its stage, how strong the evidence is, and the evidence', async ({
  page,
}) => {
  await openTab(page, 'component', 'checkout-api');

  await expect(ladder(page).getByRole('listitem')).toHaveCount(5);
  await expect(standing(page)).toContainText('Self-serve platform');
  await expect(page.getByText(/\d+\s?% observed/).first()).toBeVisible();

  const checks = page.getByRole('region', { name: 'Checks by stage' });
  await checks.getByRole('button', { name: /CI\/CD foundation/ }).click();
  await checks
    .getByRole('button', { name: /A pipeline builds and tests/ })
    .first()
    .click();
  for (const seen of ['Evidence checked', /\.ya?ml/]) {
    await expect(
      checks.getByText(seen).filter({ visible: true }).first(),
    ).toBeVisible();
  }
});

test('what is not met, not measured and exempt is told apart in words', async ({
  page,
}) => {
  await openTab(page, 'component', 'checkout-api');

  for (const face of ['Not met', 'Not measured', 'Exempt']) {
    await expect(page.getByText(face, { exact: true }).first()).toBeAttached();
  }
});

test('a next step leads to the template, filled in for the service', async ({
  page,
}) => {
  await openTab(page, 'component', 'baggage-belt');

  const steps = page.getByRole('region', { name: /Next steps/ });
  await expect(steps.getByRole('listitem').first()).toBeVisible();
  await steps
    .getByRole('link', { name: /Open template/ })
    .first()
    .click();

  await expect(page).toHaveURL(/\/create\/templates\/default\/[a-z-]+/);
  await expect(
    page.locator('input[value*="baggage-belt"]').first(),
  ).toBeVisible();
});

test('a refresh has the sources look again', async ({ page }) => {
  await openTab(page, 'component', 'fare-engine');

  await page.getByRole('button', { name: 'Refresh' }).click();

  await expect(
    page.getByText(/Updated just now; \d+ sources? checked/),
  ).toBeVisible();
});

for (const [kind, name] of [
  ['api', 'timetable'],
  ['domain', 'passengers'],
  ['group', 'bookings'],
  ['resource', 'payments-ledger'],
  ['system', 'booking'],
]) {
  test(`the tab is there for a ${kind}`, async ({ page }) => {
    const broken: string[] = [];
    page.on('pageerror', error => broken.push(error.message));

    await openTab(page, kind, name);

    await expect(
      page
        .getByRole('list', { name: 'Stages' })
        .or(page.getByText(/No maturity model|at stage \d or above/))
        .first(),
    ).toBeVisible();
    expect(broken).toEqual([]);
  });
}

test('what GitHub says is evidence, with links to where it was seen', async ({
  page,
}) => {
  await openTab(page, 'component', 'boarding-gate');

  // The stage that comes next is open.
  const checks = page.getByRole('region', { name: 'Checks by stage' });
  await checks
    .getByRole('button', { name: /The main branch requires reviews/ })
    .first()
    .click();

  const ruleset = checks
    .getByRole('link', { name: /ruleset every repository/ })
    .filter({ visible: true })
    .first();
  await expect(ruleset).toHaveAttribute(
    'href',
    'https://github.ternandtide.example/tern-and-tide/boarding-gate/rules/1',
  );
});

test('an observation that contradicts a statement fails the check, and both are shown', async ({
  page,
}) => {
  await openTab(page, 'component', 'boarding-gate');

  const checks = page.getByRole('region', { name: 'Checks by stage' });
  const row = checks
    .getByRole('button', { name: /Most pipeline runs .* succeed/ })
    .first();
  await expect(row).toContainText(
    /Contradicted: attested by .*, but GitHub shows/,
  );
  await row.click();
  for (const shown of [/^Attested by/, /Successful runs|success/i]) {
    await expect(
      checks.getByText(shown).filter({ visible: true }).first(),
    ).toBeVisible();
  }
});

test('a permission that is missing is a reason with a remedy', async ({
  page,
}) => {
  await openTab(page, 'component', 'checkout-api');

  const checks = page.getByRole('region', { name: 'Checks by stage' });
  await checks
    .getByRole('button', {
      name: /Compliance and security checks are automated/,
    })
    .first()
    .click();

  await expect(
    checks
      .getByText(/grant the permission 'Secret scanning alerts: read/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
});

test('all facts of a source can be seen, with links', async ({ page }) => {
  await openTab(page, 'component', 'ticket-web');

  const facts = page.getByRole('region', { name: 'All facts' });
  await facts.getByRole('button', { name: 'Show all facts' }).click();
  await facts.getByRole('button', { name: /GitHub 3\d facts/ }).click();

  await expect(facts.getByText(/Oldest critical alert/)).toBeVisible();
  await expect(
    facts.getByRole('link', { name: /open since/ }).first(),
  ).toHaveAttribute('href', /ticket-web\/security\/dependabot\/1$/);
});
