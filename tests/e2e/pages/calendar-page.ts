import type { Locator, Page } from '@playwright/test';

export interface SessionFields {
  readonly client?: string;
  readonly service?: RegExp;
  /** `14:30`. */
  readonly start?: string;
  readonly minutes?: number;
  readonly notes?: string;
  /** Every week, so many times. */
  readonly weeks?: number;
}

/** Day, week and month, and the form of one session. */
export class CalendarPage {
  readonly page: Page;
  readonly form: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Save', exact: true }) });
  }

  /** A session as the grid names it: `/^Rowan, .*Tue 3 Mar, 10:00/`. */
  session(name: RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** A free slot: `Tue 3 Mar at 10:00`. */
  slot(when: string): Locator {
    return this.page.getByRole('button', { name: `Plan a session on ${when}` });
  }

  async show(view: 'Day' | 'Week' | 'Month'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'View' }).getByText(view, { exact: true }).click();
  }

  async openNew(): Promise<void> {
    await this.page.getByRole('button', { name: 'New session' }).click();
    await this.form.waitFor();
  }

  async fillIn({ client, service, start, minutes, notes, weeks }: SessionFields): Promise<void> {
    if (client !== undefined) await this.form.getByLabel('Client').fill(client);
    if (service) {
      await this.form.getByRole('combobox', { name: 'Service' }).click();
      await this.page.getByRole('option', { name: service }).click();
    }
    if (start !== undefined) {
      await this.form.getByLabel('Start, hours').fill(start.slice(0, 2));
      await this.form.getByLabel('Start, minutes').fill(start.slice(3));
    }
    if (minutes !== undefined) await this.form.getByLabel('Length').fill(String(minutes));
    if (notes !== undefined) await this.form.getByLabel('Notes').fill(notes);
    if (weeks !== undefined) await this.repeatWeekly(weeks);
  }

  async save(): Promise<void> {
    await this.form.getByRole('button', { name: 'Save', exact: true }).click();
    await this.form.waitFor({ state: 'detached' });
  }

  /** Says which sessions of a repeat a change reaches. */
  async answerScope(answer: 'Only this session' | 'This and all following' | 'All sessions of the repeat'): Promise<void> {
    await this.page.getByRole('button', { name: answer }).click();
  }

  /** What was said last of a change. */
  message(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+z');
    await this.message('Taken back.').waitFor();
  }

  private async repeatWeekly(count: number): Promise<void> {
    await this.form.getByRole('combobox', { name: 'Repeat' }).click();
    await this.page.getByRole('option', { name: 'Every week' }).click();
    await this.form.getByLabel('Sessions in all').fill(String(count));
  }
}
