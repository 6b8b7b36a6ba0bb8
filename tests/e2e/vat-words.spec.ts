import { anIdentity } from '../support/an-identity.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { connectTo } from '../support/built-app.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { PracticePage } from './pages/practice-page.ts';
import { goTo } from './pages/sample-profile.ts';

test.use({ sample: 'none' });

test('a counsellor’s work is not called exempt, can be said to be, and counts towards the VAT threshold', async ({ app }) => {
  const { page } = app;
  const invoices = new InvoicesPage(page);
  await new FirstRunPage(page).finish({ role: 'I work as a locum' });
  const { client, close } = await connectTo({ address: await app.desk.address() });
  await client.identities.create(anIdentity({ registrationBody: 'BACP', registrationNumber: '123456' }));
  const { name } = await client.organisations.create(anOrganisation());
  close();

  await invoices.draftByHand(name);
  await page.getByRole('button', { name: 'Add a line' }).click();
  await invoices.fillLine(1, { description: 'Supervision', count: '2', price: '40000' });
  await expect(invoices.line(1).getByRole('combobox', { name: 'VAT' })).toHaveValue('Standard rate');
  await expect(invoices.totals).toContainText('Not registered for VAT');
  await expectAccessible(page, 'a draft with the VAT of its lines');
  await invoices.line(1).getByRole('combobox', { name: 'VAT' }).click();
  await page.getByRole('option', { name: 'Exempt' }).click();
  await expect(invoices.totals).toContainText('Exempt from VAT: healthcare');
  await expect(invoices.check).toContainText('Yours is not one of them: choose another VAT');
  await invoices.line(1).getByRole('combobox', { name: 'VAT' }).click();
  await page.getByRole('option', { name: 'Standard rate' }).click();
  await invoices.line(1).getByLabel('day').click();
  await page.getByRole('button', { name: '2 March 2026', exact: true }).click();
  await invoices.issue();

  await goTo(page, 'Figures');
  const threshold = page.getByRole('region', { name: 'VAT threshold' });
  await expect(threshold).toContainText('£80,000.00 of £90,000.00');
  await expect(threshold).toContainText('Near the threshold');
  await expectAccessible(page, 'the figures with the VAT threshold');

  await new PracticePage(page).goTo();
  await page.getByRole('link', { name: /^Invoices: numbers, look, terms/ }).click();
  await expect(page.getByRole('combobox', { name: 'VAT of new lines' })).toHaveValue('Standard rate');
  await expect(page.getByText('Invoices say “Not registered for VAT”. No VAT is charged.')).toBeVisible();
  await expectAccessible(page, 'the settings of invoices without a VAT number');

  const practice = new PracticePage(page);
  await practice.goTo();
  await practice.open('Ada Moss');
  await practice.form.getByLabel('Registered for VAT').click();
  await practice.fillIn({ 'VAT number': 'GB980780684' });
  await practice.form.getByLabel('Registered from').first().click();
  await page.getByRole('button', { name: '2 March 2026', exact: true }).click();
  await expect(page.getByRole('button', { name: '2 March 2026', exact: true })).toHaveCount(0);
  await expectAccessible(page, 'the days of a registration for VAT');
  await practice.save();
  await practice.open('Ada Moss');
  await expect(practice.form.getByLabel('Registered from').first()).toContainText('Mon 2 Mar 2026');
});
