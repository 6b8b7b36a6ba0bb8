import type { Locator, Page } from '@playwright/test';
import { goTo } from './sample-profile.ts';

/** The Pension screen: work and forms on their way, and the months that wait. */
export class PensionPage {
  readonly page: Page;
  readonly drawer: Locator;
  readonly todo: Locator;

  constructor(page: Page) {
    this.page = page;
    this.drawer = page.getByRole('dialog');
    this.todo = page.getByRole('table', { name: 'Work and forms on their way' });
  }

  async goTo(): Promise<void> {
    await goTo(this.page, 'Pension');
    await this.page.getByRole('heading', { level: 1, name: 'Pension' }).waitFor();
  }

  row(practice: string): Locator {
    return this.todo.getByRole('row').filter({ hasText: practice });
  }

  month(name: string | RegExp): Locator {
    return this.page.getByRole('region', { name });
  }

  async makeFormA(practice: string): Promise<void> {
    await this.row(practice)
      .getByRole('button', { name: /^Make Form A/ })
      .click();
    await this.row(practice)
      .getByRole('button', { name: `Send: ${practice}` })
      .waitFor();
  }

  /** Opens what is known of a form. */
  async open(practice: string): Promise<void> {
    await this.row(practice).getByRole('button', { name: practice, exact: true }).click();
    await this.drawer.waitFor();
  }

  /** Notes that the practice has signed and paid. */
  async signedAndPaid(practice: string): Promise<void> {
    for (const what of [/^Note the signature/, /^Note the payment/]) {
      await this.row(practice).getByRole('button', { name: what }).click();
      await this.drawer.getByRole('button', { name: 'Note it' }).click();
      await this.drawer.waitFor({ state: 'hidden' });
    }
  }
}
