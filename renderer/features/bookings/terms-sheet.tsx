import { Portal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { pensionTermsWords } from '../../../shared/domain/pension/choice-words.ts';
import { heldIntent } from '../../../shared/domain/pension/eligibility.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useEngagement } from '../pension/use-engagement.ts';
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
  const pension = usePensionTerms(booking);
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
      {pension !== null && <p>{pension}</p>}
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

/** Null where it is not pensioned, or nobody is asked about it. */
function usePensionTerms({ id, identityId, organisationId, arrangement, pension, startsAt, zone }: Booking): string | null {
  const asked = { identityId, organisationId, arrangement, task: pension.task };
  const engagement = useEngagement({ ...asked, workedOn: dayOf(startsAt, zone), exceptIds: [id] });
  return engagement && pensionTermsWords(engagement, heldIntent(engagement, pension.choice, engagement.usual));
}
