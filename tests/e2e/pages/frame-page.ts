import type { Locator, Page } from '@playwright/test';

/** What stays while screens change. */
export class FramePage {
  readonly page: Page;
  readonly places: Locator;
  readonly sample: Locator;
  readonly lock: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.places = page.getByRole('navigation', { name: 'Main' });
    this.sample = page.getByRole('region', { name: 'Sample profile' });
    this.lock = page.getByRole('button', { name: 'Lock now' });
    this.dialog = page.getByRole('dialog');
  }

  banner(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  toast(text: string): Locator {
    return this.page.getByText(text);
  }

  async goTo(place: 'Today' | 'Calendar' | 'Clients' | 'Services' | 'Settings'): Promise<void> {
    await this.places.getByRole('link', { name: place }).click();
  }

  /** Opens the search by key and types. */
  async search(text: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const search = this.page.getByRole('dialog', { name: 'Search' });
    await search.getByRole('searchbox').or(search.getByRole('textbox')).fill(text);
  }
}
