import { expect, Page, test } from '@playwright/test';
import {
  chooseTheme,
  expectAccessible,
  expectNoOverflow,
} from './accessibility';
import { open } from './support';

const prompt = (page: Page) =>
  page.getByRole('region', { name: /^Developer survey \d{4}-Q\d$/ });

const results = (page: Page) =>
  page.getByRole('region', { name: 'Developer survey', exact: true });

/** Results of two quarters, in place of those of the demo, which has too few answers. */
async function showResults(page: Page) {
  const toQuarter = (quarter: string, satisfied: number, texts: string[]) => ({
    quarter,
    answers: 20,
    results: [
      {
        ...{ questionId: 'satisfaction', type: 'rating', answers: 20 },
        score: satisfied / 20,
        counts: [2, 3, 15 - satisfied, satisfied - 4, 4].map(
          (count, index) => ({ value: `${index + 1}`, count }),
        ),
      },
      {
        ...{ questionId: 'recommendation', type: 'recommendation' },
        ...{ answers: 20, score: satisfied - 10 },
        counts: [
          { value: 'promoters', count: satisfied },
          { value: 'passives', count: 4 },
          { value: 'detractors', count: 16 - satisfied },
        ],
      },
      {
        ...{ questionId: 'friction', type: 'topics', answers: 20 },
        counts: [
          { value: 'slow-builds', count: 12 },
          { value: 'unclear-requirements', count: 7 },
          { value: 'access', count: 2 },
        ],
      },
    ],
    texts,
  });
  await page.route('**/survey/results/**', async route => {
    const answer = await (await route.fetch()).json();
    const items = [
      toQuarter('2026-Q2', 7, []),
      toQuarter('2026-Q3', 11, ['<img src=x onerror=alert(1)>', 'Less VPN']),
    ];
    await route.fulfill({ json: { ...answer, items } });
  });
}

test('an answer survives an error and a reload, and is counted once', async ({
  page,
}) => {
  await open(page, '/maturity/organization');
  await prompt(page).getByRole('button', { name: 'Answer' }).click();
  await page.getByRole('radio', { name: 'Satisfied', exact: true }).check();
  await page.getByRole('radio', { name: '8' }).check();
  await page.getByRole('checkbox', { name: /Slow builds/ }).check();
  await page
    .getByRole('textbox', { name: 'What should change first?' })
    .fill('<script>alert(1)</script> Faster builds');

  const answers = '**/survey/answers';
  await page.route(answers, route => route.abort());
  await page.getByRole('button', { name: 'Send answer' }).click();
  await expect(prompt(page).getByRole('alert')).toContainText(
    'What you entered is still here.',
  );
  await page.unroute(answers);
  await page.reload();
  await expect(
    page.getByRole('textbox', { name: 'What should change first?' }),
  ).toHaveValue('<script>alert(1)</script> Faster builds');

  await page.getByRole('button', { name: 'Send answer' }).click();
  await expect(prompt(page).getByRole('status')).toContainText(
    'Your answer is counted.',
  );
  await expect(results(page)).toContainText('Fewer than 5 answers');

  await page.reload();
  await expect(results(page)).toBeVisible();
  await expect(prompt(page)).toBeHidden();
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1280, 360]) {
    test(`the survey and its results have good contrast, ${theme}, ${width} px: accessibility`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.route(/\/survey$/, async route => {
        const answer = await (await route.fetch()).json();
        const groups = ['group:default/bookings', 'group:default/platform'];
        await route.fulfill({ json: { ...answer, status: 'open', groups } });
      });
      await showResults(page);
      await chooseTheme(page, theme);
      await open(page, '/maturity/organization');
      await prompt(page).getByRole('button', { name: 'Answer' }).click();
      await expect(results(page)).toContainText('55% satisfied');
      await results(page).getByText('2 comments').click();
      await expect(results(page)).toContainText('<img src=x');
      await expectNoOverflow(page);
      await expectAccessible(page, theme);
    });
  }
}
