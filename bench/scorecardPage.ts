import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, Page } from 'playwright-core';
import { atMost, Figure, format } from './Figure';

const ROUNDS = 5;
const BUDGET_MS = 3_000;

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Builds the app for production; the backend serves it. */
export async function buildApp(): Promise<void> {
  const root = join(__dirname, '..');
  await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
      ...['package', 'build'],
      ...['--config', join(root, 'app-config.yaml')],
    ],
    {
      cwd: join(root, 'packages', 'app'),
      env: { ...process.env, NODE_ENV: 'production' },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
}

/**
 * Time until the organisation page shows its numbers to a signed-in user with a
 * warm cache.
 */
export async function measurePage(url: string): Promise<Figure> {
  const executablePath = process.env.CHROMIUM_PATH;
  if (!executablePath) {
    throw new Error('CHROMIUM_PATH is not set; run `npm run bench`');
  }
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/maturity/overview`);
    await page.getByRole('button', { name: 'Enter' }).click();
    await numbers(page).waitFor();

    const shown: number[] = [];
    const painted: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await page.reload({ waitUntil: 'commit' });
      await numbers(page).waitFor();
      const times = await page.evaluate(() => ({
        now: performance.now(),
        painted:
          performance.getEntriesByName('first-contentful-paint')[0]
            ?.startTime ?? 0,
      }));
      shown.push(times.now);
      painted.push(times.painted);
    }
    return atMost({
      name: 'scorecard, page in Chromium: numbers shown',
      value: median(shown),
      unit: 'ms',
      budget: BUDGET_MS,
      note: `first contentful paint ${format(median(painted))} ms`,
    });
  } finally {
    await browser.close();
  }
}

/** The links from the chart of the stages to its services. */
function numbers(page: Page) {
  return page
    .getByRole('region', { name: 'Services by stage' })
    .getByRole('link')
    .first();
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
