/**
 * The frames of a clock page on which a session runs, while the core looks for an update, fetches and checks a file as large
 * as a real one, beside those of the same page left alone: each painted frame by frame, in the same browser, one after the other.
 */
import { randomFillSync } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { createSystemClock } from '../main/node/system-clock.ts';
import { hours, minus, minutes, plus, type Instant } from '../shared/domain/time.ts';
import { startDesk } from '../tests/e2e/desk.ts';
import { ClockWindow } from '../tests/e2e/pages/clock-window.ts';
import { fileEntry, oldProgram } from '../tests/support/a-program.ts';
import { aReleaseSigner } from '../tests/support/a-release.ts';
import { connectTo } from '../tests/support/built-app.ts';
import { clockContext, withBrowser } from './chromium.ts';
import { entryId, fillDay, makeBenchProfile, savePreferences, zoneAtNoon } from './profiles.ts';
import { benchRow, percentile, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

/** Twice what an AppImage of the app weighs: there are frames enough to count. */
const FILE_BYTES = 250_000_000;
/** What a start does is over by then. */
const SETTLE_MS = 5_000;

type Client = Awaited<ReturnType<typeof connectTo>>['client'];

export interface FrameTimes {
  readonly updatingMs: readonly number[];
  readonly aloneMs: readonly number[];
}

export async function run(): Promise<readonly BenchRow[]> {
  return withFolder(async (home) => {
    const now = createSystemClock().now();
    const signer = aReleaseSigner();
    await using release = await publish(signer, now);
    const installed = join(home, 'Session Desk.AppImage');
    writeFileSync(installed, oldProgram);
    chmodSync(installed, 0o755);
    const updates = { url: release.url, key: signer.publicKey, installed };
    const folder = await runningSession(home, now);
    const desk = await startDesk({ folder, start: new Date(now).toISOString(), zone: zoneAtNoon(now), keychain: 'available', updates });
    try {
      return frameRows(await framesOf(await desk.address(), await desk.address()));
    } finally {
      await desk.stop();
    }
  });
}

export function frameRows({ updatingMs, aloneMs }: FrameTimes): readonly BenchRow[] {
  const row = (what: string, percent: number, limit: number): BenchRow =>
    benchRow({
      figure: `clock page while an update is fetched: a frame, ${what}`,
      unit: 'ms',
      ours: percentile(updatingMs, percent),
      peer: percentile(aloneMs, percent),
      peerName: 'the same page left alone',
      limit,
    });
  return [row('median', 50, 1.05), row('95th percentile', 95, 1.2)];
}

/** A profile with a session that began five minutes ago. */
async function runningSession(home: string, now: Instant): Promise<string> {
  const begun = minus(now, minutes(5));
  return makeBenchProfile(join(home, 'profile'), (store) => {
    savePreferences(store, { seconds: 'always' }, zoneAtNoon(now));
    fillDay(store, [{ id: entryId(3), kind: 'session', startsAt: begun, endsAt: plus(begun, minutes(50)), startedAt: begun }], {
      windDown: minutes(10),
      finalWarning: minutes(3),
      turnover: minutes(0),
    });
  });
}

/** A server on this computer with a signed version 9.0.0. */
async function publish(signer: ReturnType<typeof aReleaseSigner>, now: Instant): Promise<AsyncDisposable & { readonly url: string }> {
  const program = randomFillSync(Buffer.alloc(FILE_BYTES));
  const entry = fileEntry('9.0.0', program);
  const manifest = signer.manifest({ issuedAt: now, expiresAt: plus(now, hours(24)), files: [entry] });
  const server = createServer(({ url }, answer) => void answer.end(url === '/stable.json' ? manifest : program));
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const { port } = server.address() as AddressInfo; // a listening TCP server has a port
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

async function framesOf(dashboard: string, forCalls: string): Promise<FrameTimes> {
  return withBrowser(async (browser) => {
    const context = await browser.newContext(clockContext);
    const opener = await context.newPage();
    await opener.goto(dashboard);
    const { page } = await ClockWindow.open(opener);
    await opener.close();
    await page.waitForTimeout(SETTLE_MS);
    const { client, close } = await connectTo({ address: forCalls });
    const from = performance.now();
    const updatingMs = await framesDuring(page, () => fetchUpdate(client));
    const tookMs = performance.now() - from;
    close();
    const aloneMs = await framesDuring(page, () => page.waitForTimeout(tookMs));
    return { updatingMs, aloneMs };
  });
}

/** Looks, and fetches what it finds, until it has been checked and is ready. */
async function fetchUpdate(client: Client): Promise<void> {
  await client.updates.check({});
  await client.updates.download({});
  for (;;) {
    const { phase, trouble } = await client.updates.state({});
    if (phase.at === 'ready') return;
    if (trouble !== null) throw new Error(`The update ended with ${trouble}`);
    await pause(20);
  }
}

/** Every frame from when the work begins to when it has ended. */
async function framesDuring(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  await page.bringToFront();
  const watched = await page.evaluateHandle(() => {
    const seen = { times: [] as number[], isOver: false };
    let before = performance.now();
    const look = (now: number): void => {
      seen.times.push(now - before);
      before = now;
      if (!seen.isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return seen;
  });
  await work();
  return watched.evaluate((seen) => {
    seen.isOver = true;
    return seen.times.slice(1);
  });
}
