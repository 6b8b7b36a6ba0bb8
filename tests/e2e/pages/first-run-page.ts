import type { Locator, Page } from '@playwright/test';

type Beginning = 'Paste a calendar address' | 'Open an .ics file' | 'Start empty' | 'Look around in a sample profile';

/** The steps of the first run: role, protection, recovery code, beginning. */
export class FirstRunPage {
  readonly page: Page;
  readonly code: Locator;

  constructor(page: Page) {
    this.page = page;
    this.code = page.getByRole('status', { name: 'Recovery code' });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  async chooseRole(name: string): Promise<void> {
    await this.page.getByRole('radio', { name }).check();
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  async choosePassphrase(first: string, second = first): Promise<void> {
    const choice = this.page.getByRole('radio', { name: 'By a passphrase' });
    if (await choice.isVisible()) await choice.check();
    await this.page.getByLabel('New passphrase', { exact: true }).fill(first);
    await this.page.getByLabel('New passphrase again').fill(second);
  }

  async create(): Promise<void> {
    await this.page.getByRole('button', { name: 'Create profile' }).click();
  }

  /** The code as it is shown; to be called while it is. */
  async readCode(): Promise<string> {
    await this.heading('Your recovery code').waitFor();
    return (await this.code.textContent()) ?? '';
  }

  async typeBack(code: string): Promise<void> {
    const noted = this.page.getByRole('button', { name: 'I have printed it or written it down' });
    if (await noted.isVisible()) await noted.click();
    await this.page.getByLabel('Type the recovery code from your copy').fill(code);
    await this.page.getByRole('button', { name: 'Confirm', exact: true }).click();
  }

  async confirmLater(): Promise<void> {
    await this.page.getByRole('button', { name: 'I have printed it or written it down' }).click();
    await this.page.getByRole('button', { name: /^Confirm it later/ }).click();
  }

  async begin(beginning: Beginning): Promise<void> {
    await this.page.getByRole('button', { name: beginning }).click();
  }

  /** From the first screen to an empty dashboard; answers with the recovery code. */
  async finish({
    passphrase = null,
    role = 'I see clients in my own practice',
  }: { readonly passphrase?: string | null; readonly role?: string } = {}): Promise<string> {
    await this.chooseRole(role);
    if (passphrase !== null) await this.choosePassphrase(passphrase);
    await this.create();
    const code = await this.readCode();
    await this.typeBack(code);
    await this.begin('Start empty');
    await this.page.getByRole('navigation', { name: 'Main' }).waitFor();
    return code;
  }
}
