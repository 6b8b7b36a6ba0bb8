import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test, type App } from './fixtures.ts';
import { ClockPage } from './pages/clock-page.ts';
import { openSample } from './pages/sample-profile.ts';
import { SettingsPage } from './pages/settings-page.ts';
import config from './playwright.config.ts';

const { launchOptions } = config.use ?? {};
// Two outputs besides the usual one, which make no noise.
test.use({
  start: '2026-03-03T08:30:00Z',
  launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), '--use-fake-device-for-media-stream'] },
});

/** In the page: notes the outputs that are set, and lets a test take devices away. */
function noteOutputs(): void {
  const directed: string[] = [];
  const gone = new Set<string>();
  Object.assign(globalThis, { directed, gone });
  const context = AudioContext.prototype as unknown as { setSinkId(id: string): Promise<void> };
  const { setSinkId } = context;
  context.setSinkId = async function (id) {
    const devices = await navigator.mediaDevices.enumerateDevices();
    directed.push(devices.find(({ deviceId }) => deviceId === id)?.label ?? 'the usual one');
    await setSinkId.call(this, id);
  };
  const { enumerateDevices } = MediaDevices.prototype;
  MediaDevices.prototype.enumerateDevices = async function () {
    return (await enumerateDevices.call(this)).filter(({ label }) => !gone.has(label));
  };
}

/** What the desktop app's guard allows; a browser has no way to ask for it. */
async function allowOutputs(page: Page): Promise<void> {
  const { targetInfo } = await (await page.context().newCDPSession(page)).send('Target.getTargetInfo');
  const browser = await page.context().browser()?.newBrowserCDPSession();
  await browser?.send('Browser.grantPermissions', {
    permissions: ['speakerSelection'],
    origin: new URL(page.url()).origin,
    ...(targetInfo.browserContextId === undefined ? {} : { browserContextId: targetInfo.browserContextId }),
  });
}

/** Moves core and clock to a time of the day, each from where it is: pages go on by themselves while a test looks. */
async function goTo({ desk }: App, { page }: ClockPage, time: string): Promise<void> {
  const at = Date.parse(`2026-03-03T${time}Z`);
  await desk.advance(at - (await desk.now()));
  await page.context().clock.fastForward(at - (await page.evaluate(() => Date.now())));
}

const directed = (page: Page): Promise<string[]> => page.evaluate(() => Reflect.get(globalThis, 'directed'));

async function takeAway(page: Page, label: string): Promise<void> {
  await page.evaluate((name) => {
    Reflect.get(globalThis, 'gone').add(name);
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  }, label);
}

test('where outputs are not told, the settings say so', async ({ app }) => {
  await openSample(app.page);
  await new SettingsPage(app.page).open('Sounds');

  await expect(app.page.getByText('No outputs to choose from are told here')).toBeVisible();
  await expect(app.page.getByRole('combobox', { name: 'Output' })).toBeDisabled();
});

test('sounds come from the chosen output, and from the usual one with a word about it where that is gone', async ({ app }) => {
  await app.page.context().addInitScript(noteOutputs);
  await allowOutputs(app.page);
  // The page can be loaded again once it has traded its address for a pass.
  await app.page.getByRole('button', { name: 'Look around first in a sample profile' }).waitFor();
  await app.page.reload();
  await openSample(app.page);
  const settings = new SettingsPage(app.page);
  await settings.open('Sounds');
  await settings.choose('Output', 'Fake Audio Output 2');
  await settings.turn('Wind-down');
  await expectAccessible(app.page, 'sounds with outputs');

  await app.page.getByRole('button', { name: 'Test: Wind-down' }).click();
  await expect.poll(() => directed(app.page)).toEqual(['Fake Audio Output 2']);
  await takeAway(app.page, 'Fake Audio Output 2');
  await expect(app.page.getByText('It is not there now: the usual one sounds.')).toBeVisible();
  await expect(app.page.getByRole('combobox', { name: 'Output' })).toHaveValue('Fake Audio Output 2 (not there)');

  const clock = await ClockPage.open(app.page);
  await clock.press('a');
  await takeAway(clock.page, 'Fake Audio Output 2');
  await goTo(app, clock, '09:45:00');
  await clock.press(' ');
  await clock.expectFace('60 min left', 'ends 10:45');
  await goTo(app, clock, '10:35:01');
  await expect(clock.page.getByText('The chosen sound output is not there: the usual one sounds')).toBeVisible();
  expect(await directed(clock.page)).toEqual([]);
});
