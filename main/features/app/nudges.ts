import type { Nudge } from '../../../shared/contract/app.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import type { Log } from '../../ports/log.ts';
import type { Ask } from '../../ports/shell.ts';

export interface NudgeDeps {
  readonly log: Log;
  /** Whether a profile is open. */
  readonly isOpen: () => boolean;
  /** Keeps bytes for one call of the contract, for as long as the profile is open. */
  readonly keep: (bytes: Uint8Array<ArrayBuffer>) => string;
  /** Told at once when the account is asked for: the user may come back from its pages. */
  readonly toAccount: () => void;
}

export interface Nudges {
  ask(ask: Ask): void;
  /** After a profile opened: what waits is told. */
  opened(): void;
  /** Each once, to the window that looks first. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<Nudge, void, void>;
}

/** Carries what was asked outside the pages to the dashboard: the newest alone, and only while a profile is open. */
export function createNudges({ log, isOpen, keep, toAccount }: NudgeDeps): Nudges {
  let waiting: Ask | null = null;
  const readers = new Set<() => void>();
  const wake = (): void => readers.forEach((look) => look());

  function ask(next: Ask): void {
    if (!isOpen() && next.to === 'command' && !next.waits) return;
    waiting = next;
    if (next.to === 'command' && next.id === 'go-account') toAccount();
    wake();
  }

  function take(): Ask | null {
    if (!isOpen()) return null;
    const taken = waiting;
    waiting = null;
    return taken;
  }

  async function* watch(signal: AbortSignal | undefined): AsyncGenerator<Nudge, void, void> {
    let look = (): void => undefined;
    const woken = (): void => look();
    readers.add(woken);
    signal?.addEventListener('abort', woken);
    try {
      yield { to: 'none' };
      while (!signal?.aborted) {
        const taken = take();
        if (taken) yield await nudgeOf(taken, { log, keep });
        else await new Promise<void>((resolve) => (look = resolve));
      }
    } finally {
      readers.delete(woken);
      signal?.removeEventListener('abort', woken);
    }
  }

  return { ask, opened: wake, watch };
}

/** A file is read only now: where it lies may have changed while nobody looked, and a lock forgets what was kept. */
async function nudgeOf(ask: Ask, { log, keep }: Pick<NudgeDeps, 'log' | 'keep'>): Promise<Nudge> {
  if (ask.to === 'command') return { to: 'command', id: ask.id };
  try {
    return { to: 'calendarFile', uploadId: keep(await ask.read()) };
  } catch (error) {
    if (!isAppError(error)) throw error;
    log.warn('app.file.refused', { code: error.code });
    return { to: 'failure', code: error.code };
  }
}
