import { aFlatTemplate, aFormATemplate, aLongTemplate, aTroubledTemplate } from '../support/form-templates.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { OfficialFormsPage } from './pages/official-forms-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { aPensionedIdentity } from './pages/pensioned-identity.ts';
import { goTo, openSample } from './pages/sample-profile.ts';

test.use({ start: '2026-11-24T09:00:00Z' });

test('the fields of an official form are checked beside its page, seen filled, kept, removed and brought back', async ({ app }) => {
  const { page } = app;
  const forms = new OfficialFormsPage(page);
  await openSample(page);
  await forms.open();
  await expectAccessible(page, 'the pension page without official forms');
  await forms.import('Locum_Form_A_2026-27.pdf', await aFormATemplate());

  await expect(page.getByRole('heading', { name: 'Official Form A 2026/27' })).toBeVisible();
  await expect(forms.places.getByRole('status')).toHaveText('11 of 11 filled in, 11 to check');
  const box = forms.sheet.getByRole('button', { name: 'Box 1: Box 1: fee' });
  await box.click();
  await expect(forms.row(/^Box 1 /)).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible(page, 'what goes where on a form with fields');
  await forms.places.getByRole('button', { name: 'That is right' }).click();
  await expect(forms.row(/^Box 2 /)).toBeFocused();
  await expect(forms.sheet.getByRole('button', { name: 'Box 2: Box 2: pensionable pay' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(forms.row(/^Box 3 /)).toBeFocused();
  await forms.row(/^Practice /).click();
  await forms.fillWith('Invoice number');
  await expect(forms.row('Practice Invoice number Set')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(forms.row('Practice Practice or commissioner Check')).toBeVisible();

  await page.getByText('Filled sample').click();
  expect(await forms.savedValues(['Text1', 'One', 'Payer[0]'])).toEqual(['Dr Sam Sample', '1,300.00', 'Sample Practice']);
  await forms.save();
  await expect(page.getByText('In use')).toBeVisible();
  await page.getByRole('button', { name: /^Remove Form A/ }).click();
  await expect(page.getByText('None yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('In use')).toBeVisible();
  await expectAccessible(page, 'the pension page with an official form');
});

test('a form with six hundred fields is worked through by keyboard: one stop for Tab, a search, and those to check', async ({ app }) => {
  const { page } = app;
  const forms = new OfficialFormsPage(page);
  await openSample(page);
  await forms.open();
  await forms.import('long.pdf', await aLongTemplate());
  const find = forms.places.getByRole('searchbox', { name: 'Find a place' });
  await expect(forms.places.getByRole('status')).toContainText('of 611 filled in');

  await find.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(forms.row(/^Name /)).toBeFocused();
  await page.keyboard.press('End');
  await expect(forms.row('Note 6.100 Left empty Empty')).toBeFocused();
  await expect(forms.row('Note 6.100 Left empty Empty')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Home');
  await expect(forms.row(/^Name /)).toBeFocused();
  await find.fill('note 3.42');
  await forms.row('Note 3.42 Left empty Empty').press('Enter');
  await forms.fillWith('Invoice number');
  await find.fill('invoice number');
  await expect(forms.row('Note 3.42 Invoice number Set')).toBeVisible();
  await find.fill('');
  await forms.places.getByRole('radiogroup', { name: 'Which places' }).getByText('To check', { exact: true }).click();
  await expect(forms.places.getByRole('listitem')).toHaveCount(12);
  await expectAccessible(page, 'those to check of six hundred fields');
  await forms.save();
  await expect(page.getByText('In use')).toBeVisible();
});

test('places are marked on a form without fields, with the pointer and with keys', async ({ app }) => {
  const { page } = app;
  const forms = new OfficialFormsPage(page);
  await openSample(page);
  await forms.open();
  await forms.import('form.pdf', await aFlatTemplate());
  await expect(page.getByText('has no fields of its own')).toBeVisible();

  await forms.sheet.getByRole('group', { name: 'Page 1' }).click({ position: { x: 200, y: 150 } });
  await page.keyboard.type('Box 1');
  await page.getByRole('option', { name: 'Box 1: fee' }).click();
  await expect(forms.row('Mark on page 1 Box 1: fee Set')).toBeVisible();
  await expectAccessible(page, 'what goes where on a form without fields');

  const mark = forms.sheet.getByRole('button', { name: 'Mark on page 1: Box 1: fee' });
  const fromTop = forms.places.getByLabel('From the top');
  const before = Number.parseFloat(await fromTop.inputValue());
  await mark.press('ArrowDown');
  await mark.press('Shift+ArrowDown');
  await expect(fromTop).toHaveValue(`${Math.round((before + 11) * 10) / 10} pt`);
  await mark.press('Control+ArrowRight');
  await expect(forms.places.getByLabel('Width')).toHaveValue('141 pt');
  await mark.hover();
  await page.mouse.down();
  await page.mouse.move(500, 500);
  await page.mouse.up();
  await expect(fromTop).not.toHaveValue(`${before + 11} pt`);

  await forms.places.getByRole('button', { name: 'Add a mark' }).press('Enter');
  await page.keyboard.type('Days, line 1: from');
  await page.keyboard.press('Enter');
  await forms.places.getByLabel('From the left').fill('72');
  await forms.places.getByLabel('From the top').fill('300');
  await forms.places.getByLabel('More rows').fill('2');
  await forms.places.getByRole('button', { name: 'Repeat downwards' }).click();
  await expect(forms.places.getByRole('status')).toHaveText('4 of 4 filled in');
  await page.getByText('Filled sample').click();
  await expect(page.getByRole('document').getByText('02/06/2026')).toHaveCount(3);
  await forms.save();
  await expect(page.getByText('In use')).toBeVisible();
});

test('a form that cannot be taken is refused with the reason, and the app goes on', async ({ app }) => {
  const { page } = app;
  const forms = new OfficialFormsPage(page);
  await openSample(page);
  await forms.open();
  await forms.import('form.pdf', await aFormATemplate({ year: '2025/26' }));
  await expect(forms.dialog.getByRole('alert')).toContainText('The form says that it is for 2025/26. Forms change every year');
  await expectAccessible(page, 'a refused form');

  const troubles = [
    ['encrypted', 'The file is protected.'],
    ['xfa', 'only Adobe’s own reader shows'],
    ['pages', 'more than 40 pages'],
    ['launch', 'would start programs'],
  ] as const;
  for (const [trouble, words] of troubles) {
    await forms.choose(`${trouble}.pdf`, await aTroubledTemplate(trouble));
    await forms.dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(forms.dialog.getByRole('alert')).toContainText(words);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByText('None yet')).toBeVisible();
});

test('a Form A is filled into the official form of its year, which is imported from where it is missed', async ({ app }) => {
  const { page } = app;
  const forms = new OfficialFormsPage(page);
  await openSample(page);
  await aPensionedIdentity(page);
  const invoices = new InvoicesPage(page);
  await invoices.draftFor('Birch Lane Surgery');
  await invoices.issue();
  const openPaper = async (): Promise<void> => {
    await goTo(page, 'Pension');
    const todo = page.getByRole('table', { name: 'Work and forms on their way' });
    // Its other buttons are named after what they do.
    await todo.getByRole('button', { name: 'Birch Lane Surgery', exact: true }).click();
    await forms.dialog.getByRole('button', { name: 'Form as PDF' }).click();
    await forms.dialog.getByText('Official form', { exact: true }).click();
  };
  await goTo(page, 'Pension');
  await page
    .getByRole('button', { name: /^Make Form A/ })
    .first()
    .click();
  await expect(page.getByText(/Form As? (is|are) made/)).toBeVisible();
  await openPaper();
  await expect(forms.dialog.getByText('Not imported yet.')).toBeVisible();
  await expectAccessible(page, 'an official form that is not there');
  await forms.dialog.getByRole('button', { name: 'Import Form A' }).click();
  await forms.choose('form.pdf', await aFormATemplate());
  await forms.dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await forms.save();

  await openPaper();
  const [name, practice, fee] = await forms.savedValues(['Text1', 'Payer[0]', 'One']);
  expect([name, practice]).toEqual(['Rowan Field', 'Birch Lane Surgery']);
  expect(fee).toMatch(/^[\d,]+\.\d\d$/u);
  await expect(forms.dialog.getByRole('region', { name: 'PDFs made so far' })).toContainText('Official form, V3, 2026/27');
  await expectAccessible(page, 'a filled official form');
});
