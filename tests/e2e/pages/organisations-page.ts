import type { Locator, Page } from '@playwright/test';
import { goTo } from './sample-profile.ts';

/** The list of organisations and the form of one. */
export class OrganisationsPage {
  readonly page: Page;
  readonly form: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Save', exact: true }) });
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('button', { name, exact: true }) });
  }

  async goTo(): Promise<void> {
    await goTo(this.page, 'Organisations');
    await this.page.getByRole('heading', { level: 1, name: 'Organisations' }).waitFor();
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search organisations' }).fill(text);
  }

  async open(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.form.waitFor();
  }

  async openNew(): Promise<void> {
    await this.page.getByRole('button', { name: 'New organisation' }).first().click();
    await this.form.waitFor();
  }

  /** By label, in the order given. */
  async fillIn(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await this.form.getByLabel(label, { exact: true }).fill(text);
  }

  /** Opens what passed between the practitioner and one of the list. */
  async openAccount(name: string): Promise<void> {
    await this.open(name);
    await this.form.getByRole('button', { name: 'Account', exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async addRate(amount: string): Promise<void> {
    await this.form.getByRole('button', { name: 'Add a rate' }).click();
    await this.form.getByRole('textbox', { name: 'amount' }).last().fill(amount);
  }

  async save(): Promise<void> {
    await this.form.getByRole('button', { name: 'Save', exact: true }).click();
  }
}
