import { instant } from '../../shared/domain/time.ts';
import type { CloudClock } from '../ports/clock.ts';

/** The computer's clock: the one place where the service reads it. */
export const systemClock: CloudClock = () => instant(Date.now());
