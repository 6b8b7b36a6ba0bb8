import type { Booking, BookingBrief, BookingValues, MadeOffer } from '../../../shared/contract/bookings.ts';
import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { Session } from '../../../shared/contract/sessions.ts';
import { followBookingEdit } from '../../../shared/domain/bookings/series-change.ts';
import type { PensionIntent } from '../../../shared/domain/pension/eligibility.ts';
import { hours, type DurationMs, type Instant } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import { createUndoList } from '../../db/undo-list.ts';
import type { Clock } from '../../ports/clock.ts';
import { createBookingLookup, type BookingLookup, type Spacing } from './lookup.ts';
import { choosePension, pensionedBooking, reachedByValues, type BookingPension } from './pension-choice.ts';
import { removeBooking } from './removal.ts';
import { bookingImages } from './row-images.ts';
import { reachedBy, valuesOf, type SeriesScope } from './series.ts';
import { bookingsById, type BookingRow } from './store.ts';
import { addOfferTo, cancelBooking, changeBooking, makeBookings, takeStep, type Cancelling } from './steps.ts';
import { bookingViews } from './views.ts';

export interface BookingDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  /** The sessions that overlap [from, to), by start. */
  readonly sessionsBetween: (from: Instant, to: Instant) => readonly Session[];
  readonly spacing: () => Spacing;
  readonly pension: BookingPension;
}

export interface ChangedBookings {
  /** As they are now, by start. */
  readonly bookings: readonly Booking[];
  /** How many of the repeat in scope were left as they are. */
  readonly left: number;
  /** How many others of the year the choice of the pension reached, where it is all or none. */
  readonly carried: number;
  readonly undoId: string;
}

export interface Placement {
  readonly startsAt: Instant;
  readonly durationMs: DurationMs;
}

/** A change of one booking reaches others of its repeat by scope; each change is taken back whole. */
export interface BookingService extends BookingLookup {
  /** @throws AppError NOT_FOUND */
  get(id: string): Booking;
  /** One booking for each day, at the same times of the clock there. @throws AppError NOT_FOUND, INVALID_INPUT */
  create(values: BookingValues, state: 'offered' | 'confirmed', alsoOn: readonly string[]): ChangedBookings;
  /** @throws AppError NOT_FOUND, INVALID_INPUT, BOOKING_STATE while it is cancelled, BOOKING_INVOICED for what an invoice says, SESSION_RUNNING for its times while it runs */
  update(id: string, values: BookingValues, scope?: SeriesScope): ChangedBookings;
  /** The same, of its times alone. */
  move(id: string, to: Placement, scope?: SeriesScope): ChangedBookings;
  /** @throws AppError NOT_FOUND, BOOKING_STATE unless it is offered */
  offer(id: string, offer: MadeOffer): ChangedBookings;
  /** Only confirming reaches others. @throws AppError NOT_FOUND, BOOKING_STATE, BOOKING_NOT_BEGUN, BOOKING_INVOICED, SESSION_RUNNING */
  step(id: string, step: 'confirm' | 'deliver' | 'takeBack', scope?: SeriesScope): ChangedBookings;
  /** @throws AppError NOT_FOUND, BOOKING_STATE, SESSION_RUNNING, DAY_IN_FUTURE */
  cancel(id: string, cancelling: Cancelling, scope?: SeriesScope): ChangedBookings;
  /** @throws AppError NOT_FOUND, BOOKING_STATE for what is agreed or delivered, BOOKING_INVOICED, BOOKING_FILE_KEPT */
  remove(id: string, scope?: SeriesScope): { readonly removed: number; readonly left: number; readonly undoId: string };
  /** @throws AppError NOT_FOUND, BOOKING_STATE while it is cancelled, BOOKING_INVOICED, PENSION_IMPOSSIBLE, PENSION_ALL_OR_NONE */
  choosePension(id: string, choice: PensionIntent): ChangedBookings;
  /** @throws AppError NOTHING_TO_UNDO, SESSION_RUNNING, BOOKING_FILE_KEPT */
  undo(undoId: string): void;
}

/** The calendar shows at most six weeks at once; one hour more for the night that is longer. */
const longestRange = hours(45 * 24 + 1);

