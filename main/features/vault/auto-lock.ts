import { duration, instant, type DurationMs } from '../../../shared/domain/time.ts';
import type { LockReason } from '../../vault/examine-profile.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PowerEvent } from '../../ports/shell.ts';

/** When the profile locks itself. Set from the preferences. */
export interface LockRules {
  /** Null never locks when idle. */
  readonly afterIdleMs: DurationMs | null;
  readonly onSuspend: boolean;
  readonly onScreenLock: boolean;
}

export interface AutoLock {
  /** Begins to watch; called when a profile that can be locked was opened. */
  watch(): void;
  stop(): void;
  setRules(rules: LockRules): void;
  /** The user did something. */
  activity(): void;
  power(event: PowerEvent): void;
}

export interface AutoLockDeps {
  readonly clock: Clock;
  /** True holds the idle lock back, as while a session runs. */
  readonly keepOpen: () => boolean;
  readonly lock: (reason: LockReason) => void;
}

/**
 * Locks after a while without the user, on suspend and with the screen, as the rules say.
 * Idle time is measured on the steady clock: a clock that is set neither locks nor keeps open.
 */
export function createAutoLock({ clock, keepOpen, lock }: AutoLockDeps): AutoLock {
  let rules: LockRules = { afterIdleMs: duration(900_000), onSuspend: true, onScreenLock: true };
  let lastSeen = clock.steady();
  let cancel: (() => void) | null = null;
  let watching = false;

  function plan(): void {
    cancel?.();
    cancel = null;
    if (!watching || rules.afterIdleMs === null) return;
    const left = Math.max(rules.afterIdleMs - idleFor(), 1_000);
    // Looked at every minute: a wake-up hangs on the wall clock, and that can be set back.
    cancel = clock.at(instant(clock.now() + Math.min(left, 60_000)), look);
  }

  function look(): void {
    if (keepOpen()) lastSeen = clock.steady();
    if (rules.afterIdleMs !== null && idleFor() >= rules.afterIdleMs) lock('idle');
    else plan();
  }

  function idleFor(): number {
    return clock.steady() - lastSeen;
  }

  return {
    watch: () => {
      watching = true;
      lastSeen = clock.steady();
      plan();
    },
    stop: () => {
      watching = false;
      cancel?.();
      cancel = null;
    },
    setRules: (next) => {
      rules = next;
      plan();
    },
    activity: () => {
      lastSeen = clock.steady();
    },
    power: (event) => {
      if (!watching) return;
      if (event === 'suspend' && rules.onSuspend) lock('suspend');
      else if (event === 'screenLock' && rules.onScreenLock) lock('screenLock');
      else if (event === 'resume') look();
    },
  };
}
