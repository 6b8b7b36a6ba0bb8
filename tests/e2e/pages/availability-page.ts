import type { Locator, Page } from '@playwright/test';

/** The settings page of the usual week, days that differ and what is free. */
export class AvailabilityPage {
  readonly page: Page;
  readonly form: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Save', exact: true }) });
  }

  async goTo(): Promise<void> {
    await this.page.getByRole('link', { name: 'Settings', exact: true }).click();
    await this.page.getByRole('link', { name: 'Availability', exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Availability' }).waitFor();
  }

  times(weekday: string): Locator {
    return this.page.getByRole('textbox', { name: weekday, exact: true });
  }

  async saveWeek(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save the week' }).click();
  }

  rows(list: 'Usual weeks' | 'Days that differ'): Locator {
    return this.page.getByRole('list', { name: list }).getByRole('listitem');
  }

  message(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Undo' }).click();
  }
}
