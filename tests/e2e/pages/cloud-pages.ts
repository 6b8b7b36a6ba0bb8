import type { Locator, Page } from '@playwright/test';
import { savedBy } from './downloads.ts';

/** The pages of the optional account, and those of Stripe beyond them. */
export class CloudPages {
  readonly page: Page;
  readonly main: Locator;
  private readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.main = page.getByRole('main');
    this.url = url;
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.url + path);
  }

  async signUp({ name, email, password }: { readonly name: string; readonly email: string; readonly password: string }): Promise<void> {
    await this.goTo('/sign-up');
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('radio', { name: 'I am 18 or older' }).check();
    await this.page.getByRole('checkbox', { name: /I agree to the terms/ }).check();
    await this.page.getByRole('button', { name: 'Create account' }).click();
    await this.heading('Check your email').waitFor();
  }

  /** On the page that the link of the mail leads to. */
  async confirmAddress(): Promise<void> {
    await this.page.getByRole('button', { name: 'Yes, confirm my address' }).click();
  }

  /** @param code  asked for its code only by an account that has a second step */
  async signIn({ email, password, code }: { readonly email: string; readonly password: string; readonly code?: string }): Promise<void> {
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    if (code === undefined) return;
    await this.page.getByLabel('Code').fill(code);
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  /** Begins with the second step. @returns the key for the authenticator */
  async beginSecondStep(password: string): Promise<string> {
    await this.goTo('/account/security');
    await this.page.getByLabel('Your password').fill(password);
    await this.page.getByRole('button', { name: 'Set up the second step' }).click();
    return this.page.locator('.key code').innerText();
  }

  async endWithCode(code: string): Promise<void> {
    await this.page.getByLabel('The six digits').fill(code);
    await this.page.getByRole('button', { name: 'Turn it on' }).click();
  }

  /** Plus by the month, to the page on which the card is entered, and back. */
  async buyPlus(): Promise<void> {
    await this.goTo('/account/plan');
    await this.page.getByRole('listitem').filter({ hasText: 'Plus, by the month' }).getByRole('button', { name: 'Choose this' }).click();
    await this.page.getByRole('link', { name: 'Continue to Stripe' }).click();
    await this.page.getByRole('button', { name: 'Pay and subscribe' }).click();
    await this.heading('Your plan').waitFor();
  }

  /** To Stripe's own pages about what was bought, and back. */
  async atStripe(deed: 'Pay what is due' | 'Cancel the plan'): Promise<void> {
    await this.goTo('/account/plan');
    await this.page.getByRole('button', { name: 'Card, invoices and cancelling' }).click();
    await this.page.getByRole('link', { name: 'Continue to Stripe' }).click();
    await this.page.getByRole('button', { name: deed }).click();
    await this.heading('Your plan').waitFor();
  }

  /** With the code that a computer shows; up to the question whether it is the right one. */
  async enterCode(code: string): Promise<void> {
    await this.goTo('/connect');
    await this.page.getByLabel('The code that the app shows').fill(code);
    await this.page.getByRole('button', { name: 'Continue' }).click();
    await this.heading('Connect this computer?').waitFor();
  }

  async confirmCode(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Yes, connect it|Disconnect that one and connect)/ }).click();
    await this.heading('Connected').waitFor();
  }

  /** @returns the ZIP */
  async downloadEverything(password: string): Promise<Buffer> {
    await this.goTo('/account/data');
    await this.page.locator('#password-for-copy').fill(password);
    return (await savedBy(this.page, this.page.getByRole('button', { name: 'Download everything' }))).bytes;
  }

  async deleteAccount(password: string): Promise<void> {
    await this.goTo('/account/data');
    await this.page.getByRole('checkbox', { name: 'I want my account to be deleted' }).check();
    await this.page.locator('#password-for-deletion').fill(password);
    await this.page.getByRole('button', { name: 'Delete my account' }).click();
    await this.heading('Your account will be deleted').waitFor();
  }
}
