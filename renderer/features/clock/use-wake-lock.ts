import { useEffect, useState } from 'react';

/**
 * Keeps the screen on for as long as it is wanted and this window is seen.
 *
 * @returns whether it is kept on
 */
export function useWakeLock(place: Window, isWanted: boolean): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!isWanted) return undefined;
    let lock: WakeLockSentinel | null = null;
    let isOver = false;
    // Refused where the battery is low or the shell does not allow it: then the indicator stays off.
    const hold = async (): Promise<void> => {
      if (isOver || place.document.visibilityState !== 'visible' || (lock && !lock.released)) return;
      lock = await place.navigator.wakeLock.request('screen').catch(() => null);
      if (isOver) void lock?.release();
      lock?.addEventListener('release', () => setHeld(false));
      setHeld(lock !== null && !isOver);
    };
    const holdAgain = (): void => void hold();
    holdAgain();
    place.document.addEventListener('visibilitychange', holdAgain);
    return () => {
      isOver = true;
      place.document.removeEventListener('visibilitychange', holdAgain);
      void lock?.release();
      setHeld(false);
    };
  }, [place, isWanted]);
  return isHeld;
}
