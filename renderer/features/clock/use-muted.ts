import { useCallback, useSyncExternalStore } from 'react';

const KEY = 'clock.muted';

/** The mute key: one for all clock windows, and kept over a reload. */
export function useMuted(place: Window): { readonly isMuted: boolean; readonly toggleMuted: () => void } {
  const listen = useCallback(
    (changed: () => void) => {
      place.addEventListener('storage', changed);
      return () => place.removeEventListener('storage', changed);
    },
    [place],
  );
  const isMuted = useSyncExternalStore(listen, () => place.localStorage.getItem(KEY) !== null);
  const toggleMuted = (): void => {
    if (isMuted) place.localStorage.removeItem(KEY);
    else place.localStorage.setItem(KEY, 'yes');
    // The window that changes a value is the only one that is not told.
    place.dispatchEvent(new Event('storage'));
  };
  return { isMuted, toggleMuted };
}
