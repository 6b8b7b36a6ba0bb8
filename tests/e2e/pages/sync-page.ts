import type { Locator, Page } from '@playwright/test';

/** From an address or a file to the preview and the import. */
export class SyncPage {
  readonly page: Page;
  readonly importButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.importButton = page.getByRole('button', { name: /^(Import |Remove \d)/ });
  }

  async openFromSettings(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
    await this.page.getByRole('link', { name: 'Calendars' }).click();
    await this.page.getByRole('link', { name: 'Connect a calendar' }).click();
  }

  async giveAddress(address: string): Promise<void> {
    await this.page.getByLabel('Calendar address').fill(address);
    await this.page.getByRole('button', { name: 'Look at the calendar' }).click();
  }

  /** Confirms a calendar of the user's own network. */
  async allowPrivate(): Promise<void> {
    await this.page.getByRole('button', { name: 'Use this calendar' }).click();
  }

  async giveFile(name: string, text: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Open a file' }).click();
    await (await chooser).setFiles({ name, mimeType: 'text/calendar', buffer: Buffer.from(text) });
  }

  group(name: 'New' | 'Moved' | 'Changed' | 'Gone' | 'Skipped'): Locator {
    return this.page.getByRole('region', { name: new RegExp(`^${name}`) });
  }

  /** Taps a word of the name sample. */
  async tap(word: string): Promise<void> {
    await this.page.getByRole('region', { name: 'Names' }).getByRole('button', { name: word, exact: true }).first().click();
  }

  async nameCalendar(name: string): Promise<void> {
    await this.page.getByLabel('Name of this calendar').fill(name);
  }

  async import(): Promise<void> {
    await this.importButton.click();
    await this.page.getByRole('heading', { name: /is up to date$/ }).waitFor();
  }
}
