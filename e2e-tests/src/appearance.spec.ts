import AxeBuilder from '@axe-core/playwright';
import { expect, Page, test } from '@playwright/test';
import { ladder, open, openTab } from './support';

const pages = {
  'entity tab': async (page: Page) => {
    await openTab(page, 'component', 'checkout-api');
    await expect(ladder(page)).toBeVisible();
  },
  overview: async (page: Page) => {
    await open(page, '/maturity/overview');
    await expect(
      page.getByRole('region', { name: 'What to fix first' }),
    ).toContainText('With the first');
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
    await expect(page.getByRole('grid', { name: /^Teams/ })).toBeVisible();
  },
  checks: async (page: Page) => {
    await open(page, '/maturity/checks');
    await expect(page.getByRole('list', { name: /scan/i })).toBeVisible();
  },
  model: async (page: Page) => {
    await open(page, '/maturity/model');
    await expect(
      page.getByRole('region', { name: 'How to read it' }),
    ).toBeVisible();
  },
  'card about parts': async (page: Page) => {
    await open(page, '/catalog/default/group/tern-and-tide');
    await expect(page.getByText(/at stage 3 or above/)).toBeVisible();
  },
  'home page': async (page: Page) => {
    await open(page, '/home');
    await expect(
      page.getByRole('region', { name: 'What to fix first' }),
    ).toBeVisible();
  },
};

/** What of a page is ours, where most of it is not. */
const ours: { [title: string]: string } = {
  'card about parts': 'article:has(a[href*="/maturity/overview?"])',
};

for (const [title, show] of Object.entries(pages)) {
  for (const theme of ['light', 'dark']) {
    test(`${title}, ${theme}: no serious accessibility finding`, async ({
      page,
    }, testInfo) => {
      await page.addInitScript(
        name => localStorage.setItem('theme', name),
        theme,
      );
      await show(page);
      await expect(page.locator(`[data-theme-mode="${theme}"]`)).toBeAttached();
      await page.screenshot({
        path: testInfo.outputPath('page.png'),
        fullPage: true,
      });

      const { violations } = await new AxeBuilder({ page })
        .include(ours[title] ?? 'body')
        // The sidebar and the tabs of the page header are Backstage's own.
        .exclude('nav[aria-label="sidebar nav"]')
        .exclude('[role="tablist"][aria-label="Toolbar tabs"]')
        .analyze();

      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => ({ id, at: nodes.map(node => node.html) }));
      expect(serious).toEqual([]);
    });
  }

  test(`${title}: fits a screen of 360 px`, async ({ page }, testInfo) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await show(page);
    await page.screenshot({
      path: testInfo.outputPath('page.png'),
      fullPage: true,
    });

    // The grid of the home page moves its cards into place.
    await expect
      .poll(() =>
        page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        ),
      )
      .toBeLessThanOrEqual(0);
  });
}
