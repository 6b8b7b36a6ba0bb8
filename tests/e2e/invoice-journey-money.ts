import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import PostalMime from 'postal-mime';
import { bounceOf } from '../support/a-bounce.ts';
import { mailUser } from '../support/mail-server.ts';
import { pdfText } from '../support/pdf-text.ts';
import { expectAccessible } from './axe.ts';
import { expect } from './fixtures.ts';
import {
  addresses,
  hour,
  killAndReopen,
  openAccount,
  savedInvoices,
  secrets,
  travelTo,
  waitUntil,
  type Journey,
} from './invoice-journey.ts';
import { AccountPage } from './pages/account-page.ts';
import { savedBy } from './pages/downloads.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { MailPage } from './pages/mail-page.ts';
import { PaymentsPage } from './pages/payments-page.ts';
import { goTo } from './pages/sample-profile.ts';

/** One draft of the month, with the minutes of the clock on it. */
export async function billTheMonth(journey: Journey): Promise<void> {
  const { page } = journey.app;
  const invoices = new InvoicesPage(page);
  await travelTo(journey, '2026-04-01T09:00:00+01:00');
  await invoices.goTo();
  await expectAccessible(page, 'no invoices');
  await invoices.goToBillable();
  await expect(page.getByRole('region', { name: secrets.client })).toContainText('The clock ran 2 h 20 min, £31.80 more');
  await expectAccessible(page, 'work to invoice');
  await page.getByRole('button', { name: 'Drafts for March 2026' }).click();
  await expect(page.getByText('1 draft made.')).toBeVisible();
  await page.getByRole('list', { name: 'Done' }).getByRole('link').click();
  await invoices.form.waitFor();
  await expect(invoices.totals).toContainText('£960.50');

  await invoices.form.getByRole('list', { name: 'What the clock saw' }).getByRole('button', { name: 'Bill this time' }).click();
  await expect(invoices.totals).toContainText('£992.30');
  await expect(invoices.paper('Draft invoice')).toContainText('£992.30');
  await expectAccessible(page, 'a draft');
}

/** Issues the draft, and answers with the PDF that was frozen, after its text was read. */
export async function issueAndRead(journey: Journey): Promise<Buffer> {
  const { page } = journey.app;
  const invoices = new InvoicesPage(page);
  await page.getByRole('button', { name: 'Issue', exact: true }).click();
  await expectAccessible(page, 'the question before issuing');
  await invoices.drawer.getByRole('button', { name: 'Issue INV-0001' }).click();
  await expect(invoices.balance).toContainText('£992.30');
  await expect(invoices.paper('Invoice INV-0001')).toContainText('INV-0001');
  await expectAccessible(page, 'an issued invoice');
  const pdf = await invoices.savePdf();
  const text = await pdfText(pdf);
  for (const words of [
    'INV-0001', '1 April 2026', '1 May 2026', 'Ada Quartermaine', 'Quartermaine Physiotherapy', '4 Harbour Row', secrets.client,
    'PO 7788', '2.333', '95.50', '222.80', '382.00', '5.50', '100% of £382.00, as agreed', '£992.30',
    secrets.accountName, '08-99-99', secrets.accountNumber,
  ]) expect(text, 'what the PDF says').toContain(words); // prettier-ignore
  expect(text, 'the tax number is printed only where that was asked for').not.toContain(secrets.utr);
  return pdf;
}

/** Sends it to the address that is known, which is wrong. */
export async function sendIt({ app: { page }, server }: Journey, pdf: Buffer): Promise<void> {
  const mail = new MailPage(page);
  await mail.signUp({ address: mailUser.userName, password: mailUser.password, port: server.port });
  await expectAccessible(page, 'the mail account');
  await new InvoicesPage(page).open(/INV-0001/);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(mail.drawer.getByLabel('Subject')).toHaveValue(/INV-0001/);
  await expectAccessible(page, 'a message before it is sent');
  await mail.send();
  await expect(mail.messages).toContainText('Handed to the mail server');
  expect(server.recipients).toEqual([addresses.wrong]);
  await expectSameFile(server.accepted[0], pdf);
}

