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
      const choice = this.page.getByRole('button', { name: day, exact: true });
      if (!(await choice.isVisible())) await this.form.getByLabel('Day', { exact: true }).click();
      await choice.click();
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

  /** Opens the calendar of the day, and goes months on. */
  async leafForward(months: number): Promise<void> {
    await this.form.getByLabel('Day', { exact: true }).click();
    const next = this.page.locator('[data-direction="next"]');
    for (let month = 0; month < months; month++) await next.click();
  }

  /** One of the choices of a field. */
  async choose(field: string, choice: string): Promise<void> {
    await this.form.getByRole('combobox', { name: field, exact: true }).click();
    await this.page.getByRole('option', { name: choice, exact: true }).click();
  }

  /** Makes a booking, and says that its work is done. */
  async deliver(fields: BookingFields & { readonly organisation: string }): Promise<void> {
    await this.goTo();
    await this.openNew();
    await this.fillIn(fields);
    await this.save();
    await this.form.waitFor({ state: 'hidden' });
    await this.markDelivered(fields.organisation);
  }

  async markDelivered(organisation: string): Promise<void> {
    await this.goTo();
    await this.show('Past');
    await this.open(new RegExp(organisation));
    await this.press('Mark as delivered');
    await this.row(new RegExp(organisation)).filter({ hasText: 'Delivered' }).first().waitFor();
  }

  async save(): Promise<void> {
    await this.form.getByRole('button', { name: 'Save', exact: true }).click();
  }

  async press(name: string): Promise<void> {
    await this.form.getByRole('button', { name, exact: true }).click();
  }
}
