import { useEffect, useEffectEvent, useRef } from 'react';
import { duration, seconds, type DurationMs } from '../../../shared/domain/time.ts';

/** Steps in quick succession become one change, with one undo. */
const GATHERED_FOR = 400;
/** Scrolled pixels to a step: one notch of a wheel. */
const NOTCH = 100;

/** Extends and shortens in steps, by keys and by the wheel over the clock. */
export function useNudge(place: Window, isOn: boolean, adjust: (by: DurationMs) => void): (by: DurationMs) => void {
  const gathered = useRef(0);
  const scrolled = useRef(0);
  const timer = useRef(0);

  const send = (): void => {
    const by = duration(gathered.current);
    gathered.current = 0;
    scrolled.current = 0;
    if (by !== 0) adjust(by);
  };
  const nudge = (by: DurationMs): void => {
    if (!isOn) return;
    gathered.current += by;
    place.clearTimeout(timer.current);
    timer.current = place.setTimeout(send, GATHERED_FOR);
  };
  const roll = useEffectEvent(({ deltaY, target }: WheelEvent) => {
    if ((target as Element).closest('dialog')) return; // wheels turn over elements
    scrolled.current -= deltaY;
    const notches = Math.trunc(scrolled.current / NOTCH);
    scrolled.current -= notches * NOTCH;
    if (notches !== 0) nudge(duration(notches * seconds(15)));
  });
  useEffect(() => {
    const handle = (event: WheelEvent): void => roll(event);
    place.addEventListener('wheel', handle, { passive: true });
    return () => {
      place.removeEventListener('wheel', handle);
      place.clearTimeout(timer.current);
    };
  }, [place]);
  return nudge;
}
