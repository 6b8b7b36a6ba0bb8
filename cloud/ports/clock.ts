import type { Instant } from '../../shared/domain/time.ts';

/** Where the service asks what time it is; tests move it. */
export type CloudClock = () => Instant;
