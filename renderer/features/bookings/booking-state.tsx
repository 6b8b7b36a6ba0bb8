import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import type { SeriesScope } from '../calendar/change-words.ts';
import { useBankHolidays } from '../../app/bank-holidays.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWordsAt } from '../../ui/time-words.ts';
import { WhatIfLink } from '../pension/what-if-link.tsx';
import { rateWords } from '../organisations/organisation-words.ts';
import { termsSentence } from '../terms/terms-values.ts';
import classes from './booking-form.module.css';
import { sideWords, stateWords } from './booking-words.ts';
import { BookingConfirmation } from './booking-confirmation.tsx';
import { BookingClock } from './booking-clock.tsx';
import { BookingInvoice } from './booking-invoice.tsx';
import type { TakenTimes } from './booking-values.ts';
import { CancelPanel } from './cancel-panel.tsx';
import { holidayOf } from './holiday-words.ts';
import { OfferPanel } from './offer-panel.tsx';
import { TermsSheet } from './terms-sheet.tsx';
import type { BookingWrites } from './use-booking-writes.ts';

export interface BookingStateProps {
  readonly booking: Booking;
  readonly now: Instant;
  readonly writes: BookingWrites;
  /** Unsaved text would be lost by a step. */
  readonly isDirty: boolean;
  /** Runs a step once it is known which bookings of the repeat it reaches. */
  readonly onAsk: (verb: 'Confirm' | 'Cancel', run: (scope: SeriesScope) => void) => void;
  readonly onWrite: () => void;
  readonly onOpenMessage: (id: string) => void;
  readonly onTakeTimes: (times: TakenTimes) => void;
  readonly onDone: () => void;
}

