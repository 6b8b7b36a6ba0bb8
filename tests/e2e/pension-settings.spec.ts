import { leaksInFolder } from '../support/canaries.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openSample } from './pages/sample-profile.ts';
import { SettingsPage } from './pages/settings-page.ts';

test('a pension profile is entered, refused where a number cannot be right, masked, and shown on request', async ({ app }) => {
  const settings = new SettingsPage(app.page);
  const form = settings.dialog;
  const save = form.getByRole('button', { name: 'Save', exact: true });
  await openSample(app.page);
  await settings.open('Pension');
  await expectAccessible(app.page, 'the pension page without a profile');
  await app.page.getByRole('button', { name: 'Enter', exact: true }).first().click();
  await form.getByLabel('National Insurance number').fill('QQ123456C');
  await form.getByLabel('SD number').fill('SD 1234 5678');
  await form.getByLabel('Date of birth').fill('29/02/1980');
  await save.click();
  await expect(form.getByText('HMRC gives no numbers that begin with these letters.')).toBeVisible();
  await expect(form.getByLabel('National Insurance number')).toBeFocused();
  await expectAccessible(app.page, 'the form of a pension profile');

  await form.getByLabel('National Insurance number').fill('jk 65 43 21 b');
  await form.getByLabel('GMC number').fill('7654321');
  await form.getByLabel('Added years (c)').fill('9');
  await save.click();
  await expect(form).toBeHidden();
  await expect(app.page.getByText('England · Active in the 2015 Scheme')).toBeVisible();
  await expect(app.page.getByText('Still missing')).toHaveCount(0);

  await app.page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(form.getByText('•••• stored')).toHaveCount(4);
  expect(await app.page.content()).not.toContain('654321');
  await form.getByRole('button', { name: 'Show and edit' }).click();
  await expect(form.getByLabel('National Insurance number')).toHaveValue('JK 65 43 21 B');
  await expect(form.getByLabel('Date of birth')).toHaveValue('29/02/1980');
  expect(leaksInFolder(app.folder, { niNumber: 'JK654321B', readable: 'JK 65 43 21 B' })).toEqual([]);
});

test('another post is recorded by keyboard, counts in the year’s summary, and comes back when its removal is undone', async ({ app }) => {
  const settings = new SettingsPage(app.page);
  const form = settings.dialog;
  const save = form.getByRole('button', { name: 'Save', exact: true });
  await openSample(app.page);
  await settings.open('Pension');
  await app.page.getByRole('button', { name: 'Enter', exact: true }).first().click();
  await save.click();
  await expect(form).toBeHidden();

  await app.page.getByRole('button', { name: 'Add a post' }).press('Enter');
  await form.getByLabel('Who employs or pays you').fill('Dales Out of Hours');
  await form.getByRole('button', { name: 'First day' }).press('Enter');
  await app.page.getByRole('table').getByRole('button').first().click();
  await form.getByRole('button', { name: 'Add a year' }).press('Enter');
  await form.getByLabel('Pensionable').fill('4800');
  await form.getByLabel('You paid').fill('much');
  await save.press('Enter');
  await expect(form.getByText('Enter pounds, such as 90 or 1,234.50')).toBeVisible();
  await form.getByLabel('You paid').fill('600');
  await expectAccessible(app.page, 'the form of a post');
  await save.press('Enter');
  await expect(form).toBeHidden();

  const summary = app.page.getByRole('table', { name: /Other NHS work in/ });
  await expect(summary.getByRole('row', { name: /Dales Out of Hours/ })).toContainText('£4,800.00');
  // With the £570.00 of a delivered booking that stands there by itself.
  await expect(summary.getByRole('row', { name: /As a practitioner/ })).toContainText('£5,370.00');
  await expectAccessible(app.page, 'the pension page with a post');
  await app.page.getByRole('button', { name: 'Change Dales Out of Hours' }).click();
  await form.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(summary.getByRole('row', { name: /Dales Out of Hours/ })).toHaveCount(0);
  await expect(summary.getByRole('row', { name: /As a practitioner/ })).toContainText('£570.00');
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await expect(summary.getByRole('row', { name: /Dales Out of Hours/ })).toBeVisible();
});
