import { expectAccessible } from './axe.ts';
import { leaksIn, leaksInFolder } from '../support/canaries.ts';
import { expect, test } from './fixtures.ts';
import { PracticePage } from './pages/practice-page.ts';
import { openSample } from './pages/sample-profile.ts';

const bank = { 'Name on the account': 'Quartermaine Locum', 'Sort code': '08-99-99', 'Account number': '66374958' };

/** A PNG of one pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('an identity is entered, masked when it is opened again, and shown only on request', async ({ app }) => {
  const practice = new PracticePage(app.page);
  await openSample(app.page);
  await practice.goTo();
  await practice.openNew();
  await expectAccessible(app.page, 'a new identity');
  await practice.save();
  await expect(practice.form.getByText('Enter the name you trade under')).toBeVisible();
  await expect(practice.form.getByLabel('Your name')).toBeFocused();

  await practice.fillIn({ 'Your name': 'Ada Quartermaine', ...bank, 'UTR (optional)': '1955839661' });
  await practice.save();
  await expect(practice.row('Ada Quartermaine')).toContainText('Bank details stored');
  await expectAccessible(app.page, 'the list of identities');

  await practice.open('Ada Quartermaine');
  await expect(practice.form.getByText('•••• stored')).toHaveCount(2);
  await expect(practice.form.getByLabel('Sort code')).toHaveCount(0);
  expect(await app.page.content()).not.toContain('66374958');
  await practice.reveal();
  await expect(practice.form.getByLabel('Sort code')).toHaveValue('08-99-99');
  await expect(practice.form.getByLabel('Account number')).toHaveValue('66374958');
  await expectAccessible(app.page, 'an identity with its bank details shown');
});

test('bank details that do not add up are doubted but saved, and never stand in a file or a log', async ({ app }) => {
  const practice = new PracticePage(app.page);
  await openSample(app.page);
  await practice.goTo();
  await practice.openNew();
  await practice.fillIn({
    'Your name': 'Ada Moss',
    ...bank,
    'Account number': '66374959',
    'IBAN (optional)': 'GB29 NWBK 6016 1331 9268 18',
  });

  await expect(practice.form.getByText('Sort code and account number do not fit together.')).toBeVisible();
  await expect(practice.form.getByText('The check digits of the IBAN do not fit.')).toBeVisible();
  await practice.save();
  await expect(practice.row('Ada Moss')).toContainText('Bank details stored');

  const canaries = { name: 'Quartermaine Locum', iban: 'GB29NWBK60161331926818' };
  expect(leaksInFolder(app.folder, canaries)).toEqual([]);
  expect(leaksIn(app.output(), canaries)).toEqual([]);
});

test('a company has its own fields, a logo is kept, and text of any kind stays text', async ({ app }) => {
  const practice = new PracticePage(app.page);
  await openSample(app.page);
  await practice.goTo();
  await practice.openNew();
  await practice.form.getByText('Limited company').click();
  const hostile = '=1+1 <img src=x onerror=alert(1)> \u202Egnp.exe שלום';
  await practice.fillIn({
    'Registered name of the company': hostile,
    'Trading name (optional)': '{{name}}',
    'Company number': '123',
    'Registered office': `${hostile}\nLeeds`,
    Address: hostile,
    Email: 'not an address',
    Phone: '+44 (0)113',
    'Registration number': '12',
  });
  await expect(practice.form.getByText('A company number has eight digits')).toBeVisible();
  await practice.save();
  await practice.open(hostile);
  await practice.form.locator('input[type="file"]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png });
  await expect(practice.form.getByRole('img', { name: /Logo of/ })).toBeVisible();

  await practice.form
    .locator('input[type="file"]')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await expect(practice.form.getByText('This file is not a PNG or JPEG picture')).toBeVisible();
});

test('terms are steps of a scale, and two of the same notice are refused at their field', async ({ app }) => {
  const practice = new PracticePage(app.page);
  await openSample(app.page);
  await practice.goTo();
  await practice.openNew();
  await practice.fillIn({ 'Your name': 'Ada Moss' });
  await practice.form.getByRole('button', { name: 'Add a step' }).click();
  await practice.form.getByLabel('Step 2: notice').fill('1');
  await practice.save();
  await expect(practice.form.getByText('Two steps have the same notice')).toBeVisible();

  await practice.form.getByLabel('Step 2: notice').fill('7');
  await practice.save();
  await practice.open('Ada Moss');
  await expect(practice.form.getByLabel('Step 2: notice')).toHaveValue('7');
});
