import type { PostYear } from '../../../shared/domain/pension/annual-summary.ts';
import type { Pence } from '../../../shared/domain/money.ts';

export interface YearPost extends PostYear {
  readonly id: string;
  readonly employerCode: string;
  readonly fee: Pence;
  readonly expenses: Pence;
  /** Whether there are figures of the year at all. */
  readonly hasFigures: boolean;
  /** How many bookings it comes from; 0 for what was typed. */
  readonly bookings: number;
}
