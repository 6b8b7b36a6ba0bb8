import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { ClientsPage } from './pages/clients-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { SettingsPage, settingsPages } from './pages/settings-page.ts';

async function addClient(page: Page, name: string): Promise<void> {
  await new FramePage(page).goTo('Clients');
  const clients = new ClientsPage(page);
  await page.getByRole('button', { name: 'New client' }).first().click();
  await clients.fillIn({ name });
  await clients.save();
  await clients.row(name).waitFor();
}

test('a setting is kept across a start', async ({ app }) => {
  await new FirstRunPage(app.page).finish();
  const settings = new SettingsPage(app.page);
  await settings.open('General');
  await app.page.getByText('Dark', { exact: true }).click();
  await settings.open('Clock');
  await settings.turn('Stop at zero');
  await expect(app.page.getByRole('switch', { name: 'Stop at zero' })).toBeChecked();

  const page = await app.reopen('stop');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await new SettingsPage(page).open('Clock');
  await expect(page.getByRole('switch', { name: 'Stop at zero' })).toBeChecked();
});

test('locking without a passphrase leads to where one is set', async ({ app: { page } }) => {
  await new FirstRunPage(page).finish();

  await new FramePage(page).lock.click();

  await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();
  await expect(page.getByText('Locking needs a passphrase', { exact: true })).toBeVisible();
});

test('a backup is listed, proven and gone back to, with the present state kept', async ({ app }) => {
  const { page } = app;
  await new FirstRunPage(page).finish();
  const settings = new SettingsPage(page);
  await settings.backUp();
  await page.getByRole('button', { name: 'Prove it now' }).click();
  await expect(page.getByText(/^Last proven restorable just now/)).toBeVisible();
  await app.advance(120_000);
  await addClient(page, 'Rowan');
  await settings.open('Backups');

  await page.getByRole('button', { name: 'Restore Mon 2 Mar, 08:30' }).click();
  await settings.dialog.getByRole('button', { name: 'Restore this backup' }).click();

  await expect(page.getByText('The backup is restored')).toBeVisible();
  await expect(page.getByText('The data of Mon 2 Mar, 08:30 was restored just now.')).toContainText(
    'What was there before is kept as the backup “Before a restore” of Mon 2 Mar, 08:32.',
  );
  await expect(page.getByRole('listitem').filter({ hasText: 'Before a restore' })).toHaveCount(1);
  await new FramePage(page).goTo('Clients');
  await expect(page.getByText('Rowan')).toHaveCount(0);

  await settings.open('Backups');
  await app.advance(60_000);
  await page.getByRole('button', { name: 'Undo the restore' }).click();
  await expectAccessible(page, 'undoing a restore');
  await settings.dialog.getByRole('button', { name: 'Undo the restore' }).click();

  await expect(page.getByText('The data of Mon 2 Mar, 08:32 was restored just now.')).toBeVisible();
  await new FramePage(page).goTo('Clients');
  await expect(new ClientsPage(page).row('Rowan')).toBeVisible();
});

test('a folder that does not exist is refused in words, and the old one stays', async ({ app: { page } }) => {
  await new FirstRunPage(page).finish();
  const settings = new SettingsPage(page);
  await settings.open('Backups');
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await settings.dialog.getByLabel('Full path of the folder').fill('/no/such/folder');
  await settings.dialog.getByRole('button', { name: 'Save' }).click();

  await expect(settings.dialog.getByText('Backups cannot be written to that folder')).toBeVisible();
});

test('keys lead everywhere: search, shortcuts, places, a new session from any screen', async ({ app: { page } }) => {
  await new FirstRunPage(page).finish();
  const frame = new FramePage(page);

  await frame.search('secur');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();
  await frame.dialog.waitFor({ state: 'hidden' });

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await frame.dialog.waitFor({ state: 'hidden' });

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { level: 1, name: 'Clients' })).toBeFocused();

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'General' })).toBeFocused();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'New session' })).toBeVisible();
});

test('what goes wrong in the app reads as a sentence, and an unknown address as a way back', async ({ app: { page } }) => {
  await new FirstRunPage(page).finish();
  await page.goto(`${new URL(page.url()).origin}/#/nowhere`);

  await page.getByRole('link', { name: 'Go to Today' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Mon 2 Mar' })).toBeVisible();
});

test('the licences of what others made can be read in full', async ({ app: { page } }) => {
  await new FirstRunPage(page).finish();
  const settings = new SettingsPage(page);
  await settings.open('Help');
  await page.getByRole('button', { name: 'Show licences' }).click();

  await settings.dialog.getByText('Unicode CLDR, names of Windows time zones').click();

  await expect(settings.dialog.getByRole('region', { name: 'Licence of Unicode CLDR, names of Windows time zones' })).toContainText(
    'COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE',
  );
  await expectAccessible(page, 'the licences');
});

test('no page of the settings has accessibility faults, wide or narrow', async ({ app: { page } }) => {
  await new FirstRunPage(page).finish();
  const settings = new SettingsPage(page);
  for (const name of settingsPages) {
    await settings.open(name);
    await expectAccessible(page, name);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  for (const name of settingsPages) {
    await settings.open(name);
    await expectAccessible(page, `${name}, narrow`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
});
