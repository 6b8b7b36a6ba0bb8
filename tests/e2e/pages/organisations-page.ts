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

  /** Makes one of a kind in a nation. */
  async add(name: string, { kind = 'GP practice', nation = 'England' } = {}): Promise<void> {
    await this.goTo();
    await this.openNew();
    await this.fillIn({ Name: name, Address: '2 Mill Lane\nBath' });
    await this.choose('Type', kind);
    await this.choose('Nation of the workplace', nation);
    await this.save();
    await this.form.waitFor({ state: 'hidden' });
  }

  private async choose(field: string, choice: string): Promise<void> {
    await this.form.getByRole('combobox', { name: field, exact: true }).click();
    await this.page.getByRole('option', { name: choice, exact: true }).click();
  }

  async addRate(amount: string): Promise<void> {
    await this.form.getByRole('button', { name: 'Add a rate' }).click();
    await this.form.getByRole('textbox', { name: 'amount' }).last().fill(amount);
  }

  async save(): Promise<void> {
    await this.form.getByRole('button', { name: 'Save', exact: true }).click();
  }
}
