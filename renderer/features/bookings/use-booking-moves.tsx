import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Booking, BookingBrief } from '../../../shared/contract/bookings.ts';
import { plus, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { useApi, type Api } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { usePreferences } from '../../app/profile.ts';
import { useNotFree } from '../availability/use-not-free.ts';
import type { Timing } from '../calendar/calendar-events.ts';
import { overlapNote, type SeriesScope } from '../calendar/change-words.ts';
import { ScopeQuestion } from '../calendar/scope-question.tsx';
import type { Undo } from '../../app/use-undo.ts';
import { bookingName, bookingTimeWords, leftWords } from './booking-words.ts';
import { bookingOverlapSentence, sessionOverlapSentence } from './overlap-words.ts';

export interface BookingMove {
  readonly booking: BookingBrief;
  readonly timing: Timing;
}

export interface BookingMoves {
  /** Moves or resizes; asks first which bookings of a repeat. What is billed stays, and it is said why. */
  readonly move: (booking: BookingBrief, timing: Timing) => void;
  /** The question, while it is open. */
  readonly question: ReactNode;
}

/** Bookings moved on the calendar: each change is said in one line, with what it got in the way of and a way back. */
export function useBookingMoves({ undo, zone, now }: { readonly undo: Undo; readonly zone: ZoneId; readonly now: Instant }): BookingMoves {
  const api = useApi();
  const queries = useQueryClient();
  const { availability } = usePreferences();
  const notFree = useNotFree(now);
  const [asked, setAsked] = useState<BookingMove | null>(null);

  const write = useMutation({
    mutationFn: async ({ booking, timing, scope }: BookingMove & { readonly scope: SeriesScope }) => {
      const changed = await api.bookings.move.call({ id: booking.id, ...timing, scope });
      const { nation } = booking.organisation;
      const planned = { startsAt: timing.startsAt, endsAt: plus(timing.startsAt, timing.durationMs) };
      const closed = booking.state === 'delivered' ? [] : notFree(planned, { nation, notice: availability.noticeMs });
      return { ...changed, inTheWay: [...(await sentencesInTheWay(api, { booking, timing }, zone)), ...closed] };
    },
    // The grid shows the new place at once; the announced change brings the stored truth.
    onMutate: ({ booking, timing }) => {
      const moved = { startsAt: timing.startsAt, endsAt: plus(timing.startsAt, timing.durationMs) };
      queries.setQueriesData<readonly BookingBrief[]>({ queryKey: api.bookings.range.key() }, (old) =>
        old?.map((other) => (other.id === booking.id ? { ...other, ...moved } : other)),
      );
    },
    onSuccess: ({ bookings, left, undoId, inTheWay }, { booking }) =>
      undo.offerBy(movedWords(booking, bookings, now) + leftWords(left) + overlapNote(inTheWay), () => api.bookings.undo.call({ undoId })),
    onError: (error) => {
      notifyFailure(error);
      void queries.invalidateQueries({ queryKey: api.bookings.range.key() });
    },
  });

  function move(booking: BookingBrief, timing: Timing): void {
    const refusal = refusalWords(booking);
    if (refusal !== null) notifyDone(refusal);
    else if (booking.repeats) setAsked({ booking, timing });
    else write.mutate({ booking, timing, scope: 'one' });
  }

  const handleAnswer = (wanted: BookingMove, scope: SeriesScope): void => {
    setAsked(null);
    write.mutate({ ...wanted, scope });
  };
  const question = asked && (
    <ScopeQuestion verb="Move" noun="booking" onAnswer={(scope) => handleAnswer(asked, scope)} onCancel={() => setAsked(null)} />
  );
  return { move, question };
}

/** Why it stays where it is; null where it may move. */
function refusalWords({ invoice, state, organisation }: BookingBrief): string | null {
  if (invoice)
    return `${organisation.name} stays where it is: it is on ${invoice.number === null ? 'a draft' : `invoice ${invoice.number}`}.`;
  return state === 'cancelled' ? `${organisation.name} stays where it is: it was cancelled.` : null;
}

/** `Birch Lane Surgery, Sat 7 Mar, 10:00 – 14:00.`, `3 bookings are moved.` */
function movedWords(before: BookingBrief, bookings: readonly Booking[], now: Instant): string {
  if (bookings.length > 1) return `${bookings.length} bookings are moved.`;
  const after = bookings.find(({ id }) => id === before.id) ?? before;
  return `${bookingName(after)} is now ${bookingTimeWords(after, now)}.`;
}

/** One sentence for each booking or session to which it would leave too little time at its new place, the way there included. */
async function sentencesInTheWay(api: Api, { booking, timing }: BookingMove, zone: ZoneId): Promise<readonly string[]> {
  const place = { ...timing, organisationId: booking.organisation.id, turnoverMs: 0, exceptId: booking.id };
  const { bookings, sessions } = await api.bookings.overlaps.call(place);
  const planned = { startsAt: timing.startsAt, endsAt: plus(timing.startsAt, timing.durationMs) };
  return [
    ...bookings.map((other) => bookingOverlapSentence(other, planned, zone)),
    ...sessions.map((other) => sessionOverlapSentence(other, planned, zone)),
  ];
}