/** Agreed work: look-ups in lookup.ts, changes in steps.ts, each change undone by the images of row-images.ts. */
export function createBookingService({ store, clock, announce, newId, sessionsBetween, spacing, pension }: BookingDeps): BookingService {
  const undoList = createUndoList(newId, bookingImages);
  const lookup = createBookingLookup({ read: store.read, clock, sessionsBetween, spacing });

  function change(ids: readonly string[], work: (db: WriteDb) => void, reached?: Reached): Omit<ChangedBookings, 'left'> {
    const carried = (reached?.ids ?? []).filter((id) => !ids.includes(id));
    const remember = store.write((db) =>
      undoList.record(db, [...ids, ...carried], () => {
        work(db);
        for (const id of carried) choosePension(db, requireBooking(db, id), reached?.choice ?? null, clock.now());
      }),
    );
    const undoId = remember();
    announce(carried.length > 0 ? ['bookings', 'pension'] : ['bookings']);
    return { bookings: viewsOf(ids), carried: carried.length, undoId };
  }

  /** Changes the chosen booking and those of its repeat that the change reaches. */
  function changeSome(id: string, scope: SeriesScope, fits: Fits, work: ChangeOne, carried?: Reached): ChangedBookings {
    const now = clock.now();
    const chosen = requireBooking(store.read, id);
    const { bookings, left } = reachedBy(store.read, chosen, scope, { now, fits });
    const ids = bookings.map((booking) => booking.id);
    return { ...change(ids, (db) => bookings.forEach((booking) => work(db, requireBooking(db, booking.id))), carried), left };
  }

  function viewsOf(ids: readonly string[]): readonly Booking[] {
    return bookingViews(store.read, bookingsById(store.read, ids));
  }

  function get(id: string): Booking {
    const [booking] = viewsOf([id]);
    if (!booking) throw new AppError('NOT_FOUND', { bookingId: id });
    return booking;
  }

  function create(values: BookingValues, state: 'offered' | 'confirmed', alsoOn: readonly string[]): ChangedBookings {
    const rows = makeBookings(values, state, alsoOn, { newId, now: clock.now() });
    const reached = { ids: reachedByValues(pension, store.read, values, null), choice: values.pension.choice };
    return { ...change(rows.map(({ id }) => id), (db) => rows.forEach(({ save }) => save(db)), reached), left: 0 }; // prettier-ignore
  }

  function update(id: string, values: BookingValues, scope: SeriesScope = 'one'): ChangedBookings {
    const before = valuesOf(get(id));
    const reached = { ids: reachedByValues(pension, store.read, values, { id, values: before }), choice: values.pension.choice };
    const work: ChangeOne = (db, booking) => {
      const [member] = bookingViews(db, bookingsById(db, [booking.id]));
      const after = booking.id === id || !member ? values : followBookingEdit(valuesOf(member), before, values);
      changeBooking(db, booking, after, clock.now());
    };
    return changeSome(id, scope, isOpen, work, reached);
  }

  function choose(id: string, choice: PensionIntent): ChangedBookings {
    const ids = pension.reached(store.read, pensionedBooking(requireBooking(store.read, id)), choice);
    return changeSome(id, 'one', isOpen, (db, booking) => choosePension(db, booking, choice, clock.now()), { ids, choice });
  }

  function remove(id: string, scope: SeriesScope = 'one'): { removed: number; left: number; undoId: string } {
    const now = clock.now();
    const { bookings, left } = reachedBy(store.read, requireBooking(store.read, id), scope, { now, fits: isOffered });
    const ids = bookings.map((booking) => booking.id);
    const { undoId } = change(ids, (db) => ids.forEach((each) => removeBooking(db, requireBooking(db, each))));
    return { removed: ids.length, left, undoId };
  }

  function undo(undoId: string): void {
    store.write((db) => undoList.undo(db, undoId))();
    announce(['bookings']);
  }

  return {
    ...lookup,
    range: (from, to): readonly BookingBrief[] => {
      if (to <= from || to - from > longestRange) throw new AppError('INVALID_INPUT', { setting: 'to' });
      return lookup.range(from, to);
    },
    get,
    create,
    update,
    move: (id, to, scope) => update(id, { ...valuesOf(get(id)), ...to }, scope),
    offer: (id, offer) => changeSome(id, 'one', isOffered, (db, booking) => addOfferTo(db, booking, offer, clock.now())),
    step: (id, step, scope = 'one') =>
      changeSome(id, step === 'confirm' ? scope : 'one', isOffered, (db, booking) => takeStep(db, booking, step, clock.now())),
    cancel: (id, cancelling, scope = 'one') =>
      changeSome(id, scope, isOpen, (db, booking) => cancelBooking(db, booking, cancelling, clock.now())),
    remove,
    choosePension: choose,
    undo,
  };
}

function requireBooking(db: ReadDb, id: string) {
  const [found] = bookingsById(db, [id]);
  if (!found) throw new AppError('NOT_FOUND', { bookingId: id });
  return found.booking;
}

/** Others that a choice of the pension reaches, and what they say then. */
interface Reached {
  readonly ids: readonly string[];
  readonly choice: PensionIntent | null;
}

type ChangeOne = (db: WriteDb, booking: BookingRow) => void;
type Fits = (booking: BookingRow) => boolean;

/** What can still be changed or called off. */
function isOpen({ state }: BookingRow): boolean {
  return state === 'offered' || state === 'confirmed';
}

function isOffered({ state }: BookingRow): boolean {
  return state === 'offered';
}
