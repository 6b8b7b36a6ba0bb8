import type { Locator, Page } from '@playwright/test';
import { SettingsPage } from './settings-page.ts';

/** The mail account, the outbox and the drawers of messages. */
export class MailPage {
  readonly page: Page;
  readonly drawer: Locator;
  readonly messages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.drawer = page.getByRole('dialog');
    this.messages = page.getByRole('list', { name: 'Messages' });
  }

  async goToSettings(): Promise<void> {
    await new SettingsPage(this.page).open('Mail');
  }

  /** Fills the form of the account for a server on this computer. */
  async fillAccount(account: { readonly address: string; readonly password: string; readonly port: number }): Promise<void> {
    await this.drawer.getByLabel('Your address').fill(account.address);
    await this.drawer.getByLabel('Server name').fill('localhost');
    await this.drawer.getByRole('combobox', { name: 'Protection' }).click();
    await this.page.getByRole('option', { name: /STARTTLS/ }).click();
    await this.drawer.getByLabel('Port').fill(String(account.port));
    await this.drawer.getByLabel('Password', { exact: true }).fill(account.password);
  }

  /** Sets the account up, as far as the saved account. */
  async signUp(account: { readonly address: string; readonly password: string; readonly port: number }): Promise<void> {
    await this.goToSettings();
    await this.page.getByRole('button', { name: 'Set up' }).click();
    await this.fillAccount(account);
    await this.drawer.getByRole('button', { name: 'Save', exact: true }).click();
    await this.page.getByText('The mail account is saved.').waitFor();
  }

  async openOutbox(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Invoices' }).click();
    await this.page.getByRole('navigation', { name: 'Billing' }).getByRole('link', { name: 'Outbox' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Outbox' }).waitFor();
  }

  /** Drops a mail that came back, as a file. */
  async dropReport(mail: string): Promise<void> {
    await this.page.getByRole('button', { name: 'A mail came back' }).click();
    const dropped = await this.page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'Undelivered.eml', { type: 'message/rfc822' }));
      return transfer;
    }, mail);
    await this.drawer.getByText('Drop an .eml file here').dispatchEvent('drop', { dataTransfer: dropped });
    await this.drawer.getByRole('list', { name: 'Messages' }).waitFor();
  }

  /** The newest message, opened. */
  async openNewest(): Promise<void> {
    await this.messages.getByRole('button').first().click();
    await this.drawer.waitFor();
  }

  /** Sends what the open drawer holds. */
  async send(): Promise<void> {
    await this.drawer.getByRole('button', { name: 'Send', exact: true }).click();
    await this.drawer.waitFor({ state: 'hidden' });
  }

  /** Takes what stands in an address field away and types another one. */
  async address(label: 'To' | 'Copy to', address: string): Promise<void> {
    const field = this.drawer.getByRole('combobox', { name: label, exact: true });
    await field.click();
    await field.press('Backspace');
    await field.fill(address);
    await field.press('Enter');
    await field.press('Escape');
  }

  async close(): Promise<void> {
    await this.drawer.getByRole('button', { name: 'Close' }).click();
    await this.drawer.waitFor({ state: 'hidden' });
  }
}
