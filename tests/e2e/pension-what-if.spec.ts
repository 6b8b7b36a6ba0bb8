import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openSample } from './pages/sample-profile.ts';
import { SettingsPage } from './pages/settings-page.ts';

test.use({ start: '2026-06-02T08:30:00Z' });

test('what a session would bring appears as it is typed, box by box, and nothing is kept', async ({ app }) => {
  const { page } = app;
  await openSample(page);
  await goTo(page, 'Pension');
  await page.getByRole('link', { name: 'What if I take this session?' }).click();
  await expect(page.getByText('not pensions advice')).toBeVisible();
  await expect(page.getByText('Enter a fee, and what it comes to appears here.')).toBeVisible();
  await expectAccessible(page, 'the empty calculator');

  // By the keyboard alone: the first field comes after the ways out of the page.
  await page.getByRole('textbox', { name: 'Fee' }).focus();
  await page.keyboard.type('650');
  const comesTo = page.getByRole('status', { name: 'What it comes to' });
  await expect(comesTo).toHaveText(/Invoice total £734\.12/);
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Pensionable pay' }).fill('18000');
  await page.getByRole('textbox', { name: 'Days' }).fill('60');
  await expect(comesTo).toHaveText(/Left for you, before tax £576\.87.*To be paid over \(i\) £157\.25/);
  await expect(page.getByRole('region', { name: 'Form B' })).toContainText('comes to £109,500.00 in a whole year: 12.5% in 2026/27');
  await expect(page.getByText('Not certain').first()).toBeVisible();
  await page.getByRole('button', { name: 'Add a fee' }).click();
  await page.getByRole('textbox', { name: 'Fee 2' }).fill('612,35');
  await expect(page.getByText('Enter pounds, such as 90 or 1,234.50')).toBeVisible();
  await page.getByRole('textbox', { name: 'Fee 2' }).fill('612.35');
  await expect(page.getByRole('region', { name: '2 Form As' }).getByRole('row', { name: /^Together/ })).toContainText('£163.37');
  await page.getByText('Lines that few have').click();
  await page.getByRole('textbox', { name: 'Added years (c)' }).fill('2.5');
  await expect(page.getByRole('region', { name: 'Form B' })).toContainText('c Added years');
  await expectAccessible(page, 'the calculator with everything in it');

  await goTo(page, 'Pension');
  await page.getByRole('link', { name: 'What if I take this session?' }).click();
  await expect(page.getByText('Enter a fee, and what it comes to appears here.')).toBeVisible();
});

test('a booking says what it would bring, with the tier that was decided', async ({ app }) => {
  const { page } = app;
  await openSample(page);
  const settings = new SettingsPage(page);
  await settings.open('Pension');
  await page.getByRole('button', { name: 'Enter', exact: true }).first().click();
  await settings.dialog.getByLabel('SD number').fill('12345678');
  await settings.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(settings.dialog).toBeHidden();
  await goTo(page, 'Bookings');
  await page
    .getByRole('row', { name: /Birch Lane Surgery/ })
    .first()
    .getByRole('button')
    .first()
    .click();
  await page.getByRole('link', { name: 'What would this booking bring?' }).click();

  await expect(page.getByText(/^From the booking at Birch Lane Surgery/)).toBeVisible();
  await expect(page.getByRole('status', { name: 'What it comes to' })).toHaveText(/Invoice total £\d/);
  await expect(page.getByRole('region', { name: 'Form B' })).toContainText(/Enter your pensionable pay|No tier is decided|comes to/);
});
