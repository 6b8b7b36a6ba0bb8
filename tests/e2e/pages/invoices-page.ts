import type { Locator, Page } from '@playwright/test';
import { savedBy } from './downloads.ts';
import { goTo } from './sample-profile.ts';

/** The list of invoices, what is still to be invoiced, a draft, and an issued one. */
export class InvoicesPage {
  readonly page: Page;
  readonly form: Locator;
  readonly check: Locator;
  readonly totals: Locator;
  readonly balance: Locator;
  readonly drawer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('form', { name: /^Draft/ });
    this.check = page.getByRole('region', { name: 'Check', exact: true });
    this.totals = page.getByRole('status', { name: 'Totals' });
    this.balance = page.getByRole('region', { name: 'Balance' });
    this.drawer = page.getByRole('dialog');
  }

  async goTo(): Promise<void> {
    await goTo(this.page, 'Invoices');
    await this.page.getByRole('heading', { level: 1, name: 'Invoices' }).waitFor();
  }

  async goToBillable(): Promise<void> {
    await this.goTo();
    await this.page.getByRole('link', { name: 'To invoice' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'To invoice' }).waitFor();
  }

  /** Opens a draft of the delivered work for an organisation. */
  async draftFor(organisation: string): Promise<void> {
    await this.goToBillable();
    await this.page.getByRole('button', { name: `Make a draft for ${organisation}` }).click();
    await this.form.waitFor();
  }

  /** Opens an empty draft. */
  async draftByHand(organisation: string): Promise<void> {
    await this.goTo();
    await this.page.getByRole('button', { name: 'New invoice', exact: true }).click();
    await this.drawer.getByRole('combobox', { name: 'Organisation' }).click();
    await this.page.getByRole('option', { name: organisation }).click();
    await this.drawer.getByRole('button', { name: 'Make the draft' }).click();
    await this.form.waitFor();
  }

  line(number: number): Locator {
    return this.form.getByRole('group', { name: `Line ${number}`, exact: true });
  }

  async fillLine(number: number, { description, count, price }: { description: string; count: string; price: string }): Promise<void> {
    await this.line(number).getByLabel('description').fill(description);
    await this.line(number).getByLabel('quantity').fill(count);
    await this.line(number).getByLabel('price').fill(price);
  }

  async issue(): Promise<void> {
    await this.page.getByRole('button', { name: 'Issue', exact: true }).click();
    await this.drawer.getByRole('button', { name: /^Issue / }).click();
    await this.balance.waitFor();
  }

  /** Opens one from the list. */
  async open(name: RegExp): Promise<void> {
    await this.goTo();
    await this.row(name).getByRole('link').click();
    await this.balance.waitFor();
  }

  /** The page of an issued invoice as it is printed, once it can be read. */
  paper(name: string): Locator {
    return this.page.getByRole('document', { name });
  }

  /** The PDF that is shown, saved as a user saves it. */
  async savePdf(): Promise<Buffer> {
    return (await savedBy(this.page, this.page.getByRole('button', { name: 'Save PDF' }))).bytes;
  }

  /** A line of the list. */
  row(name: RegExp): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link', { name }) });
  }

  /** Chooses what is under More. */
  async more(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More', exact: true }).click();
    await this.page.getByRole('menuitem', { name }).click();
  }
}
