import { bookingInputSchema } from '../../../shared/contract/bookings.ts';
import type { Fee } from '../../../shared/domain/bookings/fee.ts';
import { workBalance } from '../../../shared/domain/bookings/work-balance.ts';
import type { WorkBalance } from '../../../shared/domain/invoices/hourly-rate.ts';
import { localDate, type DurationMs } from '../../../shared/domain/time.ts';
import { toBookingInput, type BookingFormValues } from './booking-values.ts';

export interface Customs {
  /** One way, for this organisation. */
  readonly travel: DurationMs;
  readonly usualAdmin: DurationMs;
}

/** What the booking brings and takes as it stands in the form; null while a number in it is none. */
export function typedBalance(values: BookingFormValues, fee: Fee, customs: Customs): WorkBalance | null {
  const { effort, mileage } = toBookingInput(values);
  const { data } = bookingInputSchema.pick({ effort: true, mileage: true }).safeParse({ effort, mileage });
  if (!data || values.date === '') return null;
  return workBalance({ fee, chargedMiles: data.mileage.miles, effort: data.effort, ...customs, on: localDate(values.date) });
}
