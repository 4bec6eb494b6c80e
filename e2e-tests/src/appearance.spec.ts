import AxeBuilder from '@axe-core/playwright';
import { expect, Page, test } from '@playwright/test';
import { ladder, open, openTab } from './support';

const pages = {
  'entity tab': async (page: Page) => {
    await openTab(page, 'component', 'checkout-api');
    await expect(ladder(page)).toBeVisible();
  },
  'organisation page': async (page: Page) => {
    await open(page, '/maturity/overview');
    await expect(
      page.getByRole('region', { name: 'Where they stand' }),
    ).toBeVisible();
  },
  'services table': async (page: Page) => {
    await open(page, '/maturity/services');
    await expect(page.getByRole('row').nth(3)).toBeVisible();
  },
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

    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
