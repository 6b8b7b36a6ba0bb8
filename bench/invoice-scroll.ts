/**
 * The list of 4,000 invoices while it is scrolled, in an open browser: how long a frame takes, beside what 60 frames a second
 * leave for one, and beside a plain table of as many lines without anything to compute, scrolled by the same steps.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { createSystemClock } from '../main/node/system-clock.ts';
import { preferencesSchema } from '../shared/contract/preferences.ts';
import { fillTenYearsOfBooks } from './books-profile.ts';
import { withBuilt } from './built.ts';
import { withBrowser } from './chromium.ts';
import { makeBenchProfile } from './profiles.ts';
import { benchRow, median, percentile, type BenchRow } from './rows.ts';
import { startShell } from './shell.ts';
import { withFolder } from './temp-folder.ts';

const INVOICES = 4_000;
/** As long as a frame lasts at 60 a second. */
const FRAME_MS = 1_000 / 60;
/** Some ten lines a frame: a long flick of the wheel. */
const STEP_PX = 600;

export interface ScrollTimes {
  readonly oursMs: readonly number[];
  readonly plainMs: readonly number[];
}

export async function run({ rounds = 3, frames = 300 } = {}): Promise<readonly BenchRow[]> {
  return withFolder(async (home) => {
    const folder = await makeBenchProfile(join(home, 'books'), (store) => {
      const value = JSON.stringify(preferencesSchema.parse({ zone: 'Europe/London', role: 'locum' }));
      store.write((db) => db.run(sql`INSERT INTO preferences (id, value) VALUES (1, ${value})`));
      fillTenYearsOfBooks(store, createSystemClock().now(), { invoices: INVOICES });
    });
    return withBuilt(['shell-child'], async (script) => {
      const shell = await startShell(script('shell-child'), folder);
      try {
        return scrollRows(await scrolled(shell.addresses.dashboard, rounds, frames));
      } finally {
        await shell.close();
      }
    });
  });
}

export function scrollRows({ oursMs, plainMs }: ScrollTimes): readonly BenchRow[] {
  const figure = `list of ${INVOICES.toLocaleString('en-GB')} invoices, scrolled`;
  return [
    benchRow({
      figure: `${figure}: a frame, median`,
      unit: 'ms',
      ours: median(oursMs),
      peer: FRAME_MS,
      peerName: 'a frame at 60 a second',
      limit: 1.05,
    }),
    benchRow({
      figure: `${figure}: a frame, 95th percentile`,
      unit: 'ms',
      ours: percentile(oursMs, 95),
      peer: percentile(plainMs, 95),
      peerName: 'a plain table of as many lines',
      limit: 1.5,
    }),
  ];
}

async function scrolled(address: string, rounds: number, frames: number): Promise<ScrollTimes> {
  return withBrowser(async (browser) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/London' });
    const page = await context.newPage();
    await page.goto(address);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Invoices' }).click();
    await page.locator('main table tbody a').first().waitFor();
    const plain = await context.newPage();
    await plain.setContent(plainTable());
    const times = { oursMs: [] as number[], plainMs: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      times.oursMs.push(...(await frameTimes(page, frames)));
      times.plainMs.push(...(await frameTimes(plain, frames)));
    }
    return times;
  });
}

/** Scrolls `#main` from its top, one step in each frame. @returns how long each frame took */
async function frameTimes(page: Page, frames: number): Promise<readonly number[]> {
  await page.bringToFront();
  return page.evaluate(
    async ({ count, step }) => {
      const main = document.querySelector('#main');
      if (!main) throw new Error('There is nothing to scroll');
      main.scrollTop = 0;
      const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      // The jump to the top is not part of it.
      for (let index = 0; index < 10; index++) await nextFrame();
      const times: number[] = [];
      let before = await nextFrame();
      for (let index = 0; index < count; index++) {
        main.scrollTop += step;
        const now = await nextFrame();
        times.push(now - before);
        before = now;
      }
      if (main.scrollTop < count * step * 0.9) throw new Error('The list is too short to be scrolled so far');
      return times;
    },
    { count: frames, step: STEP_PX },
  );
}

function plainTable(): string {
  const cells = ['INV-0042', 'Birch Lane Surgery', 'Sent', '2 Mar', '1 Apr', '£612.35', '£612.35']
    .map((text) => `<td>${text}</td>`)
    .join('');
  const style =
    'main { height: 100vh; overflow-y: auto } table { width: 100%; border-collapse: collapse } tr { height: 57px } body { margin: 0 }';
  return `<!doctype html><style>${style}</style><main id="main"><table>${`<tr>${cells}</tr>`.repeat(INVOICES)}</table></main>`;
}
