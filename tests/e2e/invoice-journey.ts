import type { Page } from '@playwright/test';
import type { MailServer } from '../support/mail-server.ts';
import { AccountPage } from './pages/account-page.ts';
import { savedBy } from './pages/downloads.ts';
import { expect, type App } from './fixtures.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { MailPage } from './pages/mail-page.ts';
import { OrganisationsPage } from './pages/organisations-page.ts';
import { goTo } from './pages/sample-profile.ts';
import { VaultPage } from './pages/vault-page.ts';

/** What must lie nowhere but in the encrypted store; of these the passphrase and what is sealed not even there in the clear. */
export const secrets = {
  passphrase: 'gravel lantern mosaic thimble',
  password: 'correct horse',
  accountName: 'Quartermaine Practice Account',
  accountNumber: '66374958',
  utr: '1955839661',
  client: 'Quillfeather Road Surgery',
  work: 'Cover for the ferry clinic',
  patient: 'Isambard Fennimore',
  payer: 'QUILLFEATHER RD SURG',
} as const;

/** The address that the practice's server refuses first, and the right one. */
export const addresses = { wrong: 'acounts@quillfeather.example', right: 'accounts@quillfeather.example' } as const;

/** The journey so far. */
export interface Journey {
  readonly app: App;
  readonly server: MailServer;
  /** Keeps the answer of the mail server back until it is called. */
  readonly hold: () => () => void;
  /** What browsers kept, as it was seen on the way. */
  readonly kept: string[];
}

export const hour = 3_600_000;

/** To a minute of a day of London, where the clocks go forward on 29 March: `2026-04-01T09:00:00+01:00`. */
export async function waitUntil({ app }: Journey, moment: string): Promise<void> {
  await app.advanceTo(moment);
}

/**
 * To a minute of another day, with the page loaded anew.
 * A page that is told of weeks that have passed counts beyond the 2³¹ ms that Chromium's schedules bear when it is opened again.
 */
export async function travelTo({ app }: Pick<Journey, 'app'>, moment: string): Promise<void> {
  await app.desk.advance(Date.parse(moment) - (await app.desk.now()));
  await app.page.context().clock.setSystemTime(moment);
  await app.page.reload();
  await app.page.getByRole('navigation', { name: 'Main' }).waitFor();
}

/** Ends the app without a word, starts it again and unlocks it. */
export async function killAndReopen({ app }: Journey): Promise<void> {
  await app.reopen('kill');
  await new VaultPage(app.page).unlockByPassphrase(secrets.passphrase);
  await app.page.getByRole('navigation', { name: 'Main' }).waitFor();
}

/** All that the screens say of the one account, in words and as files. */
export interface Books {
  readonly invoice: readonly string[];
  readonly settled: string;
  readonly messages: readonly string[];
  readonly statement: readonly string[];
  readonly csv: string;
}

/** Reads the books from the screens, as the user sees them. */
export async function readBooks({ app: { page } }: Journey): Promise<Books> {
  const invoices = new InvoicesPage(page);
  await invoices.open(/INV-0001/);
  const invoice = await invoices.balance.getByRole('paragraph').allInnerTexts();
  const settled = await page.getByRole('region', { name: 'Settled so far' }).innerText();
  const mail = new MailPage(page);
  await mail.openOutbox();
  await mail.messages.waitFor();
  const messages = await mail.messages.getByRole('listitem').allInnerTexts();
  await openAccount(page);
  const account = new AccountPage(page);
  await account.statement.waitFor();
  const statement = await account.statement.getByRole('row').allInnerTexts();
  return { invoice, settled, messages, statement, csv: await savedInvoices(page) };
}

/** What passed with the one organisation. */
export async function openAccount(page: Page): Promise<void> {
  const organisations = new OrganisationsPage(page);
  await organisations.goTo();
  await organisations.openAccount(secrets.client);
}

/** The list of invoices, saved as a table. */
export async function savedInvoices(page: Page): Promise<string> {
  await goTo(page, 'Invoices');
  await expect(new InvoicesPage(page).row(/INV-0001/)).toBeVisible();
  const { bytes } = await savedBy(page, page.getByRole('button', { name: 'Save these invoices as CSV' }));
  return bytes.toString('utf8');
}
