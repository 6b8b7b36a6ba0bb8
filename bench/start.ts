/**
 * From the start of the shell's process to the first frame with a clock's figures in an open browser: a ten-year profile
 * (3,000 clients, 50,000 sessions) beside an empty one. Fresh process and fresh page each time, the two interleaved, medians.
 */
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { createSystemClock } from '../main/node/system-clock.ts';
import { withBuilt } from './built.ts';
import { clockContext, withBrowser } from './chromium.ts';
import { fillTenYears, makeBenchProfile, savePreferences } from './profiles.ts';
import { benchRow, median, type BenchRow } from './rows.ts';
import { startShell } from './shell.ts';
import { withFolder } from './temp-folder.ts';

export interface StartTimes {
  readonly tenYearsMs: readonly number[];
  readonly emptyMs: readonly number[];
}

export async function run({ rounds = 11 } = {}): Promise<readonly BenchRow[]> {
  return withFolder(async (home) => {
    const empty = await makeBenchProfile(join(home, 'empty'), (store) => savePreferences(store));
    const tenYears = await makeBenchProfile(join(home, 'ten-years'), (store) => {
      savePreferences(store);
      fillTenYears(store, createSystemClock().now());
    });
    return withBuilt(['shell-child'], (script) =>
      withBrowser(async (browser) => {
        const start = (folder: string) => startOnce(browser, script('shell-child'), folder);
        // The browser's own first page and the disk's first look are nobody's.
        await start(empty);
        await start(tenYears);
        const times = { tenYearsMs: [] as number[], emptyMs: [] as number[] };
        for (let round = 0; round < rounds; round++) {
          times.emptyMs.push(await start(empty));
          times.tenYearsMs.push(await start(tenYears));
        }
        return startRows(times);
      }),
    );
  });
}

export function startRows({ tenYearsMs, emptyMs }: StartTimes): readonly BenchRow[] {
  return [
    benchRow({
      figure: 'start to the first clock frame, ten years',
      unit: 'ms',
      ours: median(tenYearsMs),
      peer: median(emptyMs),
      peerName: 'empty profile',
      limit: 1.2,
    }),
  ];
}

async function startOnce(browser: Browser, script: string, folder: string): Promise<number> {
  const context = await browser.newContext(clockContext);
  const page = await context.newPage();
  await page.addInitScript(noteFirstFrame);
  const started = performance.timeOrigin + performance.now();
  const shell = await startShell(script, folder);
  try {
    await page.goto(shell.addresses.clock, { waitUntil: 'commit' });
    return (await firstFrame(page)) - started;
  } finally {
    await context.close();
    await shell.close();
  }
}

/** When the page had drawn the first figures, on the clock that all processes share. */
async function firstFrame(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => (globalThis as { firstFrame?: number }).firstFrame);
  return (await handle.jsonValue()) ?? NaN;
}

/** In the page: the task after the frame that draws the first figures of the day; the plain clock before the core answers is none. */
function noteFirstFrame(): void {
  const hasDay = (): boolean =>
    /\d/.test(document.querySelector('[data-phase]:not([data-phase="blank"]) [role="timer"]')?.textContent ?? '');
  const watch = new MutationObserver(() => {
    if (!hasDay()) return;
    watch.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => Object.assign(globalThis, { firstFrame: performance.timeOrigin + performance.now() }));
      port1.start();
      port2.postMessage(null);
    });
  });
  watch.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
}
