import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, Page, test } from '@playwright/test';
import { chooseTheme } from './accessibility';
import { readPdf } from './pdf';
import { open } from './support';

const docs = path.resolve(__dirname, '../../docs');
const title = 'Platform engineering maturity: Tern & Tide';

/** Waits for the whole report: its parts and the picture arrive one after the other. */
async function expectReport(page: Page): Promise<void> {
  const report = page.getByRole('article', { name: 'Report' });
  await expect(report.getByRole('heading', { name: title })).toBeVisible();
  await expect(
    report.getByRole('heading', { name: 'How to read it' }),
  ).toBeVisible();
  await expect(
    report.getByRole('figure').getByRole('listitem').first(),
  ).toBeVisible();
}

function toPdf(page: Page): Promise<Buffer> {
  return page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '');
}

const links = /\[[^\]]*\]\(<([^>]*)>\)/g;

/** Each heading, paragraph and cell of Markdown as a PDF has it: without spaces, and without links, which are drawn apart. */
function toPieces(markdown: string): string[] {
  return markdown
    .replace(links, '')
    .split(/\n|(?<!\\)\|/)
    .map(piece => piece.replace(/^\s*(#+|\d+\.|- |---)/, ''))
    .map(piece => piece.replaceAll('**', '').replace(/\\(.)/g, '$1'))
    .map(withoutSpaces)
    .filter(piece => piece !== '');
}

test('the report opens from the organisation page, of the group that it shows', async ({
  page,
}) => {
  await open(page, '/maturity/organization?of=group:default/bookings');
  await page.getByRole('link', { name: 'Report', exact: true }).last().click();

  await expect(page).toHaveURL(/\/maturity\/report\?of=group.*bookings/);
  await expect(
    page.getByRole('heading', { name: /^Platform engineering.*bookings/i }),
  ).toBeVisible();
});

test('the report is saved as a Markdown file', async ({ page }) => {
  await open(page, '/maturity/report');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Markdown' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('maturity-tern-and-tide.md');
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('# Platform engineering maturity: Tern');
  expect(text).toContain('## What nobody could measure');
});

test('a report that is not there says so', async ({ page }) => {
  await open(page, '/maturity/report?of=group:default/nobody');
  await expect(
    page.getByText(/The catalog has no such entity, or you have no access/),
  ).toBeVisible();
});

test('on paper there is the report alone, in light colours', async ({
  page,
}) => {
  await chooseTheme(page, 'dark');
  await open(page, '/maturity/report');
  await expectReport(page);
  const report = page.getByRole('article', { name: 'Report' });
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));

  await expect(report).toBeVisible();
  await expect(page.getByRole('navigation').first()).toBeHidden();
  await expect(page.getByRole('tab').first()).toBeHidden();
  await expect(
    page.getByRole('button', { name: 'Print or save as PDF' }),
  ).toBeHidden();
  await expect(report).toHaveCSS('color', 'rgb(0, 0, 0)');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));

  const pdf = readPdf(await toPdf(page));
  expect(pdf.title).toBe(title);
  expect(pdf.pages.length).toBeGreaterThan(2);
  pdf.pages.forEach((text, index) =>
    expect(text).toContain(`${index + 1}/${pdf.pages.length}`),
  );
  const text = pdf.pages.join('');
  expect(text).toContain(withoutSpaces(title));
  expect(text).toContain(withoutSpaces('Reports of the same revision differ'));
  for (const other of ['Settings', 'Download Markdown', 'Print or save']) {
    expect(text).not.toContain(withoutSpaces(other));
  }
  expect(pdf.links.length).toBeGreaterThan(0);
  // None into the app, as the navigation would have.
  expect(pdf.links.filter(link => !link.startsWith('https://'))).toEqual([]);
});

test('the PDF file of the documentation is the report of the documentation', async ({
  page,
}) => {
  const markdown = await readFile(path.join(docs, 'example-report.md'), 'utf8');
  const file = path.join(docs, 'example-report.pdf');
  if (process.env.UPDATE_GOLDEN) {
    await page.route('**/reports/by-name/**', route =>
      route.fulfill({
        body: markdown,
        contentType: 'text/markdown',
        headers: { 'access-control-allow-origin': '*' },
      }),
    );
    await open(page, '/maturity/report');
    await expectReport(page);
    // The time of the report, not of the file.
    const [, day, hour] =
      /(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC/.exec(markdown) ?? [];
    const time = `${day}${hour}00`.replace(/\D/g, '');
    const pdf = (await toPdf(page)).toString('latin1');
    await writeFile(file, pdf.replace(/(?<=Date \(D:)\d{14}/g, time), 'latin1');
  }

  const content = await readFile(file);
  expect(content.length).toBeLessThan(500_000);
  const pdf = readPdf(content);
  const text = pdf.pages.join('');
  const missing = toPieces(markdown).filter(piece => !text.includes(piece));
  expect(missing).toEqual([]);
  expect(pdf.links).toEqual(
    [...markdown.matchAll(links)].map(([, address]) => address),
  );
  // The picture is of the same services as the table.
  for (const [, stage, count, share] of markdown.matchAll(
    /^\| (\d [^|]+) \| (\d+) \| (\d+ %) \|$/gm,
  )) {
    const services = count === '1' ? 'service' : 'services';
    expect(text).toContain(
      withoutSpaces(`${stage}${count}${services}·${share}`),
    );
  }
});
