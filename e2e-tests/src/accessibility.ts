import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

/**
 * Expects no serious axe findings in our part of the page. In the dark theme,
 * only colours are checked: the rest is the same as in the light theme.
 *
 * @param within - a selector of our part, if most of the page is not ours
 */
export async function expectAccessible(
  page: Page,
  theme: 'light' | 'dark',
  within = 'body',
): Promise<void> {
  await expect(page.locator(`[data-theme-mode="${theme}"]`)).toBeAttached();
  const { violations } = await new AxeBuilder({ page })
    .options({
      resultTypes: ['violations'],
      ...(theme === 'dark' && {
        runOnly: { type: 'rule', values: ['color-contrast'] },
      }),
    })
    // None of our pages has frames, which axe would have to check separately.
    .setLegacyMode()
    .include(within)
    // The sidebar and the tabs of the page header belong to Backstage.
    .exclude('nav[aria-label="sidebar nav"]')
    .exclude('[role="tablist"][aria-label="Toolbar tabs"]')
    .analyze();

  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({ id, at: nodes.map(node => node.html) }));
  expect(serious).toEqual([]);
}

/** Shows the page in a theme from now on. */
export async function chooseTheme(
  page: Page,
  theme: 'light' | 'dark',
): Promise<void> {
  await page.addInitScript(name => localStorage.setItem('theme', name), theme);
}

/** Expects that nothing is wider than the screen after the layout. */
export async function expectNoOverflow(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      ),
    )
    .toBeLessThanOrEqual(0);
}
