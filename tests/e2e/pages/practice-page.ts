import type { Locator, Page } from '@playwright/test';
import { SettingsPage } from './settings-page.ts';

/** The trading identities and the form of one. */
export class PracticePage {
  readonly page: Page;
  readonly form: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Save', exact: true }) });
  }

  row(name: string): Locator {
    return this.page.getByRole('list', { name: 'Identities' }).getByRole('button', { name });
  }

  async goTo(): Promise<void> {
    await new SettingsPage(this.page).open('Practice');
  }

  async openNew(): Promise<void> {
    await this.page.getByRole('button', { name: 'New identity' }).first().click();
    await this.form.waitFor();
  }

  async open(name: string): Promise<void> {
    await this.row(name).click();
    await this.form.waitFor();
  }

  /** By label, in the order given. */
  async fillIn(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await this.form.getByLabel(label, { exact: true }).fill(text);
  }

  async reveal(): Promise<void> {
    await this.form.getByRole('button', { name: 'Show and edit' }).click();
    await this.form.getByLabel('Sort code').waitFor();
  }

  async save(): Promise<void> {
    await this.form.getByRole('button', { name: 'Save', exact: true }).click();
  }
}
