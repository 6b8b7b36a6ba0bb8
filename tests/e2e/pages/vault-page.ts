import type { Locator, Page } from '@playwright/test';

/** The screens outside an open profile: locked, and each trouble. */
export class VaultPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  async unlockByPassphrase(passphrase: string): Promise<void> {
    await this.page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await this.page.getByRole('button', { name: 'Unlock', exact: true }).click();
  }

  async unlockByCode(code: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
    const choice = this.page.getByRole('button', { name: 'Use the recovery code' });
    if (await choice.isVisible()) await choice.click();
    await this.page.getByLabel('Recovery code').fill(code);
    await this.page.getByRole('button', { name: 'Unlock', exact: true }).click();
  }

  async tryAgain(): Promise<void> {
    await this.page.getByRole('button', { name: 'Try again' }).click();
  }

  /** @param file  path of a backup on this computer, handed over as a chosen file */
  async restore(file: string, code: string): Promise<void> {
    const instead = this.page.getByRole('button', { name: /^Choose (another|a file instead)$/ });
    if (await instead.isVisible()) await instead.click();
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.page.getByLabel('Backup file').click()]);
    await chooser.setFiles(file);
    await this.page.getByLabel('Recovery code').fill(code);
    await this.page.getByRole('button', { name: 'Restore this backup' }).click();
  }
}
