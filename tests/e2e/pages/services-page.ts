import type { Locator, Page } from '@playwright/test';

/** The kinds of session and the form of one. */
export class ServicesPage {
  readonly page: Page;
  readonly form: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('dialog');
  }

  /** What a service is moved by. */
  grip(name: string): Locator {
    return this.page.getByRole('button', { name: `Move ${name}` });
  }

  /** All of them, from top to bottom. */
  rows(): Locator {
    return this.page.getByRole('list', { name: 'Services' }).getByRole('listitem');
  }

  row(name: string): Locator {
    return this.page.getByRole('list', { name: 'Services' }).getByRole('listitem').filter({ hasText: name });
  }

  async open(name: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
    await this.form.waitFor();
  }

  async openNew(): Promise<void> {
    await this.page.getByRole('button', { name: 'New service' }).first().click();
    await this.form.waitFor();
  }

  async save(): Promise<void> {
    await this.form.getByRole('button', { name: 'Save', exact: true }).click();
  }
}
