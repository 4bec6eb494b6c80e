import { expect, Page, test } from '@playwright/test';
import {
  chooseTheme,
  expectAccessible,
  expectNoOverflow,
} from './accessibility';
import { ladder, open, openTab } from './support';

const pages = {
  'entity tab': async (page: Page) => {
    await openTab(page, 'component', 'checkout-api');
    await expect(ladder(page)).toBeVisible();
  },
  organisation: async (page: Page) => {
    await open(page, '/maturity/organization');
    await expect(
      page.getByRole('heading', { name: /stage \d/ }).first(),
    ).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Next priority' }),
    ).toContainText('All steps');
  },
  overview: async (page: Page) => {
    await open(page, '/maturity/overview');
    await expect(
      page.getByRole('region', { name: 'Highest impact' }),
    ).toContainText('Cumulative');
  },
  'services table': async (page: Page) => {
    await open(page, '/maturity/services?columns=stage,owner,check:owned');
    await expect(page.getByRole('row').nth(3)).toBeVisible();
  },
  'heat map': async (page: Page) => {
    await open(page, '/maturity/teams');
    await expect(page.getByRole('treegrid')).toBeVisible();
  },
  'heat map of checks': async (page: Page) => {
    await open(page, '/maturity/teams?view=checks&layout=list');
    await expect(
      page.getByRole('grid', { name: /^Stages by team/ }),
    ).toBeVisible();
  },
  checks: async (page: Page) => {
    await open(page, '/maturity/checks');
    await expect(page.getByRole('list', { name: /scan/i })).toBeVisible();
  },
  report: async (page: Page) => {
    await open(page, '/maturity/report');
    await expect(page.getByRole('figure')).toBeVisible();
    await expect(
      page.getByRole('heading', { name: 'How to read it' }),
    ).toBeVisible();
  },
  model: async (page: Page) => {
    await open(page, '/maturity/model');
    await expect(
      page.getByRole('region', { name: 'How to read it' }),
    ).toBeVisible();
  },
  sources: async (page: Page) => {
    await open(page, '/maturity/sources');
    await page.getByRole('button', { name: /Argo CD/ }).click();
    await expect(page.getByRole('textbox', { name: 'Entities' })).toBeVisible();
  },
  'card about parts': async (page: Page) => {
    await open(page, '/catalog/default/group/tern-and-tide');
    await expect(page.getByText(/at stage 3 or above/)).toBeVisible();
  },
  'home page': async (page: Page) => {
    await open(page, '/home');
    await expect(
      page.getByRole('region', { name: 'Highest impact' }),
    ).toBeVisible();
  },
};

/** Selectors of our part of a page, if most of the page is not ours. */
const ours: { [title: string]: string } = {
  'card about parts': 'article:has(a[href*="/maturity/overview?"])',
};

for (const [title, show] of Object.entries(pages)) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${title}, ${theme}: no serious accessibility finding`, async ({
      page,
    }) => {
      await chooseTheme(page, theme);
      await show(page);
      await expectAccessible(page, theme, ours[title]);
    });
  }

  test(`${title}: fits a screen of 360 px`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await show(page);
    await expectNoOverflow(page);
  });
}
