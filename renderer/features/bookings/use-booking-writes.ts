import { useMutation } from '@tanstack/react-query';
import type { Booking, BookingOffer } from '../../../shared/contract/bookings.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { toBookingInput, type BookingFormValues } from './booking-values.ts';
import { bookingName, bookingTimeWords, stateWords } from './booking-words.ts';

export interface SaveBooking {
  /** Null makes a new one. */
  readonly id: string | null;
  readonly values: BookingFormValues;
}

export interface Cancelling {
  readonly id: string;
  readonly by: 'organisation' | 'practitioner';
  readonly reason: string;
}

/** Every change of a booking; each is said in one line with a way back. */
export function useBookingWrites(now: Instant) {
  const api = useApi();
  const undo = useMutation({
    mutationFn: (undoId: string) => api.bookings.undo.call({ undoId }),
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });
  const offerUndo = (message: string, undoId: string): void => notifyDone(message, { undo: () => undo.mutate(undoId) });

  const save = useMutation({
    mutationFn: ({ id, values }: SaveBooking) => {
      const booking = toBookingInput(values);
      return id === null
        ? api.bookings.create.call({ booking, state: values.state, alsoOn: [...values.alsoOn] })
        : api.bookings.update.call({ id, change: booking });
    },
    onSuccess: ({ bookings, undoId }) => offerUndo(savedWords(bookings, now), undoId),
  });

  const step = useMutation({
    mutationFn: ({ id, step: wanted }: { id: string; step: 'confirm' | 'deliver' | 'takeBack' }) =>
      api.bookings.step.call({ id, step: wanted }),
    onSuccess: ({ bookings: [booking], undoId }) => {
      if (booking) offerUndo(`${bookingName(booking)}: ${stateWords[booking.state].word.toLowerCase()}.`, undoId);
    },
    onError: notifyFailure,
  });

  const cancel = useMutation({
    mutationFn: (cancelling: Cancelling) => api.bookings.cancel.call(cancelling),
    onSuccess: ({ undoId }) => offerUndo('The booking is cancelled.', undoId),
    onError: notifyFailure,
  });

  const offer = useMutation({
    mutationFn: ({ id, offer: made }: { id: string; offer: Omit<BookingOffer, 'madeAt'> }) => api.bookings.offer.call({ id, offer: made }),
    onSuccess: ({ undoId }) => offerUndo('The offer is on the record.', undoId),
    onError: notifyFailure,
  });

  const remove = useMutation({
    mutationFn: (id: string) => api.bookings.remove.call({ id }),
    onSuccess: ({ undoId }) => offerUndo('The booking is removed.', undoId),
    onError: notifyFailure,
  });

  return { save, step, cancel, offer, remove };
}

export type BookingWrites = ReturnType<typeof useBookingWrites>;

function savedWords(bookings: readonly Booking[], now: Instant): string {
  const [first] = bookings;
  if (!first) return 'Saved.';
  const more = bookings.length - 1;
  const when = `${bookingName(first)}, ${bookingTimeWords(first, now)}`;
  return more === 0 ? `${when}: saved.` : `${when} and ${more} more: saved.`;
}
