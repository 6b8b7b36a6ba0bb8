import type { Clock } from '../../main/ports/clock.ts';
import { duration, instant, zoneId, type DurationMs, type Instant } from '../../shared/domain/time.ts';

/** A clock that goes on by itself, from a time of the test's choice, and can be pushed forward. */
export interface DrivenClock extends Clock {
  /** Lets time pass at once; wakes that fall due run in order, each at its own instant. */
  advance(length: DurationMs): void;
  /** The computer sleeps so long: what fell due meanwhile runs once, at the end. */
  sleep(length: DurationMs): void;
  /** The clock of the computer is set; steady time goes on. */
  set(now: Instant): void;
  /** Nothing wakes from then on. */
  stop(): void;
}

interface Wake {
  readonly when: Instant;
  readonly wake: () => void;
}

export function createDrivenClock(start: Instant, zone: string): DrivenClock {
  let wallOffset = start - Date.now();
  let steadyOffset = 0;
  const wakes = new Set<Wake>();
  const now = (): Instant => instant(Date.now() + wallOffset);
  const push = (ms: number): void => {
    wallOffset += ms;
    steadyOffset += ms;
  };
  const firstDue = (until: Instant): Wake | undefined => [...wakes].filter(({ when }) => when <= until).sort((a, b) => a.when - b.when)[0];
  function runDue(until: Instant): void {
    for (let due = firstDue(until); due; due = firstDue(until)) {
      wakes.delete(due);
      if (due.when > now()) push(due.when - now());
      due.wake();
    }
  }
  // Real time goes on between pushes.
  const beat = setInterval(() => runDue(now()), 20).unref();

  return {
    now,
    steady: () => duration(performance.now() + steadyOffset),
    zone: () => zoneId(zone),
    at: (when, wake) => {
      const entry = { when, wake };
      wakes.add(entry);
      return () => void wakes.delete(entry);
    },
    advance: (length) => {
      const until = instant(now() + length);
      runDue(until);
      if (until > now()) push(until - now());
    },
    sleep: (length) => {
      push(length);
      runDue(now());
    },
    set: (value) => {
      wallOffset += value - now();
      runDue(now());
    },
    stop: () => clearInterval(beat),
  };
}
