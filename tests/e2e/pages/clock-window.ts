import type { Locator, Page } from '@playwright/test';

/** A face as it can be read: who, the figures, and what a screen reader is told of the phase. */
export interface ShownFace {
  readonly who: string;
  readonly figures: string;
  readonly says: string;
}

/** A clock window of the practitioner. */
export class ClockWindow {
  readonly page: Page;
  readonly who: Locator;
  readonly figures: Locator;
  /** The phase with the lines below the figures, in one text. */
  readonly says: Locator;
  readonly lateStart: Locator;

  constructor(page: Page) {
    this.page = page;
    this.who = page.getByRole('paragraph').first();
    this.figures = page.getByRole('timer');
    this.says = page.getByRole('status').first();
    this.lateStart = page.getByRole('dialog', { name: /begun late/ });
  }

  /** Opens one from the dashboard. */
  static async open(dashboard: Page): Promise<ClockWindow> {
    const opened = dashboard.context().waitForEvent('page');
    await dashboard.getByRole('button', { name: 'Open clock' }).click();
    const clock = new ClockWindow(await opened);
    await clock.figures.waitFor();
    return clock;
  }

  /** Moves the pointer over it, as the buttons are seen for a few seconds only. */
  async stir(): Promise<void> {
    await this.page.mouse.move(60, 40);
    await this.page.mouse.move(80, 60);
  }

  /** One of the buttons at the foot. */
  async press(name: string): Promise<void> {
    await this.stir();
    await this.page.getByRole('group', { name: 'Session' }).getByRole('button', { name, exact: true }).click();
  }

  /** Answers the question of a late start. */
  async chooseEnd(choice: 'End on time' | 'Give the full length' | 'Split the difference'): Promise<void> {
    await this.lateStart.getByRole('radio', { name: choice }).check();
    await this.lateStart.getByRole('button', { name: 'Start now' }).click();
  }

  /** The figures without their seconds, which go on while a test looks. */
  async read(): Promise<ShownFace> {
    const [who, figures, says] = await Promise.all(
      [this.who, this.figures, this.says].map(async (part) => (await part.textContent()) ?? ''),
    );
    return { who: who ?? '', figures: (figures ?? '').replace(/:\d\d$/, ''), says: says ?? '' };
  }
}
