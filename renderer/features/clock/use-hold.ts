import { useEffect, useState } from 'react';
import type { ClockClient } from '../../app/clock-link.ts';

/** Menus or settings may have changed it: asked anew when the pointer comes back after this. */
const ASK_AGAIN_AFTER = 2_000;

/**
 * Holds the mini clock while Shift is held over it, where clicks go through it and the system shows it the pointer.
 * Not Alt, by which windows open their menu.
 *
 * @returns whether clicks go through just now
 */
export function useHold(place: Window, client: Pick<ClockClient, 'app'>, isWanted: boolean): boolean {
  const [isThrough, setThrough] = useState(false);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isHolding = false;
    let askedAt = -ASK_AGAIN_AFTER;
    const look = ({ shiftKey, timeStamp }: PointerEvent): void => {
      if (shiftKey === isHolding && timeStamp - askedAt < ASK_AGAIN_AFTER) return;
      const change = shiftKey === isHolding ? {} : { held: shiftKey };
      isHolding = shiftKey;
      askedAt = timeStamp;
      client.app.holdClock({ view: 'practitioner', ...change }).then(
        ({ through }) => setThrough(through),
        () => undefined, // the connection is lost: asked anew at the next move
      );
    };
    place.addEventListener('pointermove', look, { passive: true });
    return () => place.removeEventListener('pointermove', look);
  }, [place, client, isWanted]);
  return isWanted && isThrough;
}
