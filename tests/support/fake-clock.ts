import { duration, instant, type DurationMs, type Instant, type ZoneId, zoneId } from '../../shared/domain/time.ts';
import type { Clock } from '../../main/ports/clock.ts';

/** A clock moved by hand. */
export interface FakeClock extends Clock {
  /** Lets time pass; wakes that fall due run in order, each at its own instant. */
  advance(length: DurationMs): void;
  /** The user or NTP sets the clock: `now` jumps, `steady` does not. */
  set(now: Instant): void;
  /** The computer sleeps: both go on, wakes come late, on waking. */
  sleep(length: DurationMs): void;
  moveTo(zone: ZoneId): void;
}

interface Wake {
  readonly when: Instant;
  readonly wake: () => void;
}

export function createFakeClock(start = '2026-03-02T09:00:00Z', zone = 'Europe/London'): FakeClock {
  let now = instant(Date.parse(start));
  let steady = duration(1_000);
  let here = zoneId(zone);
  let wakes: Wake[] = [];

  const pass = (ms: number): void => {
    now = instant(now + ms);
    steady = duration(steady + ms);
  };
  const nextDue = (until: Instant): Wake | undefined => wakes.filter(({ when }) => when <= until).sort((a, b) => a.when - b.when)[0];
  const runDue = (until: Instant): void => {
    for (let due = nextDue(until); due; due = nextDue(until)) {
      const { when, wake } = due;
      wakes = wakes.filter((other) => other !== due);
      if (when > now) pass(when - now);
      wake();
    }
  };

  return {
    now: () => now,
    steady: () => steady,
    zone: () => here,
    at: (when, wake) => {
      const entry = { when, wake };
      wakes.push(entry);
      return () => {
        wakes = wakes.filter((other) => other !== entry);
      };
    },
    advance: (length) => {
      const until = instant(now + length);
      runDue(until);
      pass(until - now);
    },
    set: (value) => {
      now = value;
      runDue(now);
    },
    sleep: (length) => {
      pass(length);
      runDue(now);
    },
    moveTo: (value) => {
      here = value;
    },
  };
}
