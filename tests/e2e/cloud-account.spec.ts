import { expect, test, type Page } from '@playwright/test';
import { aCloud, cloudDatabases, ownerAddress, type Cloud } from '../support/a-cloud.ts';
import { codeOf } from '../support/authenticator.ts';
import { expectAccessible } from './axe.ts';

const email = ownerAddress;
const password = 'seven quiet harbours';

test.describe('the pages of the optional account', () => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  test.beforeAll(async () => {
    cloud = await aCloud(await databases.open('embedded'));
  });
  test.afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  });

  test('an account is made by keyboard, its second step set up, used at the next sign-in, and a device signed out', async ({
    page,
    browser,
  }) => {
    await page.goto(cloud.url);
    await expectAccessible(page, 'the first page');
    await page.getByRole('link', { name: 'Create an account' }).last().click();
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByRole('alert')).toContainText(/There is a problem/);
    await expect(page.getByLabel('Email')).toHaveAccessibleDescription(
      'We send a link there to confirm it. Error: Enter an email address like name@example.org.',
    );
    await expectAccessible(page, 'the form with what is missing');

    await page.getByLabel('Your name').fill('Ada Probe');
    await page.keyboard.press('Tab');
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByLabel(/I agree to the terms/).check();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();

    await page.goto((await cloud.nextMail(email)).link);
    await expectAccessible(page, 'confirming the address');
    await page.getByRole('button', { name: 'Yes, confirm my address' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await expectAccessible(page, 'signing in');
    await signIn(page);
    await expect(page.getByRole('heading', { name: 'Ada Probe' })).toBeVisible();
    await expectAccessible(page, 'the account');

    await page.getByRole('link', { name: 'Password and second step' }).click();
    await expectAccessible(page, 'password and second step');
    await page.getByLabel('Your password').fill(password);
    await page.getByRole('button', { name: 'Set up the second step' }).click();
    await expectAccessible(page, 'setting up the second step');
    const secret = await page.locator('.key code').innerText();
    await page.getByLabel('The six digits').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Turn it on' }).click();
    await expect(page.getByRole('status')).toContainText('The second step is on.');

    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ['/account', '/account/details', '/account/mail', '/account/record', '/account/data']) {
      await page.goto(cloud.url + path);
      await expectAccessible(page, path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    }
    await page.goto(`${cloud.url}/owner`);
    await expectAccessible(page, 'signing in as the owner');
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('Code of the authenticator').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Email').fill(email);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Given plans' })).toBeVisible();
    await expectAccessible(page, 'an account as the owner sees it');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 1280, height: 800 });

    const elsewhere = await browser.newPage();
    await elsewhere.goto(`${cloud.url}/account/sign-ins`);
    await signIn(elsewhere);
    await expectAccessible(elsewhere, 'the second step');
    await elsewhere.getByLabel('Code').fill(codeOf(secret));
    await elsewhere.getByRole('button', { name: 'Continue' }).click();
    await expect(elsewhere.getByRole('heading', { name: 'Where you are signed in' })).toBeVisible();

    await page.goto(`${cloud.url}/account/sign-ins`);
    await expectAccessible(page, 'the list of sign-ins');
    await page.getByRole('button', { name: 'Sign out there' }).first().click();
    await expect(page.getByRole('status')).toHaveText('Signed out there.');
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await elsewhere.close();
  });

  async function signIn(page: Page): Promise<void> {
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
});
