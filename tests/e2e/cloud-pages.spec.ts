import { expect, test, type Page } from '@playwright/test';
import { aCloud, cloudDatabases, type Cloud } from '../support/a-cloud.ts';
import { aDevice } from '../support/a-device.ts';
import { codeOf } from '../support/authenticator.ts';
import { fakeStripe, type FakeStripe } from '../support/fake-stripe.ts';
import { expectAccessible } from './axe.ts';
import { pathsFor, walkEveryPage } from './cloud-walk.ts';

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };
/** Least height of what is pressed with a finger, in pixels. */
const LEAST_TARGET = 44;

test.describe('every page of the account’s service', () => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  let stripe: FakeStripe;
  test.beforeAll(async () => {
    cloud = await aCloud(await databases.open('embedded'), { stripe: async (now) => (stripe = await fakeStripe(now)) });
  });
  test.afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  });

  test('reads well in both colours and on both sizes, fits 320 pixels, and is reached by the table of routes', async ({ page }) => {
    test.setTimeout(900_000);
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    const faults: string[] = [];
    const looked = new Set<string>();
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d|status of 503/.test(message.text())) faults.push(message.text());
    });

    const met = await walkEveryPage({
      page,
      cloud,
      stripe,
      seen: async (name) => {
        // Many ways lead to the same page: it is looked at once.
        const words = await page.evaluate(() => document.title + document.body.innerText);
        if (looked.has(words)) return;
        looked.add(words);
        await page.setViewportSize({ width: 320, height: 640 });
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at 320 pixels`).toBeLessThanOrEqual(320);
        await page.setViewportSize(phone);
        expect.soft(await smallTargets(page), `what is pressed on ${name}`).toEqual([]);
        expect.soft(await troublesOf(page), name).toEqual([]);
        await expectAccessible(page, `${name} on a phone`);
        // Colours are the same on a desk, and what a form answers with stands in the frame of its page.
        if (name.endsWith('as it stood')) return;
        await page.setViewportSize(desk);
        await expectAccessible(page, `${name} on a desk`, ['light']);
      },
    });

    const paths = (['anyone', 'account', 'owner'] as const).flatMap((access) => pathsFor(cloud, access));
    expect(paths.filter((path) => !met.pages.has(path) && !met.others.has(path))).toEqual([]);
    expect([...met.others].filter((path) => !met.pages.has(path)).toSorted()).toEqual([
      '/.well-known/change-password',
      '/account/plan/back',
      '/copy-key.pem',
      '/health',
      '/ready',
    ]);
    const forms = cloud.service.routes.filter(({ method, access }) => method === 'POST' && access !== 'signed' && access !== 'call');
    const ends = ['/account/sign-out', '/account/sign-ins/end-all', '/owner/sign-out'];
    expect(forms.map(({ path }) => path).filter((path) => !met.forms.has(path) && !ends.includes(path))).toEqual([]);
    expect([...asked]).toEqual([cloud.url]);
    expect(faults).toEqual([]);
  });

  test('lead by keyboard alone and without scripts from signing up to a computer that is connected', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
    const page = await context.newPage();
    const [email, password] = ['keys@probe.example', 'seven quiet harbours'];
    await page.goto(cloud.url);
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveText('Skip to the content');
    await page.keyboard.press('Enter');
    await press(page, 'link "Create an account"');

    await press(page, 'button "Create account"');
    await expect(page.getByRole('alert')).toBeFocused();
    await press(page, 'link "Enter your name');
    await page.keyboard.type('Kay Probe');
    await type(page, 'textbox "Email"', email);
    await type(page, 'textbox "Password"', password);
    await reach(page, 'radio "I am 18 or older"');
    await page.keyboard.press('Space');
    await reach(page, 'checkbox "I agree');
    await page.keyboard.press('Space');
    await press(page, 'button "Create account"');
    await page.getByRole('heading', { name: 'Check your email' }).waitFor();

    await page.goto((await cloud.nextMail(email)).link);
    await press(page, 'button "Yes, confirm my address"');
    await press(page, 'link "Sign in"', { nth: 2 });
    await type(page, 'textbox "Email"', email);
    await type(page, 'textbox "Password"', password);
    await page.keyboard.press('Enter');
    await press(page, 'link "Password and second step');
    await type(page, 'textbox "Your password"', password);
    await page.keyboard.press('Enter');
    const key = await page.locator('.key').innerText();
    await type(page, 'textbox "The six digits', codeOf(key));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toContainText('The second step is on.');

    const asked = await aDevice(cloud.url).ask();
    if (asked.outcome !== 'asked') throw new Error(`asking for a code was answered with ${asked.outcome}`);
    await press(page, 'link "Computers"');
    await press(page, 'link "Connect a computer"');
    await type(page, 'textbox "The code', asked.code.toLowerCase());
    await page.keyboard.press('Enter');
    await press(page, 'button "Yes, connect it');
    await page.getByRole('heading', { name: 'Connected' }).waitFor();
    await context.close();
  });
});

/** Goes on with the Tab key until it stands on what is so called; the second time where a page names two things alike. */
async function reach(page: Page, what: string, { nth = 1 } = {}): Promise<void> {
  let found = 0;
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press('Tab');
    // Nothing has the focus at the end of a page, and on one that is just coming.
    const focused = await page
      .locator(':focus')
      .ariaSnapshot({ timeout: 1_000 })
      .catch(() => '');
    if (focused.includes(what)) found++;
    if (found === nth) return;
  }
  throw new Error(`the Tab key does not lead to ${what}`);
}

async function press(page: Page, what: string, options = {}): Promise<void> {
  await reach(page, what, options);
  await page.keyboard.press('Enter');
  await page.waitForLoadState();
}

async function type(page: Page, what: string, text: string): Promise<void> {
  await reach(page, what);
  await page.keyboard.type(text);
}

/** Buttons, links that stand alone, and boxes to tick that a finger would miss. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page
    .locator('button, .button, nav a, .ways a, .up, .doors a, label.tick, input:not([type=hidden], [type=checkbox], [type=radio])')
    .evaluateAll(
      (found, least) =>
        found
          .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < least - 0.5)
          .map((target) => `${target.tagName} ${target.textContent.trim()} ${target.getBoundingClientRect().height}`),
      LEAST_TARGET,
    );
}

/** What no rule of axe says: how the page is called, what it begins with, and where its fields and problems lead. */
function troublesOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (!document.title.endsWith(' – Session Desk')) found.push(`is called “${document.title}”`);
    if (document.querySelectorAll('h1').length !== 1) found.push('has not one first heading');
    const fields = document.querySelectorAll<HTMLInputElement>('input:is([type=text], [type=email], [type=password], [type=date])');
    for (const field of fields) if (!field.autocomplete) found.push(`${field.id} tells password managers nothing`);
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'))
      if (!document.querySelector(link.hash)) found.push(`${link.textContent} leads nowhere`);
    const said = document.querySelector('[role=alert], [role=status]');
    if (said && document.activeElement !== said) found.push('does not begin with what was done or is wrong');
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    if (new Set(ids).size !== ids.length) found.push('has an id twice');
    return found;
  });
}
