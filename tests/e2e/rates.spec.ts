import type { Page } from '@playwright/test';
import { aPackSigner } from '../support/a-rates-pack.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { BookingsPage } from './pages/bookings-page.ts';
import { openSample } from './pages/sample-profile.ts';
import { SettingsPage } from './pages/settings-page.ts';

const signer = aPackSigner();

test.use({ start: '2026-11-24T09:00:00Z', ratesKey: signer.publicKey });

async function install(page: Page, content: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Install a rates pack' }).click();
  await (await chooser).setFiles({ name: 'rates.json', mimeType: 'application/json', buffer: Buffer.from(content) });
}

test('figures are listed with their sources; a signed pack replaces them, stays over a restart, and is removed again', async ({ app }) => {
  const { page } = app;
  await openSample(page);
  await new SettingsPage(page).open('Rates and rules');
  const figure = (words: string) => page.getByRole('listitem').filter({ hasText: words });
  await expect(figure('Northern Ireland: Form B due')).toContainText('Not certain');
  await expect(figure('Forms must arrive')).toContainText('Within 70 days');
  await page
    .getByRole('button', { name: /^Show \d+ earlier$/ })
    .first()
    .click();
  await expect(figure('England and Wales, 2025/26, first version, since replaced')).toBeVisible();
  await expectAccessible(page, 'the rates of the product');

  await install(page, signer.pack().replace('"version":2', '"version":3'));
  await expect(page.getByRole('alert')).toContainText('not signed by the makers of Session Desk');
  await expectAccessible(page, 'a refused rates pack');
  await install(page, signer.pack({ expiresOn: '2026-11-23' }));
  await expect(page.getByRole('alert')).toContainText('has passed its last day');
  const holiday = { on: '2026-11-24', name: 'Day of the pack', isSubstitute: false, nations: ['england' as const] };
  await install(page, signer.pack({ bankHolidays: { first: 2026, last: 2026, days: [holiday] } }));
  await expect(page.getByText('Rates pack 2 is in use.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(figure('Forms must arrive')).toContainText('Within 71 days');
  await expectAccessible(page, 'the rates of a pack');
  const bookings = new BookingsPage(page);
  await bookings.goTo();
  await bookings.openNew();
  await bookings.fillIn({ organisation: 'Birch Lane Surgery' });
  await expect(bookings.form.getByText('Bank holiday in England: Day of the pack.')).toBeVisible();

  const again = await app.reopen('stop');
  await openSample(again);
  await new SettingsPage(again).open('Rates and rules');
  await expect(again.getByText('Rates pack 2, by Session Desk')).toBeVisible();
  await again.getByRole('button', { name: 'Remove the pack' }).press('Enter');
  await expect(again.getByText('Within 70 days')).toBeVisible();
  await again.getByRole('button', { name: 'Undo' }).click();
  await expect(again.getByText('Within 71 days')).toBeVisible();
});
