import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Session } from '../../../shared/contract/sessions.ts';
import { isInTheWay, noBuffers, type Buffers, type TakenTime } from '../../../shared/domain/bookings/in-the-way.ts';
import { duration, hours, minus, plus, type DurationMs, type Instant } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import { bookingsById, countFiltered, filteredQuery, rangeQuery, runOfBooking, travelTo, type BookingFilter } from './store.ts';
import { briefsOf } from './views.ts';

export interface BookingPageRequest extends Omit<BookingFilter, 'now'> {
  readonly offset: number;
  readonly limit: number;
}

export interface BookingPage {
  readonly bookings: readonly BookingBrief[];
  /** How many match in all. */
  readonly total: number;
}

/** Where something is to go, before it is saved. */
export interface PlaceRequest {
  readonly startsAt: Instant;
  readonly durationMs: DurationMs;
  /** Null for the practitioner's own room. */
  readonly organisationId: string | null;
  readonly turnoverMs: DurationMs;
  /** The booking itself while it is edited. */
  readonly exceptId: string | null;
}

export interface ClockTimes {
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  /** How many ran within the booking; 0 where the booking itself was run. */
  readonly sessions: number;
  /** What the clock counted, from each start to its finish; of the booking itself without its pauses, or its agreed break where that is longer. */
  readonly ranMs: DurationMs;
}

export interface BookingLookup {
  list(request: BookingPageRequest): BookingPage;
  /** All that overlap [from, to), by start. @throws AppError INVALID_INPUT beyond 45 days */
  range(from: Instant, to: Instant): readonly BookingBrief[];
  /** What would leave too little time; what is cancelled or missed does not. */
  overlaps(request: PlaceRequest): { readonly bookings: readonly BookingBrief[]; readonly sessions: readonly Session[] };
  /** What of [from, to) is taken for good: agreed bookings and sessions that take place, with what is kept free around them. */
  takenBetween(from: Instant, to: Instant): readonly TakenTime[];
  /** When the clock ran during the booking, as a suggestion. @throws AppError NOT_FOUND */
  clockTimes(id: string): ClockTimes | null;
}

export interface BookingLookupDeps {
  readonly read: ReadDb;
  readonly clock: Clock;
  readonly sessionsBetween: (from: Instant, to: Instant) => readonly Session[];
  readonly spacing: () => Spacing;
}

/** What is kept free around bookings, as the user set it. */
export interface Spacing {
  readonly buffers: Buffers;
  /** The way to an organisation that names none. */
  readonly usualTravel: DurationMs;
}

/** The contract allows no longer way and no longer buffers, and a service no longer turnover. */
const longestGap = hours(10 + 4 + 4);

export function createBookingLookup({ read, clock, sessionsBetween, spacing }: BookingLookupDeps): BookingLookup {
  function list({ offset, limit, ...filter }: BookingPageRequest): BookingPage {
    const wanted = { ...filter, now: clock.now() };
    return { bookings: briefsOf(read, filteredQuery(read, wanted, { limit, offset }).all()), total: countFiltered(read, wanted) };
  }

  function range(from: Instant, to: Instant): readonly BookingBrief[] {
    return briefsOf(read, rangeQuery(read, from, to).all());
  }

  function overlaps({ startsAt, durationMs, organisationId, turnoverMs, exceptId }: PlaceRequest) {
    const endsAt = plus(startsAt, durationMs);
    const { buffers, usualTravel } = spacing();
    const isBooking = organisationId !== null;
    const travel = isBooking ? (travelTo(read, organisationId) ?? usualTravel) : duration(0);
    const wanted = { place: organisationId, startsAt, endsAt, travel, turnover: turnoverMs, buffers: isBooking ? buffers : noBuffers };
    const [from, to] = [minus(startsAt, longestGap), plus(endsAt, longestGap)];
    return {
      bookings: range(from, to).filter(
        (booking) => booking.id !== exceptId && booking.state !== 'cancelled' && isInTheWay(takenBy(booking, spacing()), wanted),
      ),
      sessions: sessionsBetween(from, to).filter((session) => takesPlace(session) && isInTheWay(takenBySession(session), wanted)),
    };
  }

  function takenBetween(from: Instant, to: Instant): readonly TakenTime[] {
    const present = spacing();
    const [first, last] = [minus(from, longestGap), plus(to, longestGap)];
    return [
      ...range(first, last).filter(isAgreed).map((booking) => takenBy(booking, present)),
      ...sessionsBetween(first, last).filter(takesPlace).map(takenBySession),
    ]; // prettier-ignore
  }

  function clockTimes(id: string): ClockTimes | null {
    const [found] = bookingsById(read, [id]);
    if (!found) throw new AppError('NOT_FOUND', { bookingId: id });
    const { startsAt, endsAt, breakMs } = found.booking;
    const own = runOfBooking(read, id);
    if (own) return timesOfRun(own, breakMs);
    const runs = sessionsBetween(startsAt, endsAt).flatMap(({ actualStartedAt, actualFinishedAt }) =>
      actualStartedAt === null || actualFinishedAt === null ? [] : [{ startedAt: actualStartedAt, finishedAt: actualFinishedAt }],
    );
    const [first] = runs;
    if (!first) return null;
    return {
      startedAt: runs.reduce((earliest, { startedAt }) => (startedAt < earliest ? startedAt : earliest), first.startedAt),
      finishedAt: runs.reduce((latest, { finishedAt }) => (finishedAt > latest ? finishedAt : latest), first.finishedAt),
      sessions: runs.length,
      ranMs: duration(runs.reduce((sum, { startedAt, finishedAt }) => sum + (finishedAt - startedAt), 0)),
    };
  }

  return { list, range, overlaps, takenBetween, clockTimes };
}

/** Null while it runs: nothing is known of its end yet. */
function timesOfRun(
  { startedAt, finishedAt, pauses }: NonNullable<ReturnType<typeof runOfBooking>>,
  agreedBreak: DurationMs,
): ClockTimes | null {
  if (finishedAt === null) return null;
  const paused = pauses.reduce((sum, { pausedAt, resumedAt }) => sum + (resumedAt ?? finishedAt) - pausedAt, 0);
  const ranMs = duration(Math.max(0, finishedAt - startedAt - Math.max(paused, agreedBreak)));
  return { startedAt, finishedAt, sessions: 0, ranMs };
}

/** An offer takes nothing until it is accepted. */
function isAgreed({ state }: BookingBrief): boolean {
  return state === 'confirmed' || state === 'delivered';
}

function takesPlace({ status }: Session): boolean {
  return status !== 'cancelled' && status !== 'noShow';
}

function takenBy({ organisation, startsAt, endsAt }: BookingBrief, { buffers, usualTravel }: Spacing): TakenTime {
  return { place: organisation.id, startsAt, endsAt, travel: organisation.travelMs ?? usualTravel, turnover: duration(0), buffers };
}

function takenBySession({ startsAt, endsAt, service }: Session): TakenTime {
  return { place: null, startsAt, endsAt, travel: duration(0), turnover: service?.turnoverMs ?? duration(0), buffers: noBuffers };
}
