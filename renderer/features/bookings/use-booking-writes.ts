import { useMutation } from '@tanstack/react-query';
import type { Booking, MadeOffer } from '../../../shared/contract/bookings.ts';
import { formatMoney, sumOf } from '../../../shared/domain/money.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { useUndo } from '../../app/use-undo.ts';
import type { SeriesScope } from '../calendar/change-words.ts';
import { toBookingInput, type BookingFormValues } from './booking-values.ts';
import { bookingName, bookingTimeWords, leftWords, stateWords } from './booking-words.ts';

export interface SaveBooking {
  /** Null makes a new one. */
  readonly id: string | null;
  readonly values: BookingFormValues;
  /** The further days of a new one. */
  readonly alsoOn: readonly string[];
  readonly scope: SeriesScope;
}

export interface Cancelling {
  readonly id: string;
  readonly by: 'organisation' | 'practitioner';
  readonly reason: string;
  /** Null for now. */
  readonly at: Instant | null;
  readonly scope: SeriesScope;
}

/** Every change of a booking; each is said in one line with a way back. */
export function useBookingWrites(now: Instant) {
  const api = useApi();
  const undo = useUndo();
  const offerUndo = (message: string, undoId: string): void => undo.offerBy(message, () => api.bookings.undo.call({ undoId }));

  const save = useMutation({
    mutationFn: ({ id, values, alsoOn, scope }: SaveBooking) => {
      const booking = toBookingInput(values);
      return id === null
        ? api.bookings.create.call({ booking, state: values.state, alsoOn: [...alsoOn] })
        : api.bookings.update.call({ id, change: booking, scope });
    },
    onSuccess: ({ bookings, left, carried, undoId }) =>
      offerUndo(savedWords(bookings, now) + leftWords(left) + carriedWords(carried), undoId),
  });

  const step = useMutation({
    mutationFn: ({ id, step: wanted, scope }: { id: string; step: 'confirm' | 'deliver' | 'takeBack'; scope: SeriesScope }) =>
      api.bookings.step.call({ id, step: wanted, scope }),
    onSuccess: ({ bookings: [booking, ...others], left, undoId }) => {
      if (!booking) return;
      const state = stateWords[booking.state].word.toLowerCase();
      const name = others.length === 0 ? bookingName(booking) : `${others.length + 1} bookings`;
      offerUndo(`${name}: ${state}.${leftWords(left)}`, undoId);
    },
    onError: notifyFailure,
  });

  const cancel = useMutation({
    mutationFn: (cancelling: Cancelling) => api.bookings.cancel.call(cancelling),
    onSuccess: ({ bookings, left, undoId }) => offerUndo(cancelledWords(bookings) + leftWords(left), undoId),
    onError: notifyFailure,
  });

  const offer = useMutation({
    mutationFn: ({ id, offer: made }: { id: string; offer: MadeOffer }) => api.bookings.offer.call({ id, offer: made }),
    onSuccess: ({ undoId }) => offerUndo('The offer is on the record.', undoId),
    onError: notifyFailure,
  });

  const remove = useMutation({
    mutationFn: ({ id, scope }: { id: string; scope: SeriesScope }) => api.bookings.remove.call({ id, scope }),
    onSuccess: ({ removed, left, undoId }) =>
      offerUndo((removed === 1 ? 'The booking is removed.' : `${removed} bookings are removed.`) + leftWords(left), undoId),
    onError: notifyFailure,
  });

  return { save, step, cancel, offer, remove };
}

export type BookingWrites = ReturnType<typeof useBookingWrites>;

/** ` 3 others of the year are pensioned alike.`; empty for none. */
function carriedWords(carried: number): string {
  if (carried === 0) return '';
  return ` ${carried} ${carried === 1 ? 'other of the year says' : 'others of the year say'} the same of the pension now.`;
}

/** With what the cancellations cost together. */
function cancelledWords(bookings: readonly Booking[]): string {
  if (bookings.length === 1) return 'The booking is cancelled.';
  const fees = sumOf(bookings.flatMap(({ cancellation }) => cancellation?.fee ?? []));
  return `${bookings.length} bookings are cancelled; fees ${formatMoney(fees)}.`;
}

function savedWords(bookings: readonly Booking[], now: Instant): string {
  const [first] = bookings;
  if (!first) return 'Saved.';
  const more = bookings.length - 1;
  const when = `${bookingName(first)}, ${bookingTimeWords(first, now)}`;
  return more === 0 ? `${when}: saved.` : `${when} and ${more} more: saved.`;
}
