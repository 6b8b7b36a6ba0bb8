import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test, type App } from './fixtures.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { VaultPage } from './pages/vault-page.ts';

const passphrase = 'four ordinary words';
const keychainOf = ({ folder }: App): string => join(folder, '..', 'keychain.json');
const profileOf = ({ folder }: App): string => join(folder, 'profile');
async function typeClient(page: Page, name: string): Promise<void> {
  await new FramePage(page).goTo('Clients');
  await page.getByRole('button', { name: 'New client' }).first().click();
  await page.getByLabel('First name or initials').fill(name);
}

async function addClient(page: Page, name: string): Promise<void> {
  await typeClient(page, name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();
}

const codeBanner = 'Your recovery code is not confirmed.';

test('the first run makes a profile that opens by the keychain from then on', async ({ app }) => {
  const run = new FirstRunPage(app.page);

  await run.chooseRole('I do both');
  await run.create();
  const code = await run.readCode();
  expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
  await run.typeBack(code.toLowerCase().replaceAll('-', ' '));
  await run.begin('Start empty');
  await expect(new FramePage(app.page).places).toBeVisible();
  await expect(new FramePage(app.page).banner(codeBanner)).toHaveCount(0);

  const again = await app.reopen('kill');
  await expect(new FramePage(again).places).toBeVisible();
  await new SettingsPage(again).open('General');
  await expect(again.getByRole('combobox', { name: 'What you do' }).or(again.getByRole('textbox', { name: 'What you do' }))).toHaveValue(
    'I do both',
  );
});

test('the first run leads to where a calendar address is pasted', async ({ app }) => {
  const run = new FirstRunPage(app.page);
  await run.chooseRole('I see clients in my own practice');
  await run.create();
  await run.typeBack(await run.readCode());

  await run.begin('Paste a calendar address');

  await expect(app.page.getByRole('heading', { name: 'Connect a calendar' })).toBeVisible();
});

test('a recovery code that was not typed back leaves a banner until it is', async ({ app }) => {
  const run = new FirstRunPage(app.page);
  await run.chooseRole('I see clients in my own practice');
  await run.create();
  const code = await run.readCode();
  await run.confirmLater();
  await run.begin('Start empty');

  const page = await app.reopen('stop');
  const frame = new FramePage(page);
  await expect(frame.banner(codeBanner)).toBeVisible();
  await frame.banner(codeBanner).getByRole('link', { name: 'Confirm it' }).click();
  await page.getByRole('button', { name: 'Confirm the code' }).click();
  await frame.dialog.getByLabel('Type the recovery code from your copy').fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
  await frame.dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(frame.dialog.getByText('That recovery code does not fit')).toBeVisible();

  await frame.dialog.getByLabel('Type the recovery code from your copy').fill(code);
  await frame.dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(frame.banner(codeBanner)).toHaveCount(0);
});

test.describe('on a computer that never opened the sample', () => {
  test.use({ sample: 'none' });

  test('the sample is filled, says what it is on every screen, and goes with one click', async ({ app: { page } }) => {
    const frame = new FramePage(page);
    await page.getByRole('button', { name: 'Look around first in a sample profile' }).click();
    await expect(page.getByRole('region', { name: 'Later' })).toContainText('Follow-up');

    for (const place of ['Today', 'Calendar', 'Clients', 'Services', 'Settings'] as const) {
      await frame.goTo(place);
      await expect(frame.sample.getByText('Sample', { exact: true })).toBeVisible();
    }
    await frame.sample.getByRole('button', { name: 'Remove sample' }).click();

    await expect(new FirstRunPage(page).heading('What do you do?')).toBeVisible();
  });
});

test('unsaved text outlives a lock, which no key press lifts', async ({ app }) => {
  const { page } = app;
  await new FirstRunPage(page).finish({ passphrase });
  await typeClient(page, 'Rowan');
  const name = page.getByLabel('First name or initials');

  await app.desk.power('screenLock');
  const vault = new VaultPage(page);
  await expect(vault.heading('Session Desk is locked')).toBeVisible();
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Escape');
  await expect(vault.heading('Session Desk is locked')).toBeVisible();

  await vault.unlockByPassphrase('a wrong one');
  await expect(page.getByText('That passphrase does not fit')).toBeVisible();
  await vault.unlockByPassphrase(passphrase);
  await expect(name).toHaveValue('Rowan');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Rowan' })).toBeVisible();
});

test('a locked window holds nothing of the clients', async ({ app }) => {
  const { page } = app;
  await new FirstRunPage(page).finish({ passphrase });
  await addClient(page, 'Rowan');

  await new FramePage(page).lock.click();
  await expect(new VaultPage(page).heading('Session Desk is locked')).toBeVisible();

  await expect.poll(() => page.content()).not.toContain('Rowan');
});

test('after an hour without a key press the profile is locked', async ({ app }) => {
  await new FirstRunPage(app.page).finish({ passphrase });

  await app.advance(60 * 60_000);

  await expect(app.page.getByText('Locked because nothing was done for a while.')).toBeVisible();
});

test('a new recovery code ends the old one at once', async ({ app }) => {
  const oldCode = await new FirstRunPage(app.page).finish();
  const settings = new SettingsPage(app.page);
  const newCode = await settings.renewCode();
  await settings.setPassphrase(passphrase);
  await new FramePage(app.page).lock.click();
  const vault = new VaultPage(app.page);

  await vault.unlockByCode(oldCode);
  await expect(app.page.getByText('That recovery code does not fit')).toBeVisible();
  await vault.unlockByCode(newCode);

  await expect(new FramePage(app.page).places).toBeVisible();
});

test('a lost keychain is said so; the recovery code opens, and the computer can be taught the key again', async ({ app }) => {
  const code = await new FirstRunPage(app.page).finish();
  rmSync(keychainOf(app));

  let page = await app.reopen('stop');
  await expect(new VaultPage(page).heading('The key is not on this computer')).toBeVisible();
  await expect(page.getByText('No new key was made.')).toBeVisible();
  await expectAccessible(page, 'the lost key');
  await new VaultPage(page).unlockByCode(code);
  await new SettingsPage(page).open('Security');
  await expect(new FramePage(page).banner('This computer does not know the key.')).toBeVisible();
  await page.getByRole('button', { name: 'Remember again' }).click();
  await expect(page.getByText('This computer remembers the key')).toBeVisible();

  page = await app.reopen('stop');
  await expect(new FramePage(page).places).toBeVisible();
});

test('a backup and the recovery code bring the profile back where the database is damaged', async ({ app }) => {
  const code = await new FirstRunPage(app.page).finish();
  await addClient(app.page, 'Rowan');
  await new SettingsPage(app.page).backUp();
  const backups = join(app.folder, 'backups');
  const newest = readdirSync(backups)
    .filter((name) => name.endsWith('.sdbackup'))
    .toSorted()
    .at(-1);
  rmSync(join(profileOf(app), 'store', 'session-desk.db'));

  const page = await app.reopen('kill');
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  await new VaultPage(page).restore(join(backups, newest ?? ''), code);

  await new FramePage(page).goTo('Clients');
  await expect(page.getByRole('row').filter({ hasText: 'Rowan' })).toBeVisible();
});

test.describe('on a computer without a keychain', () => {
  test.use({ keychain: 'absent' });

  test('a passphrase is asked for, typed twice and long enough; then each start asks for it', async ({ app }) => {
    const run = new FirstRunPage(app.page);
    await run.chooseRole('I work as a locum');
    await expect(app.page.getByText('This computer offers no keychain')).toBeVisible();
    await run.choosePassphrase('short');
    await run.create();
    await expect(app.page.getByText('Use at least 10 characters')).toBeVisible();
    await run.choosePassphrase(passphrase, 'four ordinary word');
    await run.create();
    await expect(app.page.getByText('The two passphrases differ')).toBeVisible();
    await run.choosePassphrase(passphrase);
    await run.create();
    await run.typeBack(await run.readCode());
    await run.begin('Start empty');

    const page = await app.reopen('stop');
    await expect(page.getByText('Unlock to open your schedule.')).toBeVisible();
    await new VaultPage(page).unlockByPassphrase(passphrase);
    await expect(new FramePage(page).places).toBeVisible();
  });
});

test('no screen of the first run or the lock has accessibility faults', async ({ app: { page } }) => {
  const run = new FirstRunPage(page);
  await run.heading('What do you do?').waitFor();
  await expectAccessible(page, 'the role');
  await run.chooseRole('I see clients in my own practice');
  await run.choosePassphrase(passphrase);
  await expectAccessible(page, 'the protection');
  await run.create();
  const code = await run.readCode();
  await expectAccessible(page, 'the recovery code');
  await run.typeBack(code);
  await run.heading('How do you want to begin?').waitFor();
  await expectAccessible(page, 'the beginning');
  await run.begin('Start empty');
  await new FramePage(page).lock.click();
  await new VaultPage(page).heading('Session Desk is locked').waitFor();
  await expectAccessible(page, 'the lock');
});

test('erasing everything asks for a word and the passphrase, and leads to the first screen', async ({ app }) => {
  const { page } = app;
  const settings = new SettingsPage(page);
  await new FirstRunPage(page).finish();
  await settings.setPassphrase(passphrase);

  await page.getByRole('button', { name: 'Erase everything' }).click();
  await expectAccessible(page, 'the dialog that erases');
  const sure = settings.dialog.getByRole('button', { name: 'Erase everything' });
  await sure.click();
  await expect(settings.dialog.getByText('Type the word erase')).toBeVisible();
  await settings.dialog.getByLabel('Type “erase” to confirm').fill('erase');
  await settings.dialog.getByLabel('Passphrase').fill('not the passphrase');
  await sure.click();
  await expect(settings.dialog.getByRole('alert')).toBeVisible();
  await page.screenshot({ path: 'test-results/erase.png' });
  await settings.dialog.getByLabel('Passphrase').fill(passphrase);
  await sure.click();

  await expect(page.getByText('Your profile was erased from this computer.')).toBeVisible();
  expect(readdirSync(app.folder)).not.toContain('profile');
});