/** Reads the mail that came back; the invoice no longer reads as sent. */
export async function takeBounce(journey: Journey): Promise<void> {
  const { page } = journey.app;
  const mail = new MailPage(page);
  await waitUntil(journey, '2026-04-01T11:00:00+01:00');
  await mail.openOutbox();
  await mail.dropReport(bounceOf(journey.server.accepted[0] ?? ''));
  await expect(mail.drawer.getByRole('list', { name: 'Messages' })).toContainText('Returned');
  await expectAccessible(page, 'a mail that came back');
  await mail.close();
  await killAndReopen(journey);
  const after = new InvoicesPage(journey.app.page);
  await after.goTo();
  await expect(after.row(/INV-0001/)).toContainText('Returned');
  await after.open(/INV-0001/);
  await expect(after.balance).toContainText('came back');
  await expectAccessible(journey.app.page, 'an invoice that came back');
}

/** Sends it again; the app is killed while the server has the message and has not answered yet. */
export async function sendAgain(journey: Journey, pdf: Buffer): Promise<void> {
  const { app, server } = journey;
  const answer = journey.hold();
  const mail = new MailPage(app.page);
  await app.page.getByRole('button', { name: 'Send again' }).click();
  await mail.address('To', addresses.right);
  await mail.send();
  await expect.poll(() => server.waiting()).toBe(1);
  await killAndReopen(journey);
  answer();
  await expect.poll(() => server.recipients).toEqual([addresses.wrong, addresses.right]);
  await expectSameFile(server.accepted[1], pdf);

  const { page } = app;
  const after = new MailPage(page);
  await app.advance(6 * hour);
  await after.openOutbox();
  await expect(after.messages.getByRole('listitem').first()).toContainText('the answer never came');
  await after.openNewest();
  await expectAccessible(page, 'a message of unknown fate');
  await after.drawer.getByRole('button', { name: 'It arrived' }).click();
  await after.close();
  await new InvoicesPage(page).open(/INV-0001/);
  await expect(new InvoicesPage(page).balance).toContainText('Sent');
  expect(server.accepted, 'nothing was sent twice').toHaveLength(2);
}

/** Eight days late, Today says so, and leads to the reminder. */
export async function remind(journey: Journey, pdf: Buffer): Promise<void> {
  const { app, server } = journey;
  await travelTo(journey, '2026-05-09T10:00:00+01:00');
  const { page } = app;
  await goTo(page, 'Today');
  const due = page.getByRole('region', { name: 'Reminders' });
  await expect(due).toContainText('INV-0001');
  await expectAccessible(page, 'today, with a reminder due');
  await due.getByRole('button', { name: 'Review the reminder of INV-0001' }).click();
  const mail = new MailPage(page);
  await expect(mail.drawer, 'it goes where the invoice went').toContainText(addresses.right);
  await expect(mail.drawer.getByLabel('Text', { exact: true })).toHaveValue(/£992\.30/);
  await expectAccessible(page, 'a reminder before it is sent');
  await mail.send();
  await expect(due).toHaveCount(0);
  await expect.poll(() => server.accepted.length).toBe(3);
  await expectSameFile(server.accepted[2], pdf);

  await killAndReopen(journey);
  await app.advance(hour);
  await goTo(app.page, 'Today');
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(app.page.getByRole('region', { name: 'Reminders' })).toHaveCount(0);
  expect(server.accepted, 'nothing was sent twice').toHaveLength(3);
}

/** Four hundred pounds of it come in, as the bank's file says. */
export async function matchPayment(journey: Journey): Promise<void> {
  const { page } = journey.app;
  await travelTo(journey, '2026-05-13T10:00:00+01:00');
  const payments = new PaymentsPage(page);
  await payments.goTo();
  await payments.openFile(
    [
      'Number,Date,Account,Amount,Subcategory,Memo',
      `,11/05/2026,08-99-99 ${secrets.accountNumber},-12.40,Debit,CAFE`,
      `,12/05/2026,08-99-99 ${secrets.accountNumber},400.00,Counter Credit,${secrets.payer} INV-0001`,
      '',
    ].join('\n'),
  );
  await expect(payments.reading.getByRole('heading', { name: '1 payment in, £400.00 · Barclays' })).toBeVisible();
  await expectAccessible(page, 'what a bank file holds');
  await payments.keep();
  await expect(payments.row(secrets.payer)).toContainText(`${secrets.client} · INV-0001`);
  await page.getByRole('button', { name: new RegExp(`^${secrets.payer}`) }).click();
  await expect(payments.drawer.getByRole('radio').first()).toContainText('INV-0001: £400.00 of £992.30');
  await expectAccessible(page, 'why a payment fits');
  await payments.drawer.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(payments.drawer).toHaveCount(0);
  await new InvoicesPage(page).open(/INV-0001/);
  await expect(new InvoicesPage(page).balance).toContainText('£592.30');
  await expectAccessible(page, 'an invoice that is paid in part');
}

