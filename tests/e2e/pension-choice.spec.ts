import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { BookingsPage } from './pages/bookings-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { aPensionedIdentity } from './pages/pensioned-identity.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

test('work says whether it is pensioned: why is told, a yes against it is warned of, and a question waits for its answer', async ({
  app: { page },
}) => {
  const bookings = new BookingsPage(page);
  const invoices = new InvoicesPage(page);
  await openSample(page);
  await goTo(page, 'Pension');
  await expect(page.getByText('Enter who you are to the NHS pension first')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Enter the pension profile' })).toHaveAttribute('href', /settings\/pension/);
  await aPensionedIdentity(page);

  await bookings.goTo();
  await bookings.openNew();
  await bookings.fillIn({ organisation: 'Glen Rowan Out of Hours', title: 'Night', start: '18:00', end: '22:00' });
  const choice = bookings.form.getByRole('radiogroup', { name: 'Pension this work' });
  await expect(choice.getByRole('radio', { name: 'No', exact: true })).toBeChecked();
  await expect(bookings.form.getByText(/^Out-of-hours work is GP SOLO work/)).toBeVisible();
  await choice.getByText('Yes', { exact: true }).click();
  await expect(bookings.form.getByText(/^Yes goes against this/)).toBeVisible();
  await expectAccessible(page, 'a yes against the rule');
  await bookings.form.getByRole('button', { name: 'Record it as SOLO work' }).press('Enter');
  await expect(choice.getByRole('radio', { name: 'No', exact: true })).toBeChecked();
  await bookings.form.getByRole('combobox', { name: 'Organisation' }).fill('birch');
  await page.getByRole('option', { name: 'Birch Lane Surgery' }).click();
  await expect(choice.getByRole('radio', { name: 'Yes', exact: true })).toBeChecked();
  await choice.getByRole('radio', { name: 'Yes', exact: true }).press('ArrowLeft');
  await expect(choice.getByRole('radio', { name: 'Ask me' })).toBeChecked();
  await expectAccessible(page, 'a booking to be asked about');
  await bookings.save();

  await goTo(page, 'Pension');
  const asked = page.getByRole('region', { name: 'Pension this work?' });
  await expectAccessible(page, 'work to be asked about');
  await asked.getByRole('button', { name: /^Yes: Birch Lane Surgery, Night/ }).press('Enter');
  await expect(asked).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(asked).toBeVisible();

  await invoices.draftFor('Birch Lane Surgery');
  const onDraft = invoices.form.getByRole('radiogroup', { name: 'Pension this work' });
  await onDraft.getByText('Ask me', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'Issue', exact: true })).toBeDisabled();
  await expect(invoices.totals).not.toContainText('Pension');
  await invoices.check.getByRole('button', { name: /Say whether this work is pensioned/ }).click();
  await expectAccessible(page, 'a draft with an open question');
  await onDraft.getByText('Yes', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'Issue', exact: true })).toBeEnabled();
});
