import { hours, instant, type DurationMs } from '../../shared/domain/time.ts';
import { anAccountWeb, type AccountWeb, type Manner } from '../support/account-web.ts';
import { expectAccessible } from './axe.ts';
import { expect, test as base, type App } from './fixtures.ts';
import { AccountSettingsPage } from './pages/account-settings-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { FramePage } from './pages/frame-page.ts';

const days = (count: number): DurationMs => hours(24 * count);

/** The account's service on this computer, which answers as a test sets it. */
const test = base.extend<{ web: AccountWeb; desk: AccountSettingsPage }>({
  web: async ({ start }, provide) => {
    const web = await anAccountWeb(instant(Date.parse(start)));
    await provide(web);
    await web.close();
  },
  account: async ({ web }, provide) => provide({ url: web.url, key: web.service.publicKey }),
  /** An own profile, at Settings, Account. */
  desk: async ({ app: { page } }, provide) => {
    await new FirstRunPage(page).finish();
    const account = new AccountSettingsPage(page);
    await account.goTo();
    await provide(account);
  },
  sample: 'none',
  start: '2026-11-23T09:00:00Z',
});

/** The code is shown and entered; the licence comes. */
async function connect(app: App, web: AccountWeb, desk: AccountSettingsPage): Promise<void> {
  await desk.connect();
  web.service.isEntered = true;
  await app.advance(30_000); // the longest pause between two looks
  await expect(desk.notice('This computer is connected to your account.')).toBeVisible();
}

