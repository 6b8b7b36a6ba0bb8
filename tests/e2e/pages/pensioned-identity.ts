import { expect, type Page } from '@playwright/test';
import { SettingsPage } from './settings-page.ts';

/** A profile with an SD number, for an identity whose work for practices is pensioned. */
export async function aPensionedIdentity(page: Page, { nation = 'England' } = {}): Promise<void> {
  const settings = new SettingsPage(page);
  await settings.open('Practice');
  await page.getByRole('link', { name: 'Invoices: numbers, look, terms of Rowan Field' }).click();
  await settings.turn('Pensioned as a GP locum');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The settings are saved.')).toBeVisible();
  await settings.open('Pension');
  await page.getByRole('button', { name: 'Enter', exact: true }).first().click();
  if (nation !== 'England') {
    await settings.dialog.getByRole('combobox', { name: 'Nation' }).click();
    await page.getByRole('option', { name: nation }).click();
  }
  await settings.dialog.getByLabel('SD number').fill('12345678');
  await settings.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(settings.dialog).toBeHidden();
}