/** Half of the cancellation fee is taken back. */
export async function creditHalf({ app: { page } }: Journey): Promise<void> {
  const invoices = new InvoicesPage(page);
  await invoices.more('Credit note');
  await invoices.drawer.getByLabel('Reason').fill('Half of the cancelled session, as a courtesy');
  await invoices.drawer.getByLabel('Some of its lines').check();
  await invoices.drawer.getByLabel(/^Take back of Cancelled booking/).fill('50');
  await expect(invoices.drawer).toContainText('Net £191.00');
  await expectAccessible(page, 'what is credited');
  await invoices.drawer.getByRole('button', { name: 'Make the draft' }).click();
  await expect(invoices.totals).toContainText('-£191.00');
  await expectAccessible(page, 'the draft of a credit note');
  await invoices.issue();
  await expect(page.getByRole('heading', { level: 1, name: 'Credit note CN-0001' })).toBeVisible();
  await expect(invoices.paper('Credit note CN-0001')).toContainText('INV-0001');
  const text = await pdfText(await invoices.savePdf());
  for (const words of ['CN-0001', 'INV-0001', '191.00', 'Half of the cancelled session, as a courtesy']) expect(text).toContain(words);
  await expectAccessible(page, 'a credit note');
  await page.getByRole('link', { name: /takes back from INV-0001/ }).click();
  await expect(invoices.balance).toContainText('£401.30');
}

/** All that passed, on the screen and on paper, to the penny. */
export async function readStatement({ app: { page } }: Journey): Promise<void> {
  await openAccount(page);
  const account = new AccountPage(page);
  const rows = account.statement.getByRole('row');
  await expect(rows.filter({ hasText: 'Invoice INV-0001' })).toContainText('£992.30');
  await expect(rows.filter({ hasText: 'Payment' })).toContainText('-£400.00');
  await expect(rows.filter({ hasText: 'Credit note CN-0001' })).toContainText('-£191.00');
  await expect(rows.last()).toContainText('£401.30');
  await expectAccessible(page, 'an account');
  await account.print();
  await expect(account.paper).toContainText('401.30');
  await expectAccessible(page, 'a statement of account');
  const { bytes } = await savedBy(page, page.getByRole('button', { name: 'Save PDF' }));
  const text = await pdfText(bytes);
  for (const words of [secrets.client, 'INV-0001', 'CN-0001', '992.30', '400.00', '191.00', '401.30']) expect(text).toContain(words);
}

/** The list as a table, read back by a reader of tables. */
export async function readCsv({ app: { page } }: Journey): Promise<void> {
  const csv = await savedInvoices(page);
  await expectAccessible(page, 'the list of invoices');
  const { data, errors } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/u, '').trim(), { header: true });
  expect(errors).toEqual([]);
  expect(
    data.map(({ Number: number, Organisation: name, Issued, Due, Total, Balance }) => [number, name, Issued, Due, Total, Balance]),
  ).toEqual([
    ['CN-0001', secrets.client, '2026-05-13', '', '-191.00', '0.00'],
    ['INV-0001', secrets.client, '2026-04-01', '2026-05-01', '992.30', '401.30'],
  ]);
}

/** The one attachment of a message, as the server has got it, is the file. */
async function expectSameFile(message: string | undefined, file: Buffer): Promise<void> {
  const { attachments } = await PostalMime.parse(Buffer.from(message ?? '', 'latin1'), { attachmentEncoding: 'arraybuffer' });
  expect(attachments.map(({ mimeType }) => mimeType)).toEqual(['application/pdf']);
  const [attached] = attachments;
  expect(hashOf(Buffer.from(attached?.content as ArrayBuffer)), 'the bytes that were sent').toBe(hashOf(file));
}

export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
