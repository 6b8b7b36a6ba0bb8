import type { Locator, Page } from '@playwright/test';
import { goTo } from './sample-profile.ts';

/** Bank files and what came in with them. */
export class PaymentsPage {
  readonly page: Page;
  /** What a file holds, before anything of it is kept. */
  readonly reading: Locator;
  readonly drawer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.reading = page.getByRole('region', { name: 'What the file holds' });
    this.drawer = page.getByRole('dialog');
  }

  async goTo(): Promise<void> {
    await goTo(this.page, 'Payments');
    await this.page.getByRole('heading', { level: 1, name: 'Payments' }).waitFor();
  }

  async openFile(content: string, name = 'statement.csv'): Promise<void> {
    const buffer = Buffer.from(content);
    await this.page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/csv', buffer });
  }

  /** Keeps what the file holds. */
  async keep(): Promise<void> {
    await this.reading.getByRole('button', { name: /^Keep / }).click();
    await this.reading.waitFor({ state: 'detached' });
  }

  /** A line of the list. */
  row(text: string): Locator {
    return this.page.getByRole('row').filter({ hasText: text });
  }
}
