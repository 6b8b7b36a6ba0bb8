import type { Locator } from '@playwright/test';
import { aFormATemplate } from '../support/form-templates.ts';
import { aKeptPdf, aKeptPng } from '../support/kept-files.ts';
import { readPdf } from '../support/read-pdf.ts';
import { expectAccessible } from './axe.ts';
import { expect, type App } from './fixtures.ts';
import { travelTo } from './invoice-journey.ts';
import { BookingsPage } from './pages/bookings-page.ts';
import { savedBy } from './pages/downloads.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { OfficialFormsPage } from './pages/official-forms-page.ts';
import { OrganisationsPage } from './pages/organisations-page.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

const [cedar, dale, elm] = ['Cedar House Surgery', 'Dale End Surgery', 'Elm Park Surgery'] as const;

/** In three practices, on both sides of the day on which scheme year and tiers change. */
const work = [
  { practice: cedar, day: '30 March 2026' },
  { practice: dale, day: '31 March 2026' },
  { practice: elm, day: '1 April 2026' },
] as const;

const drawerOf = ({ page }: App): Locator => page.getByRole('dialog');
const rowOf = ({ page }: App, practice: string): Locator =>
  page.getByRole('table', { name: 'Work and forms on their way' }).getByRole('row').filter({ hasText: practice });
const marchOf = ({ page }: App): Locator => page.getByRole('region', { name: 'Form B of March 2026' });

async function noteIt(app: App): Promise<void> {
  await drawerOf(app).getByRole('button', { name: 'Note it' }).click();
  await expect(drawerOf(app)).toBeHidden();
}

async function note(app: App, practice: string, what: RegExp): Promise<void> {
  await rowOf(app, practice).getByRole('button', { name: what }).click();
  await noteIt(app);
}

/** Presses what opens the system's choice of files, and chooses one. */
async function choose({ page }: App, opener: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await opener.press('Enter');
  await (await asked).setFiles(file);
}

export async function bookThree({ page }: App): Promise<void> {
  const organisations = new OrganisationsPage(page);
  const bookings = new BookingsPage(page);
  for (const { practice, day } of work) {
    await organisations.goTo();
    await organisations.openNew();
    await organisations.fillIn({ Name: practice, Address: '2 Mill Lane\nBath', 'Accounts email': 'accounts@practice.example' });
    await organisations.form.getByLabel('Employing authority code').fill('L81004');
    await organisations.save();
    await expect(organisations.form).toHaveCount(0);
    await bookings.goTo();
    await bookings.openNew();
    await bookings.fillIn({ organisation: practice, day, start: '09:00', end: '13:00', rate: '100' });
    await bookings.save();
    await expect(bookings.form).toHaveCount(0);
  }
}

export async function deliverAndInvoice({ page }: App): Promise<void> {
  const bookings = new BookingsPage(page);
  const invoices = new InvoicesPage(page);
  for (const { practice } of work) {
    await bookings.goTo();
    await bookings.show('Past');
    await bookings.open(new RegExp(practice));
    await bookings.press('Mark as delivered');
    await expect(bookings.row(new RegExp(practice))).toContainText('Delivered');
    await invoices.draftFor(practice);
    await invoices.issue();
  }
}

export async function makeAndSend(app: App): Promise<void> {
  await goTo(app.page, 'Pension');
  for (const { practice } of work) {
    await rowOf(app, practice)
      .getByRole('button', { name: /^Make Form A/ })
      .click();
    await rowOf(app, practice)
      .getByRole('button', { name: `Send: ${practice}` })
      .click();
    await drawerOf(app).getByRole('button', { name: 'I sent it myself' }).click();
    await expect(drawerOf(app)).toBeHidden();
  }
  await expectAccessible(app.page, 'three forms on their way');
}

/** Two practices sign and pay; the third says nothing, its weeks run out, and it is written to. */
export async function waitForTheLateOne(app: App): Promise<void> {
  await travelTo({ app }, '2026-04-20T09:00:00Z');
  await goTo(app.page, 'Pension');
  for (const practice of [cedar, elm]) {
    await note(app, practice, /^Note the signature/);
    await note(app, practice, /^Note the payment/);
  }
  await travelTo({ app }, '2026-06-03T09:00:00Z');
  await goTo(app.page, 'Pension');
  await expect(rowOf(app, dale)).toContainText('6 days left');
  await expectAccessible(app.page, 'a form whose weeks run out');
  await rowOf(app, dale).getByRole('button', { name: dale, exact: true }).click();
  await drawerOf(app).getByRole('button', { name: 'Chase the signature' }).click();
  await expect(drawerOf(app).getByLabel('Text')).toHaveValue(/has to reach the pension body by 9 June 2026/);
  await drawerOf(app).getByRole('button', { name: 'I sent it myself' }).click();
  await expect(rowOf(app, dale)).toContainText('Chased today');
}

