import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { OrganisationsPage } from './pages/organisations-page.ts';
import { openSample } from './pages/sample-profile.ts';

async function saved(page: Page, what: string): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Save these ${what} as CSV` }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('a list is saved as it is filtered, and no cell of it begins as a formula', async ({ app: { page } }) => {
  const organisations = new OrganisationsPage(page);
  await openSample(page);
  await organisations.goTo();
  await organisations.openNew();
  const hostile = '=HYPERLINK("http://evil.example")';
  await organisations.form.getByLabel('Name', { exact: true }).fill(hostile);
  await organisations.save();
  await expect(organisations.row(hostile)).toBeVisible();

  const all = await saved(page, 'organisations');
  expect(all.name).toMatch(/^organisations-\d{4}-\d{2}-\d{2}\.csv$/);
  expect(all.text).toMatch(/^\ufeffName,Type,Nation,/);
  expect(all.text).toContain(`"'=HYPERLINK(""http://evil.example"")",`);
  expect(all.text).toContain('Alder Staffing,Agency,');

  await organisations.search('alder');
  await expect(organisations.row(hostile)).toHaveCount(0);
  const some = await saved(page, 'organisations');
  expect(some.text.trim().split('\r\n')).toHaveLength(2);
  await expect(page.getByText(`1 row is saved as ${some.name}.`)).toBeVisible();

  await page.getByRole('link', { name: 'Bookings' }).click();
  const bookings = await saved(page, 'bookings');
  expect(bookings.text).toMatch(/\r\n\d{4}-\d{2}-\d{2},\d{2}:\d{2},\d{2}:\d{2},[^\r]+,\d+\.\d{2},/);
});
