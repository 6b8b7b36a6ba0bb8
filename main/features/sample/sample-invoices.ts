import { localTime } from '../../../shared/domain/time.ts';
import type { SampleBooking } from './sample-books.ts';

/** Numbers of the sample's past, from a series that ended: the next one begins anew. */
export const sampleNumbers = { template: 'RF-{number}', digits: 3, startNumber: 117 } as const;

/** One invoice of the past. Days count from the Monday of this week. */
export interface SampleInvoice {
  readonly work: SampleBooking;
  readonly issuedDay: number;
  /** Share of the total that came in, in hundredths of a per cent; null for nothing yet. */
  readonly paid: { readonly day: number; readonly share: number } | null;
}

const work = {
  organisation: 3,
  start: localTime('09:00'),
  hours: 5,
  title: 'Saturday surgery',
  arrangement: 'soleTrader',
  breakMinutes: 30,
  state: 'confirmed',
  rate: { unit: 'hour', price: 8_750, share: null, count: 1_000, takings: 0 },
} as const;

/** Paid long ago, paid late, paid in part, and sent a week ago. */
export const sampleInvoices: readonly SampleInvoice[] = [
  { work: { ...work, day: -93 }, issuedDay: -91, paid: { day: -77, share: 10_000 } },
  { work: { ...work, day: -65, hours: 6 }, issuedDay: -63, paid: { day: -26, share: 10_000 } },
  { work: { ...work, day: -23 }, issuedDay: -21, paid: { day: -5, share: 5_000 } },
  { work: { ...work, day: -16, hours: 4 }, issuedDay: -14, paid: null },
];
