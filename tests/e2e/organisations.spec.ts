import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { FramePage } from './pages/frame-page.ts';
import { OrganisationsPage } from './pages/organisations-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { openSample } from './pages/sample-profile.ts';

test('an organisation needs a name alone; rates say what is wrong with them and are kept as money', async ({ app: { page } }) => {
  const organisations = new OrganisationsPage(page);
  await openSample(page);
  await organisations.goTo();
  await expectAccessible(page, 'the list of organisations');
  await organisations.openNew();
  await organisations.save();
  await expect(organisations.form.getByText('Enter a name')).toBeVisible();
  await expect(organisations.form.getByLabel('Name', { exact: true })).toBeFocused();

  await organisations.form.getByLabel('Name', { exact: true }).fill('Elm Road Surgery');
  await organisations.addRate('ninety');
  await organisations.form.getByRole('button', { name: 'Add a contact' }).click();
  await organisations.form.getByLabel('Contact 1: name').fill('Robin');
  await organisations.form.getByLabel('Terms of its own').press(' ');
  await expectAccessible(page, 'the form of an organisation');
  await organisations.save();
  await expect(organisations.form.getByText('Enter pounds, such as 90 or 1,234.50')).toBeVisible();
  await organisations.form.getByLabel('Rate 1: amount').fill('£1,090');
  await organisations.form.getByLabel('Rate 1: name').fill('Day shift');
  await organisations.save();

  await organisations.open('Elm Road Surgery');
  await expect(organisations.form.getByLabel('Rate 1: amount')).toHaveValue('1,090.00');
  await expect(organisations.form.getByLabel('Contact 1: name')).toHaveValue('Robin');
});

test('a change, an archiving and a removal are taken back with Undo', async ({ app: { page } }) => {
  const organisations = new OrganisationsPage(page);
  await openSample(page);
  await organisations.goTo();

  await organisations.open('Alder Staffing');
  await organisations.form.getByLabel('Name', { exact: true }).fill('Other name');
  await organisations.save();
  await page.getByRole('button', { name: 'Undo' }).click();
  await organisations.open('Alder Staffing');
  await organisations.form.getByRole('button', { name: 'Archive' }).click();
  await expect(organisations.row('Alder Staffing')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();

  await organisations.openNew();
  await organisations.form.getByLabel('Name', { exact: true }).fill('Unused Surgery');
  await organisations.save();
  await organisations.open('Unused Surgery');
  await organisations.form.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(organisations.row('Unused Surgery')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(organisations.row('Unused Surgery')).toBeVisible();
});

test('of two changes in a row only the last offers to be undone, even while the word of the first still fades', async ({
  app: { page },
}) => {
  const organisations = new OrganisationsPage(page);
  await openSample(page);
  await organisations.goTo();
  await organisations.open('Alder Staffing');
  await organisations.form.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();

  const most = page.evaluate(mostUndoButtons);
  await organisations.open('Birch Lane Surgery');
  await organisations.form.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Alder Staffing' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();

  expect(await most).toBe(1);
  await expect(organisations.row('Birch Lane Surgery')).toBeVisible();
  await expect(organisations.row('Alder Staffing')).toHaveCount(0);
});

/** Until the one that can be pressed is pressed. @returns how many could be pressed at once at most */
function mostUndoButtons(): Promise<number> {
  let most = 0;
  const count = (): void => {
    const buttons = [...document.querySelectorAll('button')].filter((button) => button.textContent === 'Undo');
    most = Math.max(most, buttons.filter((button) => button.checkVisibility({ visibilityProperty: true })).length);
  };
  return new Promise((resolve) => {
    new MutationObserver(count).observe(document.body, { childList: true, subtree: true, attributes: true });
    document.addEventListener(
      'click',
      ({ target }) => target instanceof Element && target.closest('button')?.textContent === 'Undo' && resolve(most),
    );
  });
}

test('hostile text in every field stays text, and search finds it', async ({ app: { page } }) => {
  const organisations = new OrganisationsPage(page);
  await openSample(page);
  await organisations.goTo();
  await organisations.openNew();
  const hostile = '=1+1 <b>x</b> \u202Egnp.exe שלום 💆';
  for (const label of [
    'Name',
    'Address',
    'Accounts email',
    'Phone',
    'Purchase order',
    'Your supplier number',
    'Clinical system',
    'Door code',
    'Parking',
    'Smartcard',
    'Private notes',
  ])
    await organisations.form.getByLabel(label, { exact: true }).fill(hostile);
  await organisations.save();
  await expect(organisations.row(hostile)).toBeVisible();

  await organisations.search('gnp');
  await expect(page.getByText('1 organisation', { exact: true })).toBeVisible();
  await organisations.search('zzz');
  await expect(page.getByText('No organisation matches “zzz”.')).toBeVisible();
});

test('the search of the app leads to an organisation', async ({ app: { page } }) => {
  const organisations = new OrganisationsPage(page);
  await openSample(page);
  await new FramePage(page).search('birch');
  await page
    .getByRole('dialog', { name: 'Search' })
    .getByRole('button', { name: /^Birch Lane Surgery ?GP practice/ })
    .click();

  await expect(organisations.form.getByLabel('Name', { exact: true })).toHaveValue('Birch Lane Surgery');
});

test('who sees clients alone is shown neither organisations nor a practice, until they say that they bill', async ({ app: { page } }) => {
  await new FirstRunPage(page).finish();

  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Organisations' })).toHaveCount(0);
  await new FramePage(page).goTo('Settings');
  const settings = page.getByRole('navigation', { name: 'Settings' });
  await expect(settings.getByRole('link', { name: 'Security' })).toBeVisible();
  await expect(settings.getByRole('link', { name: 'Practice' })).toHaveCount(0);

  await new SettingsPage(page).open('General');
  await new SettingsPage(page).turn('I also send invoices');
  const places = page.getByRole('navigation', { name: 'Main' });
  await expect(settings.getByRole('link', { name: 'Practice' })).toBeVisible();
  await expect(places.getByRole('link', { name: 'Bookings' })).toHaveCount(0);
  await places.getByRole('link', { name: 'Invoices' }).click();
  await expect(page.getByRole('button', { name: 'Fill in the practice profile' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'To invoice' })).toHaveCount(0);
  await expectAccessible(page, 'invoices of a clinic');
});
