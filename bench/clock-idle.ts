/**
 * What a clock page costs while a session runs and its figures move by the minute: the share of one core that the page's
 * main thread works (DevTools TaskDuration), and that its whole process uses, over a little more than a minute's change.
 */
import type { CDPSession } from '@playwright/test';
import { createSystemClock } from '../main/node/system-clock.ts';
import { minus, minutes, plus } from '../shared/domain/time.ts';
import { withBuilt } from './built.ts';
import { clockContext, withBrowser } from './chromium.ts';
import { entryId, fillDay, makeBenchProfile, savePreferences, zoneAtNoon } from './profiles.ts';
import { benchRow, type BenchRow } from './rows.ts';
import { startShell } from './shell.ts';
import { withFolder } from './temp-folder.ts';

/** What a start does is over by then. */
const SETTLE_MS = 5_000;
const MOST_SHARE = 0.01;

/** Seconds since the page or process began. */
export interface Spent {
  readonly wall: number;
  readonly tasks: number;
  readonly process: number;
}

export async function run({ measureMs = 65_000 } = {}): Promise<readonly BenchRow[]> {
  return withFolder((home) =>
    withBuilt(['shell-child'], async (script) => {
      const now = createSystemClock().now();
      const begun = minus(now, minutes(5));
      const folder = await makeBenchProfile(home, (store) => {
        savePreferences(store, { seconds: 'lastMinute' }, zoneAtNoon(now));
        fillDay(store, [{ id: entryId(3), kind: 'session', startsAt: begun, endsAt: plus(begun, minutes(50)), startedAt: begun }], {
          windDown: minutes(10),
          finalWarning: minutes(3),
          turnover: minutes(0),
        });
      });
      const shell = await startShell(script('shell-child'), folder);
      try {
        return idleRows(...(await spentBy(shell.addresses.clock, measureMs)));
      } finally {
        await shell.close();
      }
    }),
  );
}

export function idleRows(before: Spent, after: Spent): readonly BenchRow[] {
  const wall = after.wall - before.wall;
  const share = (figure: string, spent: number): BenchRow =>
    benchRow({ figure, unit: 's', ours: spent, peer: wall, peerName: 'one core', limit: MOST_SHARE });
  return [
    share('idle clock page: main thread', after.tasks - before.tasks),
    share('idle clock page: its process', after.process - before.process),
  ];
}

async function spentBy(address: string, measureMs: number): Promise<readonly [Spent, Spent]> {
  return withBrowser(async (browser) => {
    const context = await browser.newContext(clockContext);
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForSelector('[data-phase="running"]');
    const inPage = await context.newCDPSession(page);
    const inBrowser = await browser.newBrowserCDPSession();
    await inPage.send('Performance.enable', { timeDomain: 'timeTicks' });
    await page.waitForTimeout(SETTLE_MS);
    const before = await spent(inPage, inBrowser);
    await page.waitForTimeout(measureMs);
    return [before, await spent(inPage, inBrowser)];
  });
}

async function spent(inPage: CDPSession, inBrowser: CDPSession): Promise<Spent> {
  const { metrics } = await inPage.send('Performance.getMetrics');
  const { processInfo } = await inBrowser.send('SystemInfo.getProcessInfo');
  const metric = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
  // The browser keeps a spare process beside that of the page; both are counted.
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return { wall: metric('Timestamp'), tasks: metric('TaskDuration'), process: renderers.reduce((sum, { cpuTime }) => sum + cpuTime, 0) };
}
