import { aBooking } from '../support/a-booking.ts';
import { anIdentity } from '../support/an-identity.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { connectTo } from '../support/built-app.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { BookingsPage } from './pages/bookings-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

test('delivered work becomes a draft, the page is seen beside it, and the issue says what it fixes', async ({ app: { page } }) => {
  const invoices = new InvoicesPage(page);
  await openSample(page);
  await invoices.goTo();
  await expect(invoices.row(/RF-119/)).toContainText('Maple Court Practice');
  await expectAccessible(page, 'the invoices of the sample');
  await invoices.goToBillable();
  await expect(page.getByText('Together £890.00')).toBeVisible();
  await expectAccessible(page, 'what is to be invoiced');
  await page.getByRole('button', { name: 'Make a draft for Birch Lane Surgery' }).click();

  await expect(invoices.totals).toContainText('£320.00');
  await expect(invoices.check).toContainText('Complete');
  const paper = page.getByRole('document', { name: /^Draft invoice, pages/ });
  await expect(paper).toContainText('Catch-up clinic');
  await expect(paper).toContainText('Birch Lane Surgery');
  await expectAccessible(page, 'a draft');
  await page.getByRole('button', { name: 'Issue', exact: true }).click();
  await expect(invoices.drawer).toContainText('INV-0001');
  await expect(invoices.drawer).toContainText('cannot be changed');
  await expectAccessible(page, 'the question before the issue');
  await invoices.drawer.getByRole('button', { name: 'Issue INV-0001' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Invoice INV-0001' })).toBeVisible();
  await expect(invoices.balance).toContainText('£320.00');
  await expect(invoices.balance).toContainText('not sent yet');
  await expect(page.getByRole('document', { name: /INV-0001/ })).toContainText('INV-0001');
  await expectAccessible(page, 'an issued invoice');
  await invoices.goTo();
  await expect(invoices.row(/INV-0001/)).toContainText('£320.00');
  await expectAccessible(page, 'the list of invoices');
});

test('before the first invoice the screen leads to the practice profile, and then to the work that waits', async ({ app }) => {
  const { page } = app;
  const invoices = new InvoicesPage(page);
  await new FirstRunPage(page).finish({ role: 'I work as a locum' });
  await invoices.goTo();
  await expectAccessible(page, 'no practice profile yet');
  await page.getByRole('button', { name: 'Fill in the practice profile' }).click();
  await page.getByRole('heading', { level: 1, name: 'Practice' }).waitFor();

  const { client, close } = await connectTo({ address: await app.desk.address() });
  const { id: identityId } = await client.identities.create(anIdentity());
  const { id: organisationId } = await client.organisations.create(anOrganisation());
  const booking = aBooking(organisationId, { identityId, startsAt: Date.parse('2026-02-26T09:00Z') });
  const [made] = (await client.bookings.create({ booking, state: 'confirmed', alsoOn: [] })).bookings;
  await client.bookings.step({ id: made?.id ?? '', step: 'deliver' });
  close();

  await invoices.goTo();
  await expect(page.getByText('1 delivered booking is waiting to be billed.')).toBeVisible();
  await expectAccessible(page, 'no invoices yet');
  await page.getByRole('button', { name: 'Bill delivered bookings' }).click();
  await expect(page.getByText('Together £360.00')).toBeVisible();
});

test('a draft by hand is judged while it is typed, each finding leads to its field, and unsaved text is asked about', async ({
  app: { page },
}) => {
  const invoices = new InvoicesPage(page);
  await openSample(page);
  await invoices.draftByHand('Glen Rowan Out of Hours');
  await expect(invoices.check).toContainText('Add at least one line');
  await expect(page.getByRole('button', { name: 'Issue', exact: true })).toBeDisabled();
  await invoices.check.getByRole('button', { name: /Enter the address/ }).click();
  await expect(invoices.form.getByLabel('Address')).toBeFocused();
  await page.keyboard.type('1 Glen Road');
  await invoices.form.getByRole('button', { name: 'Add a line' }).click();
  await invoices.fillLine(1, { description: 'Training day', count: '1.5', price: '400' });
  await expect(invoices.line(1).getByRole('status', { name: 'Line 1: amount' })).toHaveText('600.00');
  await invoices.check.getByRole('button', { name: /Enter the day or the period/ }).click();
  await expect(invoices.line(1).getByRole('button', { name: /day/ })).toBeFocused();

  await invoices.form.getByRole('button', { name: 'Add a line' }).click();
  await invoices.fillLine(2, { description: 'Parking', count: 'two', price: '5' });
  await expect(invoices.check).toContainText('A number cannot be read yet');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(invoices.line(2).getByLabel('quantity')).toBeFocused();
  await invoices.line(2).getByLabel('quantity').fill('2');
  await expect(invoices.totals).toContainText('£610.00');
  await invoices.form.getByRole('button', { name: 'Move line 2', exact: true }).press('ArrowUp');
  await expect(invoices.line(1).getByLabel('description')).toHaveValue('Parking');
  await expectAccessible(page, 'a draft with findings');

  await goTo(page, 'Today');
  await expect(invoices.drawer).toContainText('not saved yet');
  await invoices.drawer.getByRole('button', { name: 'Save and leave' }).click();
  await page.getByRole('heading', { level: 1, name: /Mon 2 Mar/ }).waitFor();
  await invoices.goTo();
  await invoices
    .row(/Draft invoice, Glen Rowan/)
    .getByRole('link')
    .click();
  await expect(invoices.totals).toContainText('£610.00');
  await page.getByRole('button', { name: 'Throw away' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(invoices.row(/Draft invoice, Glen Rowan/)).toContainText('£610.00');
});

test('a month is billed at once, and what the law lets through is issued in one go', async ({ app: { page } }) => {
  const invoices = new InvoicesPage(page);
  await openSample(page);
  await invoices.goToBillable();
  await page.getByRole('button', { name: 'Drafts for February 2026' }).click();
  await expect(page.getByText('2 drafts made.')).toBeVisible();
  await expectAccessible(page, 'the drafts of a month');
  await page.getByRole('button', { name: 'Issue them' }).click();
  await expectAccessible(page, 'issuing several');
  await invoices.drawer.getByRole('button', { name: 'Issue 2 invoices' }).click();

  await expect(invoices.drawer.getByRole('list', { name: 'Done' })).toContainText('INV-0001, Birch Lane Surgery');
  await expect(invoices.drawer.getByRole('list', { name: 'Left' })).toContainText('Glen Rowan Out of Hours');
  await invoices.drawer.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByText('All delivered work stands on an invoice.')).toBeVisible();
});

test('what happens to an issued invoice is noted, taken back, credited or made void, as the rules allow', async ({ app: { page } }) => {
  const invoices = new InvoicesPage(page);
  await openSample(page);
  await invoices.draftFor('Birch Lane Surgery');
  await invoices.issue();
  await page.getByRole('button', { name: 'I sent it myself' }).click();
  await expectAccessible(page, 'noting a sending');
  await invoices.drawer.getByRole('button', { name: 'Note it' }).click();
  await expect(invoices.balance).toContainText('Whether it was read cannot be known');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(invoices.balance).toContainText('not sent yet');

  await invoices.more('Disputed by the organisation');
  await invoices.drawer.getByLabel('What is disputed').fill('The hours');
  await invoices.drawer.getByRole('button', { name: 'Note it' }).click();
  await expect(invoices.balance).toContainText('The hours');
  await invoices.more('End the dispute');
  await expect(invoices.balance).toContainText('not sent yet');
  await invoices.more('Write off');
  await invoices.drawer.getByLabel('Amount').fill('20');
  await invoices.drawer.getByRole('button', { name: 'Write it off' }).click();
  await expect(invoices.drawer).toContainText('Say why');
  await invoices.drawer.getByLabel('Reason').fill('Agreed on the telephone');
  await expectAccessible(page, 'writing off');
  await invoices.drawer.getByRole('button', { name: 'Write it off' }).click();
  await expect(invoices.balance).toContainText('£300.00');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: /Make void/ })).toBeDisabled();
  await expectAccessible(page, 'what may be done');
  await page.getByRole('menuitem', { name: 'Credit note' }).click();
  await invoices.drawer.getByLabel('Reason').fill('Half a session');
  await invoices.drawer.getByLabel('Some of its lines').check();
  await invoices.drawer.getByLabel(/^Take back of/).fill('0.5');
  await expect(invoices.drawer).toContainText('Net £160.00');
  await expectAccessible(page, 'a credit note');
  await invoices.drawer.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Draft credit note' })).toBeVisible();
  await expect(invoices.totals).toContainText('-£160.00');
  await invoices.issue();
  await expect(page.getByRole('heading', { level: 1, name: 'Credit note CN-0001' })).toBeVisible();
  await page.getByRole('link', { name: /takes back from INV-0001/ }).click();
  await expect(invoices.balance).toContainText('£140.00');

  await invoices.draftFor('Glen Rowan Out of Hours');
  await invoices.form.getByLabel('Address').fill('1 Glen Road');
  await invoices.issue();
  await invoices.more('Make void');
  await invoices.drawer.getByLabel('Reason').fill('Billed twice');
  await invoices.drawer.getByRole('button', { name: 'Make it void' }).click();
  await expect(invoices.balance).toContainText('The number stays taken');
});

