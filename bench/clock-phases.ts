/**
 * How long after its instant a change of phase is painted: the built clock page in Chromium, the real core, real time.
 * Every three seconds a session of 1.5 s that follows the wall clock, with wind-down and final phase, and a break of 0.5 s,
 * which is six changes: four the page makes by itself, two (start and finish) come from the core. The 99th percentile counts.
 */
import type { Page } from '@playwright/test';
import { createSystemClock } from '../main/node/system-clock.ts';
import type { Phase } from '../shared/domain/clock/phase.ts';
import { duration, instant, plus, seconds, type Instant } from '../shared/domain/time.ts';
import { withBuilt } from './built.ts';
import { clockContext, withBrowser } from './chromium.ts';
import { entryId, fillDay, makeBenchProfile, savePreferences, zoneAtNoon, type BenchEntry } from './profiles.ts';
import { benchRow, percentile, type BenchRow } from './rows.ts';
import { startShell } from './shell.ts';
import { withFolder } from './temp-folder.ts';

const MOST_LATE_MS = 100;
const ROUND_MS = 3_000;
const STEP_MS = 500;
/** Time for the shell and the page to be there before the first change. */
const LEAD = seconds(12);

export interface PhaseChange {
  readonly at: Instant;
  readonly phase: Phase;
}

export async function run({ rounds = 20 } = {}): Promise<readonly BenchRow[]> {
  return withFolder((home) =>
    withBuilt(['shell-child'], async (script) => {
      const first = plus(createSystemClock().now(), LEAD);
      const folder = await makeBenchProfile(home, (store) => {
        savePreferences(store, { autoAdvance: 'followClock' }, zoneAtNoon(first));
        fillDay(store, dayOf(first, rounds), { windDown: duration(2 * STEP_MS), finalWarning: duration(STEP_MS), turnover: duration(0) });
      });
      const shell = await startShell(script('shell-child'), folder);
      try {
        const painted = await watchPaints(shell.addresses.clock, instant(first + rounds * ROUND_MS));
        return [phaseRow(delaysOf(changesOf(first, rounds), painted))];
      } finally {
        await shell.close();
      }
    }),
  );
}

export function phaseRow(delaysMs: readonly number[]): BenchRow {
  return benchRow({
    figure: `phase change to its paint, 99th percentile of ${delaysMs.length}`,
    unit: 'ms',
    ours: percentile(delaysMs, 99),
    peer: MOST_LATE_MS,
    peerName: 'the limit',
    limit: 1,
  });
}

/** From each change to the first paint that shows it; a phase that was never painted counts with its whole length. */
export function delaysOf(changes: readonly PhaseChange[], painted: readonly PhaseChange[]): readonly number[] {
  return changes.map(({ at, phase }, index) => {
    const until = changes[index + 1]?.at ?? at + STEP_MS;
    const shown = painted.find((paint) => paint.phase === phase && paint.at >= at && paint.at < until);
    return (shown?.at ?? until) - at;
  });
}

function dayOf(first: Instant, rounds: number): readonly BenchEntry[] {
  return Array.from({ length: rounds + 1 }, (_, round) => first + round * ROUND_MS).flatMap((start, round) => [
    {
      id: entryId(100 + 2 * round),
      kind: 'session',
      startsAt: instant(start),
      endsAt: instant(start + 3 * STEP_MS),
      startedAt: null,
    } as const,
    {
      id: entryId(101 + 2 * round),
      kind: 'break',
      startsAt: instant(start + 4 * STEP_MS),
      endsAt: instant(start + 5 * STEP_MS),
      startedAt: null,
    } as const,
  ]);
}

function changesOf(first: Instant, rounds: number): readonly PhaseChange[] {
  const phases = ['running', 'windDown', 'final', 'waiting', 'break', 'waiting'] as const;
  return Array.from({ length: rounds * phases.length }, (_, index) => ({
    at: instant(first + index * STEP_MS),
    phase: phases[index % phases.length] ?? 'waiting',
  }));
}

async function watchPaints(address: string, until: Instant): Promise<readonly PhaseChange[]> {
  return withBrowser(async (browser) => {
    const context = await browser.newContext(clockContext);
    const page = await context.newPage();
    await page.addInitScript(notePaints);
    await page.goto(address);
    await page.waitForSelector('[data-phase="waiting"]');
    await page.waitForTimeout(until + 500 - createSystemClock().now());
    return paintsOf(page);
  });
}

async function paintsOf(page: Page): Promise<readonly PhaseChange[]> {
  return (await page.evaluate(() => (globalThis as unknown as { paints: unknown }).paints)) as readonly PhaseChange[]; // as notePaints made them
}

/** In the page: the phase that stands on the glass, noted in the task after the frame that drew it. */
function notePaints(): void {
  const paints: { at: number; phase: string }[] = [];
  Object.assign(globalThis, { paints });
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', ({ data }: MessageEvent<string>) => paints.push({ at: Date.now(), phase: data }));
  port1.start();
  let last = '';
  new MutationObserver(() => {
    const phase = document.querySelector<HTMLElement>('[data-phase]')?.dataset['phase'] ?? '';
    if (phase === last) return;
    last = phase;
    requestAnimationFrame(() => port2.postMessage(phase));
  }).observe(document, { childList: true, subtree: true, attributeFilter: ['data-phase'] });
}
