import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { SettingsPage, settingsPages } from './pages/settings-page.ts';

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

  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'New session' })).toBeVisible();
});

test('what goes wrong in the app reads as a sentence, and an unknown address as a way back', async ({ app: { page } }) => {
  await new FirstRunPage(page).finish();
  await page.goto(`${new URL(page.url()).origin}/#/nowhere`);

  await page.getByRole('link', { name: 'Go to Today' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Mon 2 Mar' })).toBeVisible();
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
