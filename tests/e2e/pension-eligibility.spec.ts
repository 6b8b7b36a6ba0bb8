import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { BookingsPage } from './pages/bookings-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { OrganisationsPage } from './pages/organisations-page.ts';
import { PensionPage } from './pages/pension-page.ts';
import { aPensionedIdentity } from './pages/pensioned-identity.ts';
import { PracticePage } from './pages/practice-page.ts';
import { openSample } from './pages/sample-profile.ts';
import { SettingsPage } from './pages/settings-page.ts';

test.describe('in England', () => {
  test.use({ start: '2026-11-24T09:00:00Z' });

  test('an appraisal counts for three days apart: each has its own line of Form A, with an equal part of the fee', async ({
    app: { page },
  }) => {
    const [payer, bookings, invoices, pension] = ['Aire Appraisals', new BookingsPage(page), new InvoicesPage(page), new PensionPage(page)];
    await openSample(page);
    await aPensionedIdentity(page);
    await new OrganisationsPage(page).add(payer, { kind: 'Integrated care board' });
    await bookings.goTo();
    await bookings.openNew();
    await bookings.fillIn({ organisation: payer, day: '3 November 2026', start: '09:00', end: '13:00', rate: '125' });
    await expect(bookings.form.getByText(/^Work for an ICB or health board is GP SOLO work/)).toBeVisible();

    await bookings.choose('Kind of work', 'Appraising a colleague');
    await expect(bookings.form.getByText(/^Appraisal work for NHS England or a health board goes on Forms A and B/)).toBeVisible();
    await bookings.form.getByLabel('Further days the appraisal counts for').click();
    for (const day of ['5 November 2026', '9 November 2026']) await page.getByRole('button', { name: day, exact: true }).click();
    await page.keyboard.press('Escape');
    await expectAccessible(page, 'a booking of an appraisal');
    await bookings.save();
    await expect(bookings.form).toHaveCount(0);
    await bookings.markDelivered(payer);
    await invoices.draftFor(payer);
    await expect(invoices.totals).toContainText('£564.71');
    await invoices.issue();

    await pension.goTo();
    await pension.makeFormA(payer);
    await pension.open(payer);
    for (const [day, fee] of [
      ['3 Nov', '£166.67'],
      ['5 Nov', '£166.67'],
      ['9 Nov', '£166.66'],
    ] as const)
      await expect(pension.drawer.getByText(new RegExp(`${day}.*${fee}`)).first()).toBeVisible();
    await expectAccessible(page, 'the Form A of an appraisal');
  });

  test('work through a company or an agency is told to be not pensionable, and no yes is taken', async ({ app: { page } }) => {
    const bookings = new BookingsPage(page);
    const practice = new PracticePage(page);
    await openSample(page);
    await aPensionedIdentity(page);
    await practice.goTo();
    await practice.openNew();
    await practice.form.getByText('Limited company').click();
    await practice.fillIn({ 'Registered name of the company': 'Field Medical Ltd', 'Company number': '01234567' });
    await practice.save();
    await expect(practice.row('Field Medical Ltd')).toBeVisible();
    await new SettingsPage(page).open('Pension');
    const company = page.getByRole('region', { name: 'Field Medical Ltd' });
    await expect(company).toContainText('A limited company cannot pension this work');
    await expectAccessible(page, 'the pension page with a company');

    await bookings.goTo();
    await bookings.openNew();
    await bookings.fillIn({ organisation: 'Birch Lane Surgery', start: '09:00', end: '13:00' });
    const yes = bookings.form.getByRole('radiogroup', { name: 'Pension this work' }).getByRole('radio', { name: 'Yes', exact: true });
    await expect(yes).toBeChecked();
    for (const [way, reason] of [
      ['An agency pays', 'Work through an agency or umbrella company is not pensionable in the NHS scheme.'],
      ['An umbrella company pays', 'Work through an agency or umbrella company is not pensionable in the NHS scheme.'],
      ['My own company invoices', 'A limited company cannot pension this work: the forms are for a GP who is paid in their own name.'],
    ] as const) {
      await bookings.choose('Who pays how', way);
      await expect(bookings.form.getByText(reason)).toBeVisible();
      await expect(yes).toBeDisabled();
      await expect(yes).not.toBeChecked();
    }
    await expectAccessible(page, 'a booking through a company');
    await bookings.choose('Who pays how', 'I invoice as a sole trader');
    await expect(yes).toBeChecked();
  });
});
