import type { Locator, Page } from '@playwright/test';
import { SettingsPage } from './settings-page.ts';

/** Settings, Account: the plan that holds, and the account that it comes from. */
export class AccountSettingsPage {
  readonly page: Page;
  readonly plan: Locator;
  readonly code: Locator;
  readonly lastAttempt: Locator;

  constructor(page: Page) {
    this.page = page;
    this.plan = page.getByRole('region', { name: 'Your plan' });
    this.code = page.getByRole('status', { name: 'Code' });
    this.lastAttempt = page.getByRole('status', { name: 'Last attempt' });
  }

  async goTo(): Promise<void> {
    await new SettingsPage(this.page).open('Account');
    await this.plan.waitFor();
  }

  notice(words: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('status').filter({ hasText: words });
  }

  /** @returns the code that is to be entered in the browser */
  async connect(): Promise<string> {
    await this.page.getByRole('button', { name: 'Connect an account' }).click();
    return this.code.innerText();
  }

  /** Asks for a licence, and waits until it is known how that went. */
  async refresh(): Promise<void> {
    await this.page.getByRole('button', { name: 'Refresh now' }).click();
    await this.page.locator('button[data-loading]', { hasText: 'Refresh now' }).waitFor({ state: 'detached' });
    await this.lastAttempt.waitFor();
  }

  async disconnect(): Promise<void> {
    await this.page.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Disconnect', exact: true }).click();
  }
}
