import { Portal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { workWords } from '../../../shared/domain/bookings/fee-words.ts';
import { termsInWords } from '../../../shared/domain/bookings/terms-words.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { pensionTermsWords } from '../../../shared/domain/pension/choice-words.ts';
import { heldIntent } from '../../../shared/domain/pension/eligibility.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useEngagement } from '../pension/use-engagement.ts';
import { bookingName, bookingTimeWords } from './booking-words.ts';
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
      {termsInWords(terms).map((paragraph) => (
        <p key={paragraph} className={classes['term']}>
          {paragraph}
        </p>
      ))}
    </Portal>
  );
}

/** Null where it is not pensioned, or nobody is asked about it. */
function usePensionTerms({ id, identityId, organisationId, arrangement, pension, startsAt, zone }: Booking): string | null {
  const asked = { identityId, organisationId, arrangement, task: pension.task };
  const engagement = useEngagement({ ...asked, workedOn: dayOf(startsAt, zone), exceptIds: [id] });
  return engagement && pensionTermsWords(engagement, heldIntent(engagement, pension.choice, engagement.usual));
}
