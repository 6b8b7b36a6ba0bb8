import { useCallback, useSyncExternalStore } from 'react';
import { instant, type Instant } from '../../shared/domain/time.ts';
import { present } from './present.ts';

/**
 * The present instant, cut to whole steps; the component is drawn anew at each step.
 *
 * @param everyMs  1,000 for what shows seconds, 60,000 for what shows minutes
 */
export function useNow(everyMs: number): Instant {
  const subscribe = useCallback(
    (onStep: () => void) => {
      let timer = 0;
      const wait = (): void => {
        timer = window.setTimeout(step, everyMs - (present() % everyMs));
      };
      const step = (): void => {
        window.clearTimeout(timer);
        onStep();
        wait();
      };
      wait();
      // Timers sleep with the computer and with a hidden page.
      document.addEventListener('visibilitychange', step);
      return () => {
        window.clearTimeout(timer);
        document.removeEventListener('visibilitychange', step);
      };
    },
    [everyMs],
  );
  return useSyncExternalStore(subscribe, () => instant(present() - (present() % everyMs)));
}
