import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Locator, Page } from '@playwright/test';
import { SettingsPage } from './settings-page.ts';

/** The official forms in the settings, and the screen that says what goes where on one. */
export class OfficialFormsPage {
  readonly page: Page;
  readonly dialog: Locator;
  readonly places: Locator;
  /** The pages of the form with the places on them. */
  readonly sheet: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
    this.places = page.getByRole('region', { name: 'Places on the form' });
    this.sheet = page.getByRole('group', { name: 'Pages of the form' });
  }

  async open(): Promise<void> {
    await new SettingsPage(this.page).open('Pension');
    await this.page.getByRole('heading', { name: 'Official forms' }).waitFor();
  }

  /** Chooses a file and asks for it to be taken; what comes of it is for the test to see. */
  async import(name: string, bytes: Uint8Array): Promise<void> {
    await this.page.getByRole('button', { name: 'Import a form' }).click();
    await this.choose(name, bytes);
    await this.dialog.getByRole('button', { name: 'Import', exact: true }).click();
  }

  async choose(name: string, bytes: Uint8Array): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.dialog.getByRole('button', { name: 'File' }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) });
  }

  async chooseYear(year: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: 'For work done in the scheme year' }).click();
    await this.page.getByRole('option', { name: year }).click();
  }

  /** A place in the list, by what the form calls it. */
  row(name: string | RegExp): Locator {
    return this.places.getByRole('button', { name });
  }

  /** What goes to the place that is open. */
  async fillWith(value: string): Promise<void> {
    const field = this.places.getByRole('combobox', { name: 'What goes here' });
    await field.fill(value);
    await this.page.getByRole('option', { name: value, exact: true }).click();
  }

  /** What stands in fields of the PDF that is shown, as it is once it was saved as a file. */
  async savedValues(names: readonly string[]): Promise<readonly string[]> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('button', { name: 'Save PDF' }).click()]);
    const form = (await PDFDocument.load(await readFile(await download.path()))).getForm();
    return names.map((name) => form.getTextField(name).getText() ?? '');
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Save|Confirm all and save)$/ }).click();
    await this.page.getByText('is ready to be filled in.').waitFor();
  }
}
