import type { Locator, Page } from '@playwright/test';
import { goTo } from './sample-profile.ts';

export interface BookingFields {
  readonly organisation?: string;
  readonly title?: string;
  /** `3 March 2026`. */
  readonly day?: string;
  /** `09:00`. */
  readonly start?: string;
  readonly end?: string;
  readonly rate?: string;
}

/** The list of bookings and the form of one. */
export class BookingsPage {
  readonly page: Page;
  readonly form: Locator;
  readonly fee: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Save', exact: true }) });
    this.fee = this.form.getByRole('status', { name: 'Fee', exact: true });
  }

  /** A line of the list: `/Birch Lane.*Sat 7 Mar/`. */
  row(name: RegExp): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('button', { name }) });
  }

  async goTo(): Promise<void> {
    await goTo(this.page, 'Bookings');
    await this.page.getByRole('heading', { level: 1, name: 'Bookings' }).waitFor();
  }

  async show(when: 'Upcoming' | 'Past' | 'All'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'When' }).getByText(when, { exact: true }).click();
  }

  async openNew(): Promise<void> {
    await this.page.getByRole('button', { name: 'New booking' }).first().click();
    await this.form.waitFor();
  }

  async open(name: RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).first().click();
    await this.form.waitFor();
  }

  async fillIn({ organisation, title, day, start, end, rate }: BookingFields): Promise<void> {
    if (organisation !== undefined) {
      await this.form.getByRole('combobox', { name: 'Organisation' }).click();
      await this.page.getByRole('option', { name: organisation }).click();
    }
    if (title !== undefined) await this.form.getByLabel('What (optional)').fill(title);
    if (day !== undefined) {
      await this.form.getByLabel('Day', { exact: true }).click();
      await this.page.getByRole('button', { name: day, exact: true }).click();
    }
    for (const [name, time] of [
      ['Start', start],
      ['End', end],
    ] as const) {
      if (time === undefined) continue;
      await this.form.getByLabel(`${name}, hours`).fill(time.slice(0, 2));
      await this.form.getByLabel(`${name}, minutes`).fill(time.slice(3));
    }
    if (rate !== undefined) await this.form.getByLabel('Rate', { exact: true }).fill(rate);
  }

  async save(): Promise<void> {
    await this.form.getByRole('button', { name: 'Save', exact: true }).click();
  }

  async press(name: string): Promise<void> {
    await this.form.getByRole('button', { name, exact: true }).click();
  }
}
