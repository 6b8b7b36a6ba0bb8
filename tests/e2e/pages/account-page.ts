import type { Locator, Page } from '@playwright/test';

/** What passed between the practitioner and one organisation. */
export class AccountPage {
  readonly page: Page;
  readonly statement: Locator;
  /** The statement as it can be sent. */
  readonly paper: Locator;

  constructor(page: Page) {
    this.page = page;
    this.statement = page.getByRole('table', { name: 'Statement of account' });
    this.paper = page.getByRole('document', { name: /Statement of account/ });
  }

  async print(): Promise<void> {
    await this.page.getByRole('button', { name: 'Statement as PDF' }).click();
    await this.paper.waitFor();
  }
}
