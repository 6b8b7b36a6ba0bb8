import type { Locator, Page } from '@playwright/test';

/** Now, later and earlier today. */
export class TodayPage {
  readonly page: Page;
  /** The card with the session that is on, due or next. */
  readonly now: Locator;
  readonly later: Locator;
  readonly earlier: Locator;

  constructor(page: Page) {
    this.page = page;
    this.now = page.getByRole('region', { name: 'Now' });
    this.later = page.getByRole('region', { name: 'Later' });
    this.earlier = page.getByRole('region', { name: 'Earlier today' });
  }

  /** How the day stands against its plan. */
  get standing(): Locator {
    return this.page.getByText(/(in hand before|late, caught up|late into the day|^In time)/);
  }

  /** The lines of a part of the day, each as one button. */
  lines(part: Locator): Locator {
    return part.getByRole('listitem');
  }

  /** A button of the card. */
  button(name: string): Locator {
    return this.now.getByRole('button', { name, exact: true });
  }

  /** Opens the menu of a line: `L., 11:10`. */
  async open(line: string): Promise<void> {
    await this.page.getByRole('button', { name: `More about ${line}` }).click();
  }

  async choose(line: string, deed: string): Promise<void> {
    await this.open(line);
    await this.page.getByRole('menuitem', { name: deed }).click();
  }

  /** Starts what stands in the card; a question about a late start is answered as given. */
  async start(lateStart?: 'End on time' | 'Give the full length' | 'Split the difference'): Promise<void> {
    await this.now.getByRole('button', { name: /^Start( early)?$/ }).click();
    if (lateStart === undefined) return;
    await this.now.getByRole('radio', { name: lateStart }).check();
    await this.now.getByRole('button', { name: 'Start now' }).click();
  }

  async extend(choice: string): Promise<void> {
    await this.now.getByRole('button', { name: 'Extend' }).click();
    await this.page.getByRole('menuitem', { name: choice, exact: true }).click();
  }

  async finish(): Promise<void> {
    await this.now.getByRole('button', { name: 'Finish' }).click();
  }
}