/** Its signature comes back as a scan, after the app was killed and opened again. */
export async function signTheLateOne(app: App): Promise<void> {
  await app.reopen('kill');
  await openSample(app.page);
  await goTo(app.page, 'Pension');
  await expect(rowOf(app, dale)).toContainText('Chased today');
  await rowOf(app, dale)
    .getByRole('button', { name: /^Note the signature/ })
    .click();
  const scan = { name: 'signed.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aKeptPdf()) };
  await choose(app, drawerOf(app).getByLabel('Scan of the signed form (optional)'), scan);
  await noteIt(app);
  await note(app, dale, /^Note the payment/);
}

/** Paid in June for work of March: with the old year’s pay, apart from that of 1 April. */
export async function makeTheMarchForm(app: App): Promise<void> {
  const march = app.page.getByRole('region', { name: 'Form B of March 2026, 2025/26' });
  const april = app.page.getByRole('region', { name: 'Form B of April 2026, 2026/27' });
  await expect(march.getByRole('row', { name: /Surgery/ })).toHaveCount(2);
  await expect(april.getByRole('row', { name: /Elm Park/ })).toHaveCount(1);
  await march.getByRole('button', { name: 'Decide the tier' }).click();
  await drawerOf(app).getByRole('combobox', { name: /^Tier/ }).first().click();
  await app.page.getByRole('option', { name: '10.7%' }).click();
  await drawerOf(app).getByRole('button', { name: 'Save', exact: true }).click();
  await march.getByRole('button', { name: 'Make Form B' }).click();
  await expect(marchOf(app)).toBeVisible();
}

/** Form B first, then each Form A with its own work, all with the reference of the payment. */
export async function lookAtThePack(app: App): Promise<void> {
  await marchOf(app).getByRole('button', { name: 'Month’s pack' }).click();
  await expect(drawerOf(app).getByText('3 pages')).toBeVisible();
  await expectAccessible(app.page, 'the pack of a month');
  const { bytes } = await savedBy(app.page, drawerOf(app).getByRole('button', { name: 'Save PDF' }));
  const { pages } = readPdf(bytes);
  expect(pages).toHaveLength(3);
  for (const page of pages) expect(page).toContain('12345678LOCMAR2026');
  const [formB, ...forms] = pages;
  // 2 × £360.00 at 10.7 %, and 2 × £51.77 of the practices.
  for (const words of [cedar, dale, '720.00', '77.04', '103.54', '180.58']) expect(formB).toContain(words);
  for (const [page, own, other] of [
    [forms[0], cedar, dale],
    [forms[1], dale, cedar],
  ] as const) {
    for (const words of [own, '400.00', '360.00', '51.77']) expect(page).toContain(words);
    expect(page).not.toContain(other);
  }
  await app.page.keyboard.press('Escape');
}

/** Handed in with the receipt, and compared with what the scheme says. */
export async function handIn(app: App): Promise<void> {
  const march = marchOf(app);
  await march.getByRole('button', { name: 'Note as submitted' }).press('Enter');
  await drawerOf(app).getByLabel('Their reference (optional)').fill('REF-1');
  await noteIt(app);
  await expect(march.getByText(/Submitted .*REF-1/)).toBeVisible();
  const receipt = { name: 'receipt.png', mimeType: 'image/png', buffer: Buffer.from(aKeptPng()) };
  await choose(app, march.getByRole('button', { name: 'Add a screenshot or PDF' }), receipt);
  await expect(march.getByRole('button', { name: 'receipt.png', exact: true })).toBeVisible();
  await march.getByRole('button', { name: 'Compare with the statement' }).click();
  await drawerOf(app).getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(march.getByText('Agrees with the statement')).toBeVisible();
}

/** £720.00 on two days and £570.00 of SOLO work on a third come to £156,950.00 in a year: 12.5 % were due where 10.7 % were paid. */
export async function checkTheYear({ page }: App): Promise<void> {
  const check = page.getByRole('region', { name: 'Tier check of 2025/26' });
  await expect(check).toContainText('The year has ended. £12.96 more is due than was paid.');
  for (const [name, value] of [
    ['Pay of other posts as a practitioner', '£570.00'],
    ['Scaled up to a year', '£156,950.00'],
    ['Paid at 10.7%', '£77.04'],
    ['Due at 12.5%', '£90.00'],
    ['Difference', '£12.96'],
  ] as const) {
    await expect(check.getByRole('definition').filter({ hasText: value })).toHaveCount(1);
    await expect(check.getByRole('term').filter({ hasText: name })).toHaveCount(1);
  }
  await expectAccessible(page, 'a year that has ended');
}

export async function fillTheOfficialForm(app: App): Promise<void> {
  const forms = new OfficialFormsPage(app.page);
  await forms.open();
  await forms.import('form.pdf', await aFormATemplate());
  await forms.save();
  await goTo(app.page, 'Pension');
  await rowOf(app, elm).getByRole('button', { name: elm, exact: true }).click();
  await drawerOf(app).getByRole('button', { name: 'Form as PDF' }).click();
  await drawerOf(app).getByText('Official form', { exact: true }).click();
  expect(await forms.savedValues(['Payer[0]', 'One', 'Two', 'Three'])).toEqual([elm, '400.00', '360.00', '51.77']);
}
