import { defineConfig } from '@playwright/test';

/** The addresses and the browser come from scripts/e2e.mjs. */
function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run \`npm run e2e\``);
  return value;
}

export default defineConfig({
  testDir: 'src',
  testMatch: '*.spec.ts',
  globalSetup: './src/waitForDemo.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // Generous: the machines that run this do other things as well.
  timeout: 120_000,
  expect: { timeout: 40_000 },
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // Recording takes longer than the tests themselves.
    trace: 'off',
    launchOptions: {
      executablePath: required('CHROMIUM_PATH'),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'app', use: { baseURL: required('E2E_APP_URL') } },
    {
      name: 'app-legacy',
      use: { baseURL: required('E2E_APP_LEGACY_URL') },
      // The same components: what differs is how pages are mounted and linked.
      testMatch: [
        'entity.spec.ts',
        'organization.spec.ts',
        'parts.spec.ts',
        'delivery.spec.ts',
        'report.spec.ts',
      ],
      grepInvert: /accessibility|360 px|file/,
    },
  ],
});