test('the list is filtered and walked by key', async ({ app: { page } }) => {
  const invoices = new InvoicesPage(page);
  await openSample(page);
  await invoices.draftByHand('Birch Lane Surgery');
  await invoices.draftFor('Birch Lane Surgery');
  await invoices.issue();
  await invoices.goTo();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: /^Draft invoice/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /INV-0001/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(invoices.balance).toBeVisible();
  await invoices.goTo();
  await page.getByRole('button', { name: /^Drafts/ }).click();
  await expect(page.getByRole('link', { name: /INV-0001/ })).toHaveCount(0);
  await page.getByRole('button', { name: /^Waiting/ }).click();
  await expect(page.getByRole('link', { name: /INV-0001/ })).toBeVisible();
  await page.getByLabel('Search invoices').fill('nobody');
  await expect(page.getByText('No invoice matches.')).toBeVisible();
});

test('the search of the app finds an invoice by number and amount, and a booking leads to the invoice that bills it', async ({
  app: { page },
}) => {
  const invoices = new InvoicesPage(page);
  const bookings = new BookingsPage(page);
  const frame = new FramePage(page);
  await openSample(page);
  await bookings.goTo();
  await bookings.show('Past');
  await bookings.open(/Birch Lane Surgery/);
  await bookings.press('Create invoice');
  await invoices.issue();
  await frame.search('320');
  await expect(frame.dialog.getByRole('button', { name: /Invoice INV-0001/ })).toContainText('£320.00');
  await page.keyboard.press('Escape');
  await bookings.goTo();
  await bookings.show('Past');
  await expect(bookings.row(/Birch Lane Surgery/)).toContainText('Invoiced');
  await bookings.open(/Birch Lane Surgery/);
  await expectAccessible(page, 'a booking on an invoice');
  await bookings.form.getByRole('link', { name: 'on invoice INV-0001' }).click();
  await expect(invoices.balance).toContainText('£320.00');
  await goTo(page, 'Today');
  await frame.search('INV-0001');
  await expect(frame.dialog.getByRole('button', { name: /Invoice INV-0001/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(invoices.balance).toContainText('£320.00');
});

test('numbers and look are set with a live example and a sample page, and what cannot be used is said at its field', async ({
  app: { page },
}) => {
  await openSample(page);
  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'Practice', exact: true }).click();
  await page.getByRole('link', { name: /^Invoices: .* of Rowan Field/ }).click();
  const example = page.getByRole('status', { name: 'Invoice numbers: example' });
  await expect(example).toHaveText('INV-0001');
  await page.getByLabel('Pattern').first().fill('{year}/{number}');
  await page.getByLabel('Starts at').first().fill('42');
  await expect(example).toHaveText('2026/0042');
  await expect(page.getByRole('document', { name: /Sample invoice/ })).toContainText('2026/0042');
  await expectAccessible(page, 'the settings of invoices');
  await page.getByLabel('Pattern').last().fill('{year}/{number}');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Could give a number of the invoices')).toBeVisible();
  await page.getByLabel('Pattern').last().fill('CN{number}');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The settings are saved.')).toBeVisible();
  const numbers = page.getByRole('region', { name: 'Invoice numbers so far' });
  await expect(numbers).toContainText('Next: 2026/0042');
  await numbers.getByLabel('My last number was').fill('2026/0050');
  await numbers.getByRole('button', { name: 'Go on after it' }).click();
  await expect(numbers).toContainText('Next: 2026/0051');
});

test.describe('a company of one', () => {
  test.use({ sample: 'none', start: '2026-12-01T09:00:00Z' });

  test('notes what was taken off inside IR35; what is wrong is said at its field, and no more goes than is owed', async ({ app }) => {
    const { page } = app;
    await new FirstRunPage(page).finish({ role: 'I work as a locum' });
    const { client, close } = await connectTo({ address: await app.desk.address() });
    const company = { kind: 'company', companyNumber: '01234567', registeredOffice: '4 Mill Lane', placeOfRegistration: 'England and Wales' } as const; // prettier-ignore
    const { id: identityId } = await client.identities.create(anIdentity(company));
    const { id: organisationId } = await client.organisations.create(anOrganisation());
    const booking = aBooking(organisationId, { identityId, startsAt: Date.parse('2026-11-10T09:00Z'), arrangement: 'ownCompany' });
    const { bookings } = await client.bookings.create({ booking, state: 'confirmed', alsoOn: [] });
    await client.bookings.step({ id: bookings[0]?.id ?? '', step: 'deliver' });
    const { invoice } = await client.invoices.draftFromBookings({ identityId, organisationId, bookingIds: [bookings[0]?.id ?? ''] });
    await client.invoices.issue(invoice);
    close();
    const invoices = new InvoicesPage(page);
    await invoices.goTo();
    await invoices.open(/INV-0001/);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Tax taken off (IR35)' }).click();
    const drawer = page.getByRole('dialog');
    const tax = drawer.getByLabel('PAYE tax');
    const insurance = drawer.getByLabel('National Insurance');
    const noteIt = drawer.getByRole('button', { name: 'Note it' });

    await noteIt.click();
    await expect(tax).toBeFocused();
    await expect(tax).toHaveAccessibleDescription('Enter at least one amount that was taken off');
    await insurance.fill('361');
    await noteIt.click();
    await expect(insurance).toBeFocused();
    await expect(insurance).toHaveAccessibleDescription('No more than the £360.00 that is still to pay');
    await expectAccessible(page, 'tax taken off an invoice, wrong');
    await insurance.fill('60');
    await noteIt.click();
    await expect(drawer).toBeHidden();
    await expect(page.getByRole('main')).toContainText('Tax taken off-£60.00To pay£300.00');
  });
});
