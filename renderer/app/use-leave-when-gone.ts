import { useEffect, useEffectEvent } from 'react';
import { notifyFailure } from './notify.tsx';

/**
 * Says why something could not be fetched, and leaves it: mostly it was removed since the link to it was made.
 *
 * @param error  of the fetch; null while there is none
 */
export function useLeaveWhenGone(error: unknown, onLeave: () => void): void {
  const leave = useEffectEvent(onLeave);
  useEffect(() => {
    if (!error) return;
    notifyFailure(error);
    leave();
  }, [error]);
}
