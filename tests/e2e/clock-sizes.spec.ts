import { expect, test, type App } from './fixtures.ts';
import { ClientsPage } from './pages/clients-page.ts';
import { ClockPage } from './pages/clock-page.ts';
import { goTo, openSample } from './pages/sample-profile.ts';
import { SettingsPage } from './pages/settings-page.ts';

// The sample day: J. 09:45 – 10:45, L. 11:00 – 11:30, S. 11:40 – 12:40, lunch 13:00 – 13:45, Y. at 14:00.
test.use({ start: '2026-03-03T08:30:00Z' });

/** What the short side of a small laptop's screen measures; every larger screen shows the same larger. */
const SHORT_SIDE_MM = 174;
const screens = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
  { width: 1080, height: 1920 },
  { width: 768, height: 1024 },
];

/** In the page: the height of capitals of each text on the glass, and what lies over something else or off the glass. */
async function measure(): Promise<{ figures: number; lines: Record<string, number>; faults: string[] }> {
  await document.fonts.ready;
  const short = Math.min(innerWidth, innerHeight);
  const pen = document.createElement('canvas').getContext('2d')!;
  const capOf = (element: Element): number => {
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(element);
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    return pen.measureText('H').actualBoundingBoxAscent / short;
  };
  const stage = document.querySelector('main')!;
  const lines: Record<string, number> = {};
  const boxes: { name: string; top: number; bottom: number }[] = [];
  const faults: string[] = [];
  for (const element of stage.querySelectorAll('p:not([role]), p:not([role]) *, [role=timer], [role=timer] *')) {
    if (element.closest('aside') || getComputedStyle(element).display === 'none') continue;
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (own.length === 0) continue;
    const name = own.map((node) => node.textContent).join('');
    const isFigure = element.closest('[role=timer]') && !element.matches('small');
    if (!isFigure && !element.matches('[data-sign]')) lines[name] = capOf(element);
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, right } = range.getBoundingClientRect();
    if (left < 0 || right > innerWidth) faults.push(`${name} reaches off the glass`);
    if (isFigure) continue;
    // Only what may be cut by design is: names with their titles, what comes next, and the sums of a day.
    if (element.scrollHeight > element.clientHeight * 1.2 && element.clientHeight > 0 && !/Maximiliane|^next|planned \d+/.test(name))
      faults.push(`${name} is cut off`);
    const box = element.getBoundingClientRect();
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    // From the top of the first capital to the baseline of the last line.
    if (!element.matches('small')) boxes.push({ name, top: box.top + 0.16 * size, bottom: box.bottom - 0.2 * size });
  }
  const timer = stage.querySelector('[role=timer]')?.getBoundingClientRect();
  if (timer) boxes.push({ name: 'figures', top: timer.top, bottom: timer.bottom });
  const bar = stage.querySelector('[aria-hidden=true]:has(> div)')?.getBoundingClientRect();
  if (bar) boxes.push({ name: 'bar', top: bar.top, bottom: bar.bottom });
  const inOrder = boxes.toSorted((a, b) => a.top - b.top);
  for (const [index, box] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (box.top < 0 || box.bottom > innerHeight + 0.5) faults.push(`${box.name} reaches off the glass, ${box.top} to ${box.bottom}`);
    if (next && next.top < box.bottom) faults.push(`${next.name} lies over ${box.name}`);
  }
  const figures = stage.querySelector('[role=timer]');
  return { figures: figures ? capOf(figures) : Infinity, lines, faults };
}

async function expectReadable({ page }: ClockPage, face: string): Promise<void> {
  for (const screen of screens) {
    await page.setViewportSize(screen);
    const { figures, lines, faults } = await page.evaluate(measure);
    const at = `${face}, ${screen.width} × ${screen.height}`;
    expect.soft(faults, at).toEqual([]);
    expect.soft(figures * SHORT_SIDE_MM, `figures, ${at}`).toBeGreaterThanOrEqual(50);
    for (const [line, cap] of Object.entries(lines)) expect.soft(cap * SHORT_SIDE_MM, `${line}, ${at}`).toBeGreaterThanOrEqual(19);
  }
}

async function openWithLongNames(app: App): Promise<ClockPage> {
  await openSample(app.page);
  await goTo(app.page, 'Clients');
  const clients = new ClientsPage(app.page);
  for (const name of ['Juniper', 'Linden']) {
    await clients.open(name);
    await clients.fillIn({ name: `${name}-Maximiliane Wilhelmina` });
    await clients.save();
    await clients.form.waitFor({ state: 'hidden' });
  }
  const settings = new SettingsPage(app.page);
  await settings.open('Clock');
  await settings.choose('Client', 'First name');
  return ClockPage.open(app.page);
}

/** Moves the core and the page to a time of the sample day. */
function goer(app: App, { page }: ClockPage): (time: string) => Promise<void> {
  return async (time) => {
    const at = Date.parse(`2026-03-03T${time}Z`);
    await app.desk.advance(at - (await app.desk.now()));
    await page.context().clock.fastForward(at - (await page.evaluate(() => Date.now())));
  };
}

