import type { DurationMs, Instant, ZoneId } from '../../shared/domain/time.ts';

/** The only source of time. */
export interface Clock {
  now(): Instant;
  /** Time since some fixed point: never set back or forward, and counts on while the computer sleeps. */
  steady(): DurationMs;
  /** The zone of the computer, read anew each time. */
  zone(): ZoneId;
  /** Calls `wake` once, at or just after the instant; at most 24 days ahead. Returns what cancels it. */
  at(when: Instant, wake: () => void): () => void;
}
