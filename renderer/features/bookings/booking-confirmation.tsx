import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useZone } from '../../app/profile.ts';
import { dayWords } from '../../ui/time-words.ts';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { MessageList } from '../mail/message-list.tsx';
import classes from './booking-form.module.css';

export interface BookingConfirmationProps {
  readonly booking: Booking;
  readonly now: Instant;
  /** What is not saved could not be told. */
  readonly isDirty: boolean;
  readonly onWrite: () => void;
  readonly onOpenMessage: (id: string) => void;
}

/** Whether the booking was confirmed in writing, whether that still holds, and the messages that said so. */
export function BookingConfirmation({ booking, now, isDirty, onWrite, onOpenMessage }: BookingConfirmationProps): ReactNode {
  const api = useApi();
  const zone = useZone();
  const list = useQuery(
    api.mail.list.queryOptions({ input: { show: 'all', invoiceId: null, bookingId: booking.id, offset: 0, limit: 5 } }),
  );
  const messages = list.data?.messages ?? [];
  const { confirmation, state, startsAt } = booking;
  const canWrite = state === 'confirmed' && startsAt > now;
  if (!canWrite && confirmation === null && messages.length === 0) return null;
  return (
    <div role="group" aria-label="Confirmation" className={classes['confirmation']}>
      <Standing booking={booking} now={now}>
        {canWrite && (
          <Button size="xs" variant="default" className={classes['last'] ?? ''} disabled={isDirty} onClick={onWrite}>
            {confirmation === null ? 'Send a confirmation' : 'Send it anew'}
          </Button>
        )}
      </Standing>
      {messages.length > 0 && <MessageList zone={zone} now={now} messages={messages} onOpen={onOpenMessage} />}
    </div>
  );
}

interface StandingProps extends Pick<BookingConfirmationProps, 'booking' | 'now'> {
  /** What can be done about it. */
  readonly children: ReactNode;
}

function Standing({ booking: { confirmation, state }, now, children }: StandingProps): ReactNode {
  const today = dayOf(now, useZone());
  const isStale = confirmation !== null && !confirmation.isCurrent;
  const words = confirmation === null ? 'Not confirmed in writing yet.' : `Confirmed in writing ${dayWords(confirmation.sentOn, today)}.`;
  return (
    <>
      {isStale && <WarningLines lines={[staleWords(state, dayWords(confirmation.sentOn, today))]} />}
      <div className={classes['steps']}>
        {!isStale && <span className={classes['facts']}>{words}</span>}
        {children}
      </div>
    </>
  );
}

function staleWords(state: Booking['state'], sentOn: string): string {
  if (state === 'confirmed' || state === 'delivered') return `It has changed since it was confirmed in writing ${sentOn}.`;
  return `It was confirmed in writing ${sentOn}, and that no longer holds: let them know.`;
}
