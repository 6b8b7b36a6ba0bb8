import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { accounts } from '../../cloud/db/schema.ts';
import { aCloud, cloudDatabases, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword as password } from '../support/a-member.ts';

const email = 'ada@probe.example';
/** Another port of the same host has our cookies sent along; another host has not. */
const hosts = ['127.0.0.1', 'elsewhere.localhost'] as const;

test.describe('another site, in the browser of somebody who is signed in', () => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  /** What the other site shows. */
  let shown = '';
  const elsewhere = createServer((request, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8').end(request.url === '/own' ? '<h1>of the other site</h1>' : shown);
  });
  test.beforeAll(async () => {
    cloud = await aCloud(await databases.open('embedded'));
    await aMember(cloud, email);
    await new Promise<void>((resolve) => {
      elsewhere.listen(0, '127.0.0.1', resolve);
    });
  });
  test.afterAll(async () => {
    elsewhere.closeAllConnections();
    elsewhere.close();
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  });

  /** An address of the other site; a listening TCP server has a port. */
  const siteAt = (host: string): string => `http://${host}:${(elsewhere.address() as AddressInfo).port}`;
  const nameNow = async (): Promise<string | undefined> => (await cloud.database.service.select().from(accounts))[0]?.name;

  /** How the form of the name was answered, each time that it came. */
  const answers = (): readonly number[] =>
    [...cloud.logged().matchAll(/"route":"\/account\/details\/name","status":(\d+)/g)].map(([, status]) => Number(status));

  test.beforeEach(async ({ page }) => {
    await page.goto(`${cloud.url}/sign-in`);
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(`${cloud.url}/account`);
  });

  test('shows none of our pages in a frame', async ({ page }) => {
    const refusals: string[] = [];
    page.on('console', (message) => void (message.text().includes('frame-ancestors') && refusals.push(message.text())));
    const paths = ['/', '/sign-in', '/account', '/account/details', '/account/security', '/no-such-page', '/site.css'];
    for (const host of hosts) {
      refusals.length = 0;
      const sources = [...paths.map((path) => cloud.url + path), `${siteAt(host)}/own`];
      shown = sources.map((source) => `<iframe src="${source}"></iframe>`).join('');
      await page.goto(siteAt(host));
      expect([host, await framesOf(page)]).toEqual([host, [...paths.map(() => 'refused'), 'of the other site']]);
      expect(refusals).toHaveLength(paths.length);
    }
  });

  test('has none of our forms taken, though it knew the mark', async ({ page }) => {
    await page.goto(`${cloud.url}/account/details`);
    const mark = await page.locator('input[name=form]').first().inputValue();
    const action = `${cloud.url}/account/details/name`;
    const form = `<form method="post" action="${action}"><input name="form" value="${mark}" /><input name="name" value="Eve" /><button>Win</button></form>`;
    const sent = `fetch('${action}', { method: 'POST', mode: 'no-cors', credentials: 'include', body: new URLSearchParams({ form: '${mark}', name: 'Eve' }) })`;
    const ways = {
      plainly: form,
      'without saying where from': `<meta name="referrer" content="no-referrer" />${form}`,
      'from a frame without an origin': `<iframe sandbox="allow-forms" srcdoc="${form.replaceAll('"', '&quot;')}"></iframe>`,
      'by a script': `<button onclick="${sent}">Win</button>`,
    };
    const refused: number[] = [];
    for (const host of hosts)
      for (const [way, html] of Object.entries(ways)) {
        shown = html;
        await page.goto(siteAt(host));
        await (html.includes('<iframe') ? page.frameLocator('iframe') : page).getByRole('button', { name: 'Win' }).click();
        // What the browser withholds from the other site the service has answered all the same.
        refused.push(403);
        await expect.poll(answers, `${way}, as ${host}`).toEqual(refused);
        expect([host, way, await nameNow()]).toEqual([host, way, 'Ada Probe']);
      }

    await page.goto(`${cloud.url}/account/details`);
    const own = page.locator('form[action="/account/details/name"]');
    await own.getByRole('textbox').fill('Eve');
    await own.getByRole('button').click();
    await expect(page.getByRole('status')).toBeVisible();
    expect(await nameNow(), 'our own page may').toBe('Eve');
  });
});

/** What each frame shows; Chromium puts a page of its own in the place of one that does not let itself be framed. */
async function framesOf(page: Page): Promise<readonly string[]> {
  const shown: string[] = [];
  for (const element of await page.locator('iframe').all()) {
    const frame = await (await element.elementHandle())?.contentFrame();
    if (!frame) throw new Error('the frame is gone');
    await frame.waitForLoadState();
    shown.push(frame.url().startsWith('chrome-error:') ? 'refused' : await frame.locator('body').innerText());
  }
  return shown;
}
