import { readFile } from 'node:fs/promises';
import { expect, Page, test } from '@playwright/test';
import {
  chooseTheme,
  expectAccessible,
  expectNoOverflow,
} from './accessibility';
import { open, openTab } from './support';

const metrics = [
  'Change lead time',
  'Deployment frequency',
  'Failed deployment recovery time',
  'Change fail rate',
  'Deployment rework rate',
];

function section(page: Page) {
  return page.getByRole('region', { name: 'Delivery (DORA)' });
}

async function openSection(page: Page, name: string) {
  await openTab(page, 'component', name);
  await expect(section(page)).toBeVisible();
  return section(page);
}

async function openOrgTab(page: Page, search = '') {
  await open(page, `/maturity/delivery${search}`);
  const spread = page.getByRole('region', {
    name: 'Distribution of the delivery metrics',
  });
  await expect(spread).toBeVisible();
  return spread;
}

test('a service shows its five metrics as rulers, and what is behind each', async ({
  page,
}) => {
  const delivery = await openSection(page, 'fare-engine');
  for (const metric of metrics) {
    await expect(
      delivery.getByRole('img', { name: new RegExp(`^${metric}: .*band \\d`) }),
    ).toBeVisible();
  }

  const toggle = delivery.getByRole('button', {
    name: 'Included events: Change fail rate',
  });
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  await expect(page).toHaveURL(/openMetric=changeFailRate/);
  await expect(
    delivery.getByText(/\d+ of \d+ deployments count/),
  ).toBeVisible();
});

test('the days looked back are kept in the address', async ({ page }) => {
  const delivery = await openSection(page, 'fare-engine');
  await delivery.getByRole('radio', { name: '30 days' }).click();
  await expect(page).toHaveURL(/deliveryDays=30/);
  await expect(delivery.getByText(/^Previous 30 days/).first()).toBeVisible();
});

test('the same is there as a table', async ({ page }) => {
  const delivery = await openSection(page, 'fare-engine');
  await delivery.getByRole('button', { name: 'Show as table' }).click();
  for (const metric of metrics) {
    await expect(
      delivery.getByRole('rowheader', { name: metric }),
    ).toBeVisible();
  }
});

for (const [name, reason] of [
  ['timetable-api', /^Incidents are not reported/],
  ['ticket-web', /^No sign of the incident feed since/],
  ['vessel-tracker', /do not name their environment/],
] as const) {
  test(`what is not known of ${name} is no number, but a reason with a remedy`, async ({
    page,
  }) => {
    const delivery = await openSection(page, name);
    await expect(delivery.getByText(reason).first()).toBeVisible();
    await expect(
      delivery.getByRole('link', { name: /How to record deliveries/ }).first(),
    ).toBeVisible();
    await expect(
      delivery.getByRole('img', { name: 'Change fail rate: not measured' }),
    ).toBeVisible();
  });
}

test('a deployment that an incident does not name is said to be estimated', async ({
  page,
}) => {
  const delivery = await openSection(page, 'checkout-api');
  await expect(
    delivery.getByText(/\d+ failures estimated/).first(),
  ).toBeVisible();
});

test('few deployments are said to be few', async ({ page }) => {
  const delivery = await openSection(page, 'boarding-gate');
  await expect(delivery.getByText('Small sample').first()).toBeVisible();
});

test('a service that nobody reports of is invited to connect', async ({
  page,
}) => {
  const delivery = await openSection(page, 'old-kiosk');
  await expect(
    delivery.getByText('Not measured: no deliveries recorded'),
  ).toBeVisible();
  await expect(
    delivery.getByRole('link', { name: /Connect a source/ }),
  ).toHaveAttribute('href', /docs\/delivery\.md$/);
});

test('the organisation sees distributions, at each stage too, and its filters hold', async ({
  page,
}) => {
  const spread = await openOrgTab(page);
  for (const metric of metrics) {
    await expect(
      spread.getByRole('img', {
        name: new RegExp(`^${metric}, \\d+ services`),
      }),
    ).toBeVisible();
  }
  const stages = page.getByRole('region', { name: 'Delivery by stage' });
  await expect(
    stages.getByRole('img', { name: /^Change lead time at Stage \d/ }).first(),
  ).toBeVisible();

  await stages
    .getByRole('region', { name: 'Change lead time' })
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(/\/maturity\/services\?.*stage=/);
});

test('a deep link narrows the distribution', async ({ page }) => {
  const spread = await openOrgTab(page, '?tag=go&deliveryDays=30');
  await expect(spread.getByText(/last 30 days/)).toBeVisible();
  await expect(page.getByRole('radio', { name: '30 days' })).toBeChecked();
});

test('events that fit no entity are told with what they call it', async ({
  page,
}) => {
  await openOrgTab(page);
  const lost = page.getByRole('region', {
    name: 'Events without an entity',
  });
  await expect(lost.getByRole('row', { name: /seat-planner/ })).toContainText(
    'jenkins',
  );
});

test('the metrics of each service are saved as a file', async ({ page }) => {
  await openOrgTab(page);
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Metrics (JSON)' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(JSON.stringify(JSON.parse(text))).toContain(
    'component:default/fare-engine',
  );
});

test('the page of a system shows how the delivery of its parts is distributed', async ({
  page,
}) => {
  await openTab(page, 'system', 'booking');
  const parts = page.getByRole('region', {
    name: 'Delivery by component (DORA)',
  });
  await expect(
    parts.getByRole('img', { name: /^Deployment frequency, \d+/ }),
  ).toBeVisible();
  await parts.getByRole('link', { name: 'Open the maturity page' }).click();
  await expect(page).toHaveURL(/\/maturity\/delivery\?.*system=.*booking/);
});

const views = {
  'delivery section': (page: Page) => openSection(page, 'fare-engine'),
  'delivery tab': (page: Page) => openOrgTab(page),
};

for (const [title, show] of Object.entries(views)) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${title}, ${theme}: no serious accessibility finding`, async ({
      page,
    }) => {
      await chooseTheme(page, theme);
      await show(page);
      await expectAccessible(page, theme);
    });
  }

  test(`${title}: fits a screen of 360 px`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await show(page);
    await expectNoOverflow(page);
  });
}
