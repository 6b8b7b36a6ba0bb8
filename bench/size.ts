/**
 * What a page loads before anyone touches it, compressed with gzip at its best level, beside its budget. Chromium says which
 * files those are: the entry, its imports, and what the first screen brings with it. Fonts and the icon are not counted.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { builtPages, withBuilt } from './built.ts';
import { clockContext, withBrowser } from './chromium.ts';
import { makeBenchProfile, savePreferences } from './profiles.ts';
import { benchRow, type BenchRow } from './rows.ts';
import { startShell } from './shell.ts';
import { withFolder } from './temp-folder.ts';

/** Of JavaScript, in bytes. */
const CLOCK_BUDGET = 90_000;
/** Of everything that is text. */
const DASHBOARD_BUDGET = 350_000;

export async function run(): Promise<readonly BenchRow[]> {
  return withFolder((home) =>
    withBuilt(['shell-child'], async (script) => {
      const folder = await makeBenchProfile(home, (store) => savePreferences(store));
      const shell = await startShell(script('shell-child'), folder);
      try {
        return await withBrowser(async (browser) => {
          const clock = await loadedBy(browser, shell.addresses.clock, '[data-phase] [role="timer"]');
          const dashboard = await loadedBy(browser, shell.addresses.dashboard, 'main h1, main h2');
          return sizeRows(filesIn(clock), filesIn(dashboard));
        });
      } finally {
        await shell.close();
      }
    }),
  );
}

export interface LoadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function sizeRows(clock: readonly LoadedFile[], dashboard: readonly LoadedFile[]): readonly BenchRow[] {
  const scripts = (files: readonly LoadedFile[]) => files.filter(({ name }) => name.endsWith('.js'));
  const against = (figure: string, files: readonly LoadedFile[], budget: number): BenchRow =>
    benchRow({ figure, unit: 'kB', ours: gzipBytes(files) / 1_000, peer: budget / 1_000, peerName: 'the budget', limit: 1 });
  return [
    against('clock page: scripts, gzipped', scripts(clock), CLOCK_BUDGET),
    against('dashboard, first load: scripts, gzipped', scripts(dashboard), DASHBOARD_BUDGET),
    against('dashboard, first load: scripts, styles and page, gzipped', dashboard, DASHBOARD_BUDGET),
  ];
}

/** Each file by itself, as it would travel. */
function gzipBytes(files: readonly LoadedFile[]): number {
  return files.reduce((total, { bytes }) => total + gzipSync(bytes, { level: 9 }).length, 0);
}

/** The names of page, scripts and styles fetched until the first screen stands and nothing more is asked for. */
async function loadedBy(browser: Browser, address: string, screen: string): Promise<ReadonlySet<string>> {
  const context = await browser.newContext(clockContext);
  const page = await context.newPage();
  const names = new Set<string>([new URL(address).pathname === '/' ? 'index.html' : basename(new URL(address).pathname)]);
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/\.(js|css)$/.test(pathname)) names.add(join('assets', basename(pathname)));
  });
  await page.goto(address);
  await page.waitForSelector(screen);
  await page.waitForLoadState('networkidle');
  await context.close();
  return names;
}

function filesIn(names: ReadonlySet<string>): readonly LoadedFile[] {
  return [...names].map((name) => ({ name, bytes: readFileSync(join(builtPages, name)) }));
}
