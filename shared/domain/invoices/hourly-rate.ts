import { dividedHalfUp, pence, sumOf, type Pence } from '../money.ts';
import type { DurationMs } from '../time.ts';

/** What a piece of work brought and what it took. */
export interface WorkBalance {
  /** Fees, extras and mileage as charged; without the practice's pension contribution, which is passed on. */
  readonly earned: Pence;
  /** The cost of getting there and the practitioner's own pension contribution. */
  readonly spent: readonly Pence[];
  readonly work: DurationMs;
  readonly travel: DurationMs;
  /** Preparing, writing up, chasing. */
  readonly admin: DurationMs;
}

const msPerHour = 3_600_000n;

/** What an hour really brought, to the penny; null when no time was spent. May be negative. */
export function effectiveHourlyRate({ earned, spent, work, travel, admin }: WorkBalance): Pence | null {
  const time = BigInt(work) + BigInt(travel) + BigInt(admin);
  if (time <= 0n) return null;
  return dividedHalfUp(BigInt(sumOf([earned, ...spent.map((amount) => pence(0 - amount))])) * msPerHour, time);
}
