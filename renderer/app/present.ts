import { instant, type Instant } from '../../shared/domain/time.ts';

/** The wall clock: the one place where a window reads it. */
export function present(): Instant {
  return instant(Date.now());
}
