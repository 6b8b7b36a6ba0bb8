import { Portal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { noticeWords } from '../terms/terms-values.ts';
import { bookingName, bookingTimeWords, workWords } from './booking-words.ts';
import classes from './terms-sheet.module.css';

export interface TermsSheetProps {
  readonly booking: Booking;
  readonly terms: NonNullable<Booking['terms']>;
  readonly now: Instant;
}

/** The agreed terms of one booking as a sheet of paper; never on the screen. Private notes stay off it. */
export function TermsSheet({ booking, terms: { accepted, terms }, now }: TermsSheetProps): ReactNode {
  return (
    <Portal reuseTargetNode={false} className={classes['sheet'] ?? ''}>
      <h1>{accepted ? 'Terms agreed with this booking' : 'Terms offered with this booking'}</h1>
      <p>
        {bookingName(booking)}
        <br />
        {bookingTimeWords(booking, now)}
        <br />
        {workWords(booking.fee, booking.rate)}
        {booking.reference === '' ? '' : `, reference ${booking.reference}`}
      </p>
      <p>Agreed fee: {formatMoney(booking.fee.total)}</p>
      <p>{terms.paymentDays === 0 ? 'Payment at once.' : `Payment within ${terms.paymentDays} days of the invoice.`}</p>
      {terms.cancellation.length === 0 ? (
        <p>Cancelling is free.</p>
      ) : (
        <ul>
          {terms.cancellation.map(({ noticeHours, share }) => (
            <li key={noticeHours}>
              Cancelled by the organisation with less than {noticeWords(noticeHours)} of notice: {share / 100}% of the fee for the work.
            </li>
          ))}
        </ul>
      )}
      {terms.note !== '' && <p className={classes['note']}>{terms.note}</p>}
    </Portal>
  );
}
