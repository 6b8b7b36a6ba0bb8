import type { Locator, Page } from '@playwright/test';
import { FramePage } from './frame-page.ts';

export const settingsPages = ['General', 'Clock', 'Sounds', 'Calendars', 'Security', 'Backups', 'Account', 'Updates', 'Help'] as const;
type SettingsPageName = (typeof settingsPages)[number] | 'Practice' | 'Mail' | 'Pension' | 'Rates and rules';

/** The settings and their dialogs. */
export class SettingsPage {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
  }

  async open(name: SettingsPageName): Promise<void> {
    await new FramePage(this.page).goTo('Settings');
    await this.page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name }).click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  /** A switch is turned by key: its box itself is not drawn. */
  async turn(name: string): Promise<void> {
    await this.page.getByRole('switch', { name }).press(' ');
  }

  /** One of the choices of a setting. */
  async choose(name: string, choice: string): Promise<void> {
    await this.page.getByRole('combobox', { name, exact: true }).click();
    await this.page.getByRole('option', { name: choice, exact: true }).click();
  }

  async setPassphrase(passphrase: string): Promise<void> {
    await this.open('Security');
    await this.page.getByRole('button', { name: 'Set a passphrase' }).click();
    await this.dialog.getByLabel('New passphrase', { exact: true }).fill(passphrase);
    await this.dialog.getByLabel('New passphrase again').fill(passphrase);
    await this.dialog.getByRole('button', { name: 'Set a passphrase' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** Makes a new recovery code, types it back and answers with it. */
  async renewCode(): Promise<string> {
    await this.open('Security');
    await this.page.getByRole('button', { name: 'Make a new code' }).click();
    await this.dialog.getByRole('button', { name: 'Make a new code' }).click();
    const code = (await this.dialog.getByRole('status', { name: 'Recovery code' }).textContent()) ?? '';
    await this.dialog.getByRole('button', { name: 'I have printed it or written it down' }).click();
    const typing = this.page.getByRole('dialog', { name: 'Confirm the recovery code' });
    await typing.getByLabel('Type the recovery code from your copy').fill(code);
    await typing.getByRole('button', { name: 'Confirm', exact: true }).click();
    await this.page.getByText('The recovery code is confirmed').waitFor();
    return code;
  }

  async backUp(): Promise<void> {
    await this.open('Backups');
    await this.page.getByRole('button', { name: 'Back up now' }).click();
    await this.page.getByText('Backup made and checked').waitFor();
  }
}
