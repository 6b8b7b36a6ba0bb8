import { readlinkSync } from 'node:fs';
import { uptime } from 'node:os';
import { performance } from 'node:perf_hooks';
import { duration, instant, zoneId, type DurationMs, type Instant, type ZoneId } from '../../shared/domain/time.ts';
import { isZone } from '../../shared/domain/zones.ts';
import type { Clock } from '../ports/clock.ts';

/** Where the computer's time is read; replaced in tests. */
export interface TimeSources {
  readonly wallMs: () => number;
  /** Fine and steady, but on Linux and macOS it may stand still while the computer sleeps. */
  readonly awakeMs: () => number;
  /** Counts on in sleep, but in whole seconds on some systems. */
  readonly sinceBootMs: () => number;
}

const systemSources: TimeSources = {
  wallMs: () => Date.now(),
  awakeMs: () => performance.now(),
  sinceBootMs: () => uptime() * 1_000,
};

/** Longer than any rounding of `sinceBootMs`; a sleep shorter than this is not worth noticing. */
const leastSleepMs = 3_000;
/** How late a wake-up can be after sleep or a change of the clock. */
const longestWaitMs = 30_000;

/** The time of this computer. */
export function createSystemClock(sources: TimeSources = systemSources): Clock {
  return { now: () => now(sources), steady: createSteady(sources), zone: systemZone, at: (when, wake) => wakeAt(sources, when, wake) };
}

function now({ wallMs }: TimeSources): Instant {
  return instant(wallMs());
}

/** The fine source, moved on by what the coarse one says was slept. */
function createSteady({ awakeMs, sinceBootMs }: TimeSources): () => DurationMs {
  const offset = sinceBootMs() - awakeMs();
  let sleptMs = 0;
  return () => {
    const awake = awakeMs();
    const missing = sinceBootMs() - awake - offset - sleptMs;
    if (missing > leastSleepMs) sleptMs += missing;
    return duration(awake + sleptMs);
  };
}

/** Looks at the clock again and again: a timer stands still in sleep and knows nothing of a clock that is set. */
function wakeAt(sources: TimeSources, when: Instant, wake: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    timer = setTimeout(look, Math.min(Math.max(when - now(sources), 0), longestWaitMs));
    timer.unref(); // a wake-up alone is no reason to keep a process alive
  };
  const look = (): void => {
    if (now(sources) >= when) wake();
    else wait();
  };
  wait();
  return () => clearTimeout(timer);
}

/** The runtime reads the zone once and keeps it; the link that the system sets is read each time instead. */
function systemZone(): ZoneId {
  const linked = process.env['TZ'] === undefined && process.platform !== 'win32' ? linkedZone() : null;
  return linked ?? zoneId(new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

function linkedZone(): ZoneId | null {
  try {
    const name = readlinkSync('/etc/localtime').split('zoneinfo/')[1];
    return name !== undefined && isZone(name) ? name : null;
  } catch {
    return null; // not a link on this system: the runtime's answer is used
  }
}
