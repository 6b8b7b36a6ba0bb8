import { useEffect } from 'react';
import { useConnection } from './api.ts';

/** Often enough for a lock after a minute, seldom enough to cost nothing. */
const quietMs = 20_000;

/** Tells the core now and then that the user is at this window, which holds the idle lock back. */
export function useActivitySignal(): void {
  const { client } = useConnection();
  useEffect(() => {
    let saidAt = Number.NEGATIVE_INFINITY;
    const say = ({ timeStamp }: Event): void => {
      if (timeStamp - saidAt < quietMs) return;
      saidAt = timeStamp;
      // A signal that is lost is followed by the next one; the connection banner tells of longer breaks.
      client.vault.activity({}).catch(() => undefined);
    };
    const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, say, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, say, { capture: true });
    };
  }, [client]);
}