/** The clock of the computer says another time, to the app and to its pages; the service's does not. */
async function setClock({ desk, page }: App, by: DurationMs): Promise<void> {
  const at = instant((await desk.now()) + by);
  await desk.set(at);
  await page.context().clock.setSystemTime(at);
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

/** Both sleep, and wake so much later. */
async function sleep({ desk, page }: App, web: AccountWeb, length: DurationMs): Promise<void> {
  web.wait(length);
  await desk.sleep(length);
  await page.context().clock.setSystemTime(instant(await desk.now()));
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

test('a code that has run out says so, and the next one is another; keys alone do it', async ({ app, desk, web }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Connect an account' }).press('Enter');
  await expect(desk.code).toHaveText('ABCD-EF23');

  await app.advance(16 * 60_000);

  await expect(desk.notice('That code no longer works')).toBeVisible();
  await expect(desk.code).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Connect an account' })).toBeFocused();
  await expectAccessible(page, 'a code that has run out');

  web.service.nextAsk = { outcome: 'asked', requestId: crypto.randomUUID(), code: 'WXYZ-2345', expiresAt: instant(0) };
  await page.keyboard.press('Enter');
  await expect(desk.code).toHaveText('WXYZ-2345');
  await expect(desk.notice('That code no longer works')).toHaveCount(0);
});

test('what was bought in the browser stands there when the account is opened, and when its window is come back to', async ({
  app,
  desk,
  web,
}) => {
  await connect(app, web, desk);
  const { page } = app;
  await new FramePage(page).goTo('Today');
  await app.advance(61_000);
  web.service.traits = { plan: 'pro', sequence: 2 };
  await desk.goTo();
  await expect(desk.plan).toContainText('Pro');

  await app.advance(61_000);
  web.service.traits = { plan: 'plus', sequence: 3 };
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(desk.plan).toContainText('Plus');
});

test('the page that says what the account’s service keeps is led to, with an account and before there is one', async ({
  app,
  desk,
  web,
}) => {
  const { page } = app;
  const privacy = page.getByRole('main').getByRole('link', { name: 'Read the privacy page' });
  await expect(privacy).toHaveAttribute('href', `${web.url}/privacy`);
  await connect(app, web, desk);
  await expect(privacy).toHaveAttribute('href', `${web.url}/privacy`);
  await expectAccessible(page, 'the account with the way to its privacy page');
});

test('a wrong clock is told calmly, with what to do; set right, it is gone and nothing was lost', async ({ app, desk, web }) => {
  await connect(app, web, desk);
  const { page } = app;

  await setClock(app, days(-400));
  await new FramePage(page).goTo('Today');
  const banner = new FramePage(page).banner(/The clock of this computer looks wrong/);
  await expect(banner).toContainText('Set it right in the settings of the computer');
  await expect(banner).not.toHaveRole('alert');
  await expectAccessible(page, 'today with a wrong clock');
  await banner.getByRole('link', { name: 'See the account' }).click();
  await expect(desk.plan).toContainText('Plus');
  await expectAccessible(page, 'the account with a wrong clock');

  await setClock(app, days(400));
  await expect(desk.notice(/looks wrong/)).toHaveCount(0);
  await expect(desk.plan).toContainText('Active');
});

test('a clock that was a year ahead leaves nothing behind once a licence has come', async ({ app, desk, web }) => {
  await connect(app, web, desk);
  web.answer('nobody');
  await setClock(app, days(365));
  await desk.refresh();
  await expect(desk.plan).toContainText('Plus rests');

  await setClock(app, days(-365));
  await expect(desk.plan).toContainText('Plus');
  await expect(desk.notice(/looks wrong/)).toBeVisible();
  web.answer('well');
  await desk.refresh();

  await expect(desk.notice(/looks wrong/)).toHaveCount(0);
  await expect(desk.plan).toContainText('Active');
});

test('a computer that was released from another one says so, keeps everything, and is connected anew', async ({ app, desk, web }) => {
  await connect(app, web, desk);
  const { page } = app;
  const token = web.service.token({ subscription: 'ended', sequence: 2 });
  web.service.nextRefresh = () => ({ outcome: 'released', token: token as never, isStale: false, accessKey: null });
  await desk.refresh();

  await expect(desk.notice('This computer was released from the account')).toContainText('connect it anew');
  await expect(desk.plan).toContainText('Free');
  await expectAccessible(page, 'a computer that was released');

  web.service.nextRefresh = null;
  web.service.traits = { sequence: 3 };
  await desk.connect();
  await app.advance(30_000);
  await expect(desk.notice('This computer is connected to your account.')).toBeVisible();
  await expect(desk.plan).toContainText('Plus');
});

test('where nobody can be reached the account is forgotten here, after it was said what that leaves', async ({ app, desk, web }) => {
  await connect(app, web, desk);
  const { page } = app;
  web.answer('nobody');
  await desk.disconnect();

  await expect(page.getByText('could not be reached, so nothing was changed')).toBeVisible();
  await expect(desk.plan).toContainText('Plus');
  await page.getByRole('button', { name: 'Forget it here' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('keeps its place');
  await expectAccessible(page, 'forgetting an account');
  await dialog.getByRole('button', { name: 'Forget it here' }).click();

  await expect(desk.plan).toContainText('No account is connected, and none is needed.');
  expect(web.calls).not.toContain('licence/release');
});

test('another account takes the place of the first only when it has this computer; then the first is left', async ({ app, desk, web }) => {
  await connect(app, web, desk);
  const { page } = app;
  web.service.isEntered = false;
  const other = page.getByRole('button', { name: 'Use another account' });

  web.answer('nobody');
  await other.click();
  await expect(desk.notice('did not answer, so there is no code yet')).toBeVisible();
  await expect(desk.plan).toContainText('Active');
  web.answer('well');
  await other.click();
  await expect(desk.code).toBeInViewport();
  await expect(page.getByRole('group', { name: 'Code for the account' })).toContainText('this computer stays as it is');
  await expectAccessible(page, 'a code for another account');
  await app.advance(30_000);
  await expect(desk.plan).toContainText('Active');
  expect(web.calls).not.toContain('licence/release');

  web.service.traits = { accountId: crypto.randomUUID(), sequence: 0, plan: 'pro' };
  web.service.isEntered = true;
  await app.advance(30_000);
  await expect(desk.plan).toContainText('Pro');
  await expect(desk.notice('This computer is connected to your account.')).toBeVisible();
  await expect.poll(() => web.calls.filter((call) => call === 'licence/release')).toHaveLength(1);
});

const manners: readonly (readonly [string, Manner])[] = [
  ['cannot be reached', 'nobody'],
  ['answers 500', 'fault'],
  ['is a hotel’s page', 'portal'],
  ['leads elsewhere', 'redirect'],
];
for (const [words, manner] of manners)
  test(`a service that ${words} changes nothing for thirty days, and says calmly that it did not answer`, async ({ app, desk, web }) => {
    const { page } = app;
    web.answer(manner);
    await page.getByRole('button', { name: 'Connect an account' }).click();
    await expect(desk.notice('did not answer, so there is no code yet')).toBeVisible();
    web.answer('well');
    await connect(app, web, desk);
    await expect(desk.notice('did not answer')).toHaveCount(0);

    web.answer(manner);
    await desk.refresh();
    await expect(desk.lastAttempt).toContainText('could not be reached');
    await sleep(app, web, days(29));
    await desk.refresh();
    await expect(desk.lastAttempt).toContainText('could not be reached');
    await expect(desk.plan).toContainText('Active');
    await expect(
      page
        .getByRole('main')
        .getByRole('status')
        .filter({ hasText: /works until|rests/ }),
    ).toHaveCount(0);
    await new FramePage(page).goTo('Today');
    await expect(new FramePage(page).banner(/Everything works until/)).toHaveCount(0);

    await sleep(app, web, days(1));
    await expect(new FramePage(page).banner(/Everything works until Wed 6 Jan 2027/)).toBeVisible();
    expect(web.misled).toBe(0);
    web.answer('well');
    await desk.goTo();
    await desk.refresh();
    await expect(desk.lastAttempt).toContainText('A new licence came');
    await expect(desk.plan).toContainText('Active');
  });
