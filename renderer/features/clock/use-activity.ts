import { useEffect, useState } from 'react';

const STAYS_FOR = 4_000;
const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/** Whether somebody moved, touched or typed in the last seconds. */
export function useActivity(place: Window): boolean {
  const [isActive, setActive] = useState(false);
  useEffect(() => {
    let timer = 0;
    const stir = (): void => {
      place.clearTimeout(timer);
      timer = place.setTimeout(() => setActive(false), STAYS_FOR);
      setActive(true);
    };
    for (const sign of signs) place.addEventListener(sign, stir, { passive: true });
    return () => {
      place.clearTimeout(timer);
      for (const sign of signs) place.removeEventListener(sign, stir);
    };
  }, [place]);
  return isActive;
}