test('figures have capitals of 50 mm and every line of 19 mm, in every phase and on every screen', async ({ app }) => {
  const clock = await openWithLongNames(app);
  const go = goer(app, clock);
  await expectReadable(clock, 'waiting');
  await go('09:37:00');
  await expectReadable(clock, 'counting down');
  await go('09:47:00');
  await expect(clock.said).toHaveText('09:45 not started');
  await expectReadable(clock, 'due');
  await clock.button('Client late').click();
  await expect(clock.said).toHaveText(/^client late/);
  await expectReadable(clock, 'client late');
  await clock.press(' ');
  await expect(clock.choice('End on time')).toBeFocused();
  await clock.press('Enter');
  await expect(clock.said).toHaveText('ends 10:45');
  await expectReadable(clock, 'running');
  const shown = await ClockPage.open(app.page, 'Clock for the client');
  await expectReadable(shown, 'for the client');
  await shown.page.close();
  for (let count = 0; count < 4; count += 1) await clock.press('PageUp');
  await expect(clock.said).toHaveText('ends 11:05');
  await expectReadable(clock, 'more than an hour');
  await clock.press(' ');
  await expect(clock.said).toHaveText(/^paused/);
  await expectReadable(clock, 'paused');
  await clock.press(' ');
  await expect(clock.said).toHaveText(/^ends/);
  await go('10:58:00');
  await expect(clock.said).toHaveText(/^wind down/);
  await expectReadable(clock, 'wind-down');
  await go('11:04:30');
  await expect(clock.said).toHaveText(/^close/);
  await expectReadable(clock, 'final');
  await go('11:17:30');
  await expect(clock.said).toHaveText(/^over time/);
  await expectReadable(clock, 'overtime');
  await go('12:17:30');
  await expect(clock.timer).toHaveAccessibleName(/^1 h 1\d min over$/);
  await expectReadable(clock, 'an hour over');
  await clock.press('e');
  await expect(clock.said).toHaveText(/^11:40 not started|^room/);
  await go('13:10:00');
  await expect(clock.said).toHaveText(/^break/);
  await expectReadable(clock, 'break');
  await go('20:00:00');
  await expect(clock.said).toHaveText(/^day done/);
  await expectReadable(clock, 'day done');
});

test('the same while the room is made ready, and when a session was forgotten for ten hours', async ({ app }) => {
  const clock = await openWithLongNames(app);
  const go = goer(app, clock);
  await go('09:45:00');
  await clock.press(' ');
  await expect(clock.said).toHaveText('ends 10:45');
  await go('10:43:00');
  await clock.press('e');
  await expect(clock.said).toHaveText(/^room/);
  await expectReadable(clock, 'turnover');
  await go('11:00:00');
  await clock.press(' ');
  await expect(clock.said).toHaveText('ends 11:30');
  await go('21:38:00');
  await expect(clock.timer).toHaveAccessibleName(/^10 h 8 min over$/);
  await expectReadable(clock, 'ten hours over');
  await go('23:58:00');
  await expectReadable(clock, 'over until midnight');
});

test('in a small window neither what was done nor the buttons that come with the pointer lie over the first line', async ({ app }) => {
  await openSample(app.page);
  const clock = await ClockPage.open(app.page);
  const { page } = clock;
  const go = goer(app, clock);
  await go('09:45:00');
  await clock.press(' ');
  await expect(clock.said).toHaveText('ends 10:45');
  const done = page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Undo' }) });
  const buttons = page.getByRole('group', { name: 'Window' });
  /** From the top of its capitals: above them is only the height of the line. */
  const firstLine = () =>
    clock.above.evaluate((line) => line.getBoundingClientRect().top + 0.16 * Number.parseFloat(getComputedStyle(line).fontSize));
  const foot = async (what: typeof done): Promise<number> => {
    const box = await what.boundingBox();
    return (box?.y ?? Infinity) + (box?.height ?? Infinity);
  };
  const sizes = [[640, 480], [480, 640], [639, 479], [641, 481], [720, 480], [800, 600], [1024, 768]] as const; // prettier-ignore
  const inEachSize = async (check: () => Promise<void>): Promise<void> => {
    for (const [index, [width, height]] of sizes.entries()) {
      await page.setViewportSize({ width, height });
      await page.mouse.move(width / 2, height / 2 + index);
      await check();
    }
  };

  await inEachSize(async () => {
    expect.soft(await foot(done), `done, ${page.viewportSize()?.width}`).toBeLessThanOrEqual(await firstLine());
  });
  await page.setViewportSize({ width: 640, height: 480 });
  await expect(buttons).toHaveCSS('opacity', '0');
  await page.context().clock.fastForward(15_000);
  await expect(done).toHaveCount(0);
  await inEachSize(async () => {
    await expect(buttons).toHaveCSS('opacity', '1');
    expect.soft(await foot(buttons), `buttons, ${page.viewportSize()?.width}`).toBeLessThanOrEqual(await firstLine());
  });
});
