import { useCallback, useSyncExternalStore } from 'react';
import type { SystemLook } from './light.ts';

/** What the system asks of this window, kept up with. */
export function useSystemLook(place: Window): SystemLook {
  return {
    isDark: useMedia(place, '(prefers-color-scheme: dark)'),
    wantsContrast: useMedia(place, '(prefers-contrast: more)'),
    wantsStillness: useMedia(place, '(prefers-reduced-motion: reduce)'),
  };
}

function useMedia(place: Window, query: string): boolean {
  const listen = useCallback(
    (changed: () => void) => {
      const media = place.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    [place, query],
  );
  return useSyncExternalStore(listen, () => place.matchMedia(query).matches);
}
