import { useEffect, useState } from 'react';

/** What Chromium tells of the power; the DOM library does not know it. */
interface Battery extends EventTarget {
  readonly charging: boolean;
}

/** Whether the computer runs without mains power; false where that cannot be known. */
export function useOnBattery(place: Window): boolean {
  const [isOnBattery, setOnBattery] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { getBattery } = place.navigator as { getBattery?: () => Promise<Battery> }; // not in every browser
    const follow = (battery: Battery): void => {
      if (stop.signal.aborted) return;
      const look = (): void => setOnBattery(!battery.charging);
      look();
      battery.addEventListener('chargingchange', look, stop);
    };
    // Refused where the shell does not allow it: then as on mains.
    void getBattery?.call(place.navigator).then(follow, () => undefined);
    return () => stop.abort();
  }, [place]);
  return isOnBattery;
}
