import type { Locator, Page } from '@playwright/test';

/** The list of clients and the form of one. */
export class ClientsPage {
  readonly page: Page;
  readonly form: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('dialog');
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('button', { name, exact: true }) });
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search clients' }).fill(text);
  }

  async open(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.form.waitFor();
  }

  async openNew(): Promise<void> {
    await this.page.getByRole('button', { name: 'New client' }).click();
    await this.form.waitFor();
  }

  async fillIn({ name, code }: { readonly name?: string; readonly code?: string }): Promise<void> {
    if (name !== undefined) await this.form.getByLabel('First name or initials').fill(name);
    if (code !== undefined) await this.form.getByLabel('Code (optional)').fill(code);
  }

  async save(): Promise<void> {
    await this.form.getByRole('button', { name: 'Save', exact: true }).click();
  }
}
