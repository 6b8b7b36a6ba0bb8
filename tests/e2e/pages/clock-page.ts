import { expect, type Locator, type Page } from '@playwright/test';

/** A clock window: the practitioner's, the mini clock or the client's. */
export class ClockPage {
  readonly page: Page;
  readonly timer: Locator;
  /** Who is in the room, or in the turnover who is next. */
  readonly above: Locator;
  /** What a screen reader is told at a change of phase: the word, the end, what follows. */
  readonly said: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.timer = page.getByRole('timer');
    this.above = page.getByRole('paragraph').first();
    this.said = page.getByRole('status').first();
    this.panel = page.getByRole('dialog');
  }

  /** Opens a clock from the dashboard, by its button or by an entry of the menu beside it. */
  static async open(dashboard: Page, entry?: 'Mini clock, on top' | 'Clock for the client'): Promise<ClockPage> {
    const opened = dashboard.context().waitForEvent('page');
    if (entry === undefined) {
      await dashboard.getByRole('button', { name: 'Open clock', exact: true }).click();
    } else {
      await dashboard.getByRole('button', { name: 'More ways to open the clock' }).click();
      await dashboard.getByRole('menuitem', { name: entry }).click();
    }
    const clock = new ClockPage(await opened);
    await clock.timer.waitFor();
    return clock;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  choice(name: string | RegExp): Locator {
    return this.panel.getByRole('radio', { name });
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async expectFace(figures: string | RegExp, said: string): Promise<void> {
    await expect(this.said).toHaveText(said);
    await expect(this.timer).toHaveAccessibleName(figures);
  }

  /** Everything on the glass that can be read, seen or not. */
  async everyWord(): Promise<string> {
    const title = await this.page.title();
    const text = await this.page.locator('body').innerText();
    return `${title}\n${text}\n${await this.page.locator('body').ariaSnapshot()}`;
  }
}