/** Where the booking stands, what was offered and agreed, and what can be done next. */
export function BookingState(props: BookingStateProps): ReactNode {
  const { booking, now, writes, isDirty, onAsk, onTakeTimes, onDone } = props;
  const [asked, setAsked] = useState<'cancel' | 'offer' | null>(null);
  const { id, terms } = booking;
  const done = { onSuccess: onDone };
  const holiday = holidayOf(useBankHolidays(), booking);
  return (
    // Focus begins here, on what is known of it: a key that is still held down then does nothing.
    <div className={classes['state']} role="group" aria-label="Where it stands" tabIndex={-1} data-autofocus>
      <div className={classes['stateHead']}>
        <StatusChip {...stateWords[booking.state]} />
        {booking.series && (
          <span className={classes['facts']}>
            {booking.series.position} of {booking.series.count} in this repeat
          </span>
        )}
        {holiday !== null && <span className={classes['holiday']}>{holiday}</span>}
      </div>
      <div className={classes['steps']}>
        <Steps
          booking={booking}
          now={now}
          busy={writes.step.isPending}
          isDirty={isDirty}
          onStep={(step) => {
            const take = (scope: SeriesScope): void => writes.step.mutate({ id, step, scope }, done);
            if (step === 'confirm') onAsk('Confirm', take);
            else take('one');
          }}
          onAsk={setAsked}
        />
      </div>
      {booking.state === 'confirmed' && booking.startsAt > now && (
        <p className={classes['facts']}>It can be marked as delivered once it has begun, {beginWords(booking, now)}.</p>
      )}
      {isDirty && <p className={classes['facts']}>Save your changes first, then go on from here.</p>}
      <BookingConfirmation booking={booking} now={now} isDirty={isDirty} onWrite={props.onWrite} onOpenMessage={props.onOpenMessage} />
      <BookingInvoice booking={booking} isDirty={isDirty} />
      <WhatIfLink booking={booking} />
      <History booking={booking} now={now} />
      <BookingClock booking={booking} now={now} onTakeTimes={onTakeTimes} />
      {terms && <TermsSheet booking={booking} terms={terms} now={now} />}
      {asked === 'cancel' && (
        <CancelPanel
          booking={booking}
          now={now}
          busy={writes.cancel.isPending}
          onCancel={(cancelling) => onAsk('Cancel', (scope) => writes.cancel.mutate({ id, ...cancelling, scope }, done))}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'offer' && (
        <OfferPanel
          booking={booking}
          busy={writes.offer.isPending}
          onOffer={(offer) => writes.offer.mutate({ id, offer }, done)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

interface StepsProps extends Pick<BookingStateProps, 'booking' | 'now' | 'isDirty'> {
  readonly busy: boolean;
  readonly onStep: (step: 'confirm' | 'deliver' | 'takeBack') => void;
  readonly onAsk: (dialog: 'cancel' | 'offer') => void;
}

/** What can be done in the present state, the next step first. */
function Steps({ booking: { state, startsAt }, now, isDirty, busy, onStep, onAsk }: StepsProps): ReactNode {
  const small = { size: 'xs', disabled: isDirty } as const;
  return (
    <>
      {state === 'offered' && (
        <Button {...small} loading={busy} onClick={() => onStep('confirm')}>
          Confirm
        </Button>
      )}
      {state === 'confirmed' && (
        <Button {...small} loading={busy} disabled={isDirty || startsAt > now} onClick={() => onStep('deliver')}>
          Mark as delivered
        </Button>
      )}
      {state === 'offered' ? (
        <Button {...small} variant="default" onClick={() => onAsk('offer')}>
          Record an offer
        </Button>
      ) : (
        <Button {...small} variant="default" loading={busy} onClick={() => onStep('takeBack')}>
          {takeBackWords[state]}
        </Button>
      )}
      {(state === 'offered' || state === 'confirmed') && (
        <Button {...small} variant="subtle" color="red" className={classes['last'] ?? ''} onClick={() => onAsk('cancel')}>
          Cancel booking
        </Button>
      )}
    </>
  );
}

/** How it was called off, what was offered, and what is agreed. */
function History({ booking: { cancellation, offers, terms, zone }, now }: Pick<BookingStateProps, 'booking' | 'now'>): ReactNode {
  return (
    <>
      {cancellation && (
        <p className={classes['facts']}>
          Cancelled {dayWordsAt(cancellation.at, zone, now)} by {cancellation.by === 'organisation' ? 'the organisation' : 'you'}
          {cancellation.reason === '' ? '' : `: ${cancellation.reason}`}. Fee {formatMoney(cancellation.fee)}.
        </p>
      )}
      {offers.length > 0 && (
        <ul className={classes['offers']} aria-label="Offers">
          {offers.map((offer, index) => (
            <li key={`${offer.by} ${offer.madeAt}`}>
              {dayWordsAt(offer.madeAt, zone, now)}: {offerWords(offer, index)}
              {offer.note === '' ? '' : ` (${offer.note})`}
            </li>
          ))}
        </ul>
      )}
      {terms && (
        <p className={classes['facts']}>
          {terms.accepted ? 'Agreed' : 'Offered'}: {termsSentence(terms.terms)}{' '}
          <Button variant="subtle" size="compact-xs" onClick={() => window.print()}>
            Print the terms
          </Button>
        </p>
      )}
    </>
  );
}

/** `I offered £90.00 an hour`, `the rate was changed to £90.00 an hour`. */
function offerWords(offer: Booking['offers'][number], index: number): string {
  if (offer.by !== 'edit') return `${sideWords[offer.by]} offered ${rateWords(offer)}`;
  return index === 0 ? `entered with ${rateWords(offer)}` : `the rate was changed to ${rateWords(offer)}`;
}

/** `Sat 7 Mar at 09:00`. */
function beginWords({ startsAt, zone }: Booking, now: Instant): string {
  return `${dayWordsAt(startsAt, zone, now)} at ${timeOf(startsAt, zone)}`;
}

const takeBackWords = {
  confirmed: 'Back to offered',
  delivered: 'Not delivered after all',
  cancelled: 'Take the cancellation back',
} as const;
