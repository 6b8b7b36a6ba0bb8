import { minutes, type Instant } from '../../shared/domain/time.ts';

/** Where the service asks what time it is; tests move it. */
export type CloudClock = () => Instant;

/** How far apart the clocks of two instances may be. What one of them writes or signs, another reads. */
export const CLOCKS_APART = minutes(5);
