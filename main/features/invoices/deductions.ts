import { deductionsLeft, isPaidNet, type Deductions } from '../../../shared/domain/bookings/net-pay.ts';
import type { ReadDb } from '../../db/store.ts';
import { workById } from './billing-store.ts';
import { deductionsOf, linksOf } from './store.ts';

/** What payslips say was taken off the work of an invoice, less what is noted of it on the invoice already. */
export function deductionsFor(db: ReadDb, invoiceId: string): Deductions {
  const work = workById(
    db,
    linksOf(db, invoiceId).map(({ bookingId }) => bookingId),
  );
  const said = work.flatMap(({ booking }): readonly Deductions[] =>
    isPaidNet(booking.arrangement, booking.ir35Standing)
      ? [
          {
            tax: booking.payTax,
            nationalInsurance: booking.payNationalInsurance,
            studentLoan: booking.payStudentLoan,
            pension: booking.payPension,
            other: booking.payOther,
          },
        ]
      : [],
  );
  return deductionsLeft(said, deductionsOf(db, invoiceId));
}
