/**
 * A simulated day over one session of 24 hours, through the night on which the clocks go forward: how far the figures are ever
 * from plain arithmetic on the end. Once through the rules alone, looked at as a window does, that is at each change the rules
 * announce and a little after it; once on the built page, with its clock and the core's moved along together.
 */
import { clockFace } from '../shared/domain/clock/face.ts';
import { defaultClockSettings, type ClockSnapshot } from '../shared/domain/clock/snapshot.ts';
import { duration, hours, instant, minutes, plus, zoneId, type Instant } from '../shared/domain/time.ts';
import { startDesk } from '../tests/e2e/desk.ts';
import { clockContext, withBrowser } from './chromium.ts';
import { entryId, fillDay, makeBenchProfile, savePreferences } from './profiles.ts';
import { benchRow, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

const START = instant(Date.parse('2026-03-28T12:00:00Z'));
const DAY = hours(24);
const END = plus(START, DAY);
const HOUR = 3_600_000;
const ZONE = 'Europe/London';

export async function run({ samples = 300 } = {}): Promise<readonly BenchRow[]> {
  return [driftRow('the rules', ruleDrifts()), driftRow('the page', await pageDrifts(sampleInstants(samples)))];
}

export function driftRow(of: string, driftsMs: readonly number[]): BenchRow {
  return benchRow({
    figure: `drift of ${of} over a day, ${driftsMs.length} looks`,
    unit: 'ms',
    ours: Math.max(...driftsMs),
    peer: DAY,
    peerName: 'the day itself',
    limit: 0,
  });
}

/** At each change a window would wake for, and 7 ms before the next, over the day and five minutes of overtime. */
export function ruleDrifts(): readonly number[] {
  const snapshot = aDay();
  const drifts: number[] = [];
  let now = START;
  while (now < END + minutes(5)) {
    const face = clockFace(snapshot, now);
    const next = face.nextChangeAt;
    if (!('remaining' in face) || next === null || next <= now) throw new Error('The clock stands still');
    drifts.push(driftOf(face.remaining, now), driftOf(face.remaining, instant(Math.max(now, next - 7))));
    now = next;
  }
  return drifts;
}

/** What the figures should say: the time to the end, up to the next whole minute, or second within an hour of it. */
function driftOf(shownMs: number, now: Instant): number {
  const left = END - now;
  const step = left > HOUR || left <= -HOUR ? 60_000 : 1_000;
  return Math.abs(shownMs - Math.ceil(left / step) * step);
}

function aDay(): ClockSnapshot {
  const fields = {
    clientId: 'client',
    firstName: 'Ada',
    initials: 'A.',
    code: null,
    title: null,
    colour: null,
    outcome: 'planned',
    held: false,
  } as const;
  const rules = {
    windDown: minutes(10),
    finalWarning: minutes(3),
    turnover: duration(0),
    silent: true,
    unpaidBreak: null,
    lateStart: null,
  } as const;
  return {
    items: [{ id: 'session', kind: 'session', startsAt: START, endsAt: END, zone: zoneId(ZONE), ...fields, ...rules }],
    runs: [
      { itemId: 'session', startedAt: START, lateStart: 'endOnTime', added: duration(0), pauses: [], finishedAt: null, keptBy: 'hand' },
    ],
    settings: { ...defaultClockSettings, showSeconds: 'always' },
    zone: zoneId(ZONE),
    hidden: false,
    version: 1,
  };
}

/** Most of them spread unevenly over the day, the last hundred a second and a bit apart around its end. */
function sampleInstants(count: number): readonly Instant[] {
  const near = Array.from({ length: 100 }, (_, index) => instant(END - 60_000 + index * 1_009));
  const farCount = Math.max(1, count - near.length);
  const far = Array.from({ length: farCount }, (_, index) =>
    instant(START + 60_000 + (index * (DAY - 180_000)) / farCount + ((index * 7_919) % 997)),
  );
  return [...far, ...near];
}

async function pageDrifts(instants: readonly Instant[]): Promise<readonly number[]> {
  return withFolder(async (home) => {
    const folder = await makeBenchProfile(home, (store) => {
      savePreferences(store, { seconds: 'always' }, ZONE);
      fillDay(store, [{ id: entryId(3), kind: 'session', startsAt: START, endsAt: END, startedAt: START }], {
        windDown: minutes(10),
        finalWarning: minutes(3),
        turnover: minutes(0),
      });
    });
    const desk = await startDesk({ folder, start: new Date(START).toISOString(), zone: ZONE, keychain: 'available' });
    try {
      return await withBrowser(async (browser) => {
        const context = await browser.newContext(clockContext);
        await context.clock.install({ time: START });
        const page = await context.newPage();
        await page.goto((await desk.address()).replace('/#', '/clock.html?view=practitioner#'));
        await page.waitForSelector('[data-phase="running"]');
        await page.clock.pauseAt(START + 30_000);
        let now: Instant = instant(START + 30_000);
        const drifts: number[] = [];
        for (const next of instants) {
          await desk.advance(next - now);
          await page.clock.fastForward(next - now);
          now = next;
          const shown = await page.locator('[role="timer"]').evaluate((figures) => [figures.textContent, Date.now()] as const);
          if (shown[1] !== next) throw new Error('The page is not at the time of the sample');
          drifts.push(driftOf(readFigures(shown[0]), next));
        }
        return drifts;
      });
    } finally {
      await desk.stop();
    }
  });
}

/** The ms that `23h45`, `60min`, `24:10` or `+4:12` say. @throws RangeError for anything else */
export function readFigures(text: string | null): number {
  const found = /^(\+?)(?:(\d+)h(\d\d)|(\d+)min|(\d+):(\d\d))$/.exec(text ?? '');
  if (!found) throw new RangeError('These are no figures');
  const [, sign, ...parts] = found;
  const [wholeHours, ofHour, bare, wholeMinutes, ofMinute] = parts.map((part) => Number(part ?? 0));
  const ms = ((wholeHours ?? 0) * 60 + (ofHour ?? 0) + (bare ?? 0) + (wholeMinutes ?? 0)) * 60_000 + (ofMinute ?? 0) * 1_000;
  return sign === '+' ? -ms : ms;
}
