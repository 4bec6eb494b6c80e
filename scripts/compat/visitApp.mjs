import { chromium } from '@playwright/test';
import { findChromium } from '../e2e/findChromium.mjs';

const ENTITY = '/catalog/default/component/example-website';

/**
 * Opens an app in Chromium as a guest, and in it the organisation page, the
 * entity card and the entity tab; and reads the facts of a repository. Calls `check` with the name of each and a
 * function that throws when it does not show what it should.
 */
export async function visitApp({ url, stages, check }) {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1400, height: 900 },
    });
    page.setDefaultTimeout(60_000);
    const errors = [];
    let authorization;
    page.on('request', request => {
      if (request.url().includes('/api/maturity')) {
        authorization = request.headers().authorization ?? authorization;
      }
    });
    page.on('pageerror', error => errors.push(error.message));
    page.on('response', response => {
      if (
        response.status() >= 400 &&
        response.url().includes('/api/maturity')
      ) {
        errors.push(`${response.status()} from ${response.url()}`);
      }
    });

    const enter = page.getByRole('button', { name: 'Enter' });
    const entered = await check('guest sign-in', async () => {
      await page.goto(url);
      await enter.click();
      await enter.waitFor({ state: 'detached' });
    });
    if (!entered) return;
    await check('organisation page', async () => {
      await open(page, `${url}/maturity`, () =>
        page.getByText(stages[0].title).first(),
      );
    });
    // The tab leads to it, and so does the card below.
    const links = page.locator(`a[href$="${ENTITY}/maturity"]`);
    await check('entity card', async () => {
      await open(page, `${url}${ENTITY}`, () => links.nth(1));
    });
    await check('entity tab', async () => {
      await links.first().click();
      for (const { title } of stages) {
        await page.getByText(title).first().waitFor();
      }
    });
    await check('facts of a repository', async () => {
      await waitForFacts(page, {
        url: `${url}/api/maturity/facts/by-name/component/default/compat-shop`,
        authorization,
      });
    });
    await check('no error in the browser', async () => {
      if (errors.length > 0) throw new Error([...new Set(errors)].join('\n'));
    });
  } finally {
    await browser.close();
  }
}

// The repository is judged in a worker thread, whose file has to be found in the
// packed package.
async function waitForFacts(page, { url, authorization }) {
  const end = Date.now() + 90_000;
  for (;;) {
    const answer = await page.request.get(url, { headers: { authorization } });
    const { sources = [] } = await answer.json();
    const source = sources.find(({ sourceId }) => sourceId === 'repository');
    const tests = source?.facts.find(
      ({ fact }) => fact === 'repository/pipelineTests',
    );
    if (tests?.value?.length > 0) return;
    if (Date.now() > end) {
      throw new Error(
        `The repository was not judged: ${JSON.stringify(source)}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 2_000));
  }
}

// The first results are there some seconds after the first start, and a page
// that was opened before shows that nothing was assessed yet.
async function open(page, url, expected) {
  const end = Date.now() + 90_000;
  for (;;) {
    await page.goto(url);
    try {
      await expected().waitFor({ timeout: 15_000 });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
