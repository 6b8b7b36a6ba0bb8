import type { Locator } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

// The invented clinic at 11:02.
test.use({ start: '2026-03-03T11:02:00Z' });

/** Whether the letters are painted. */
const isPainted = (text: Locator): Promise<boolean> =>
  text.first().evaluate((element) => getComputedStyle(element).getPropertyValue('-webkit-text-fill-color') !== 'rgba(0, 0, 0, 0)');

test('one key hides every name in the window until it is pressed again, and over a new start', async ({ app }) => {
  const { page } = app;
  await openSample(page);
  await goTo(page, 'Calendar');
  const names = page.locator('[data-person]');
  await names.first().waitFor();
  expect(await isPainted(names)).toBe(true);

  await page.keyboard.press('h');
  await expect(page.getByText('Names are hidden, here and on the clock.')).toBeVisible();
  expect(await isPainted(names)).toBe(false);
  await expectAccessible(page, 'the calendar without names');

  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search clients, sessions, bookings, invoices and payments').fill('Linden');
  const found = page.locator('[data-action][data-person]');
  await found.first().waitFor();
  expect(await isPainted(found)).toBe(false);
  await page.keyboard.press('Escape');

  await goTo(page, 'Clients');
  await expect(page.getByRole('heading', { name: 'Names are hidden' })).toBeVisible();
  await expect(page.getByRole('table')).toBeHidden();
  await expect(page).toHaveTitle('Session Desk');
  await expectAccessible(page, 'the cover of names');

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Names are hidden' })).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Names are hidden' })).toHaveCount(0);
});
