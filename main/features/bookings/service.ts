import type { Booking, BookingBrief, BookingValues } from '../../../shared/contract/bookings.ts';
import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { Session } from '../../../shared/contract/sessions.ts';
import { hours, type Instant } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import { createUndoList } from '../../db/undo-list.ts';
import type { Clock } from '../../ports/clock.ts';
import { createBookingLookup, type BookingLookup, type Spacing } from './lookup.ts';
import { bookingImages } from './row-images.ts';
import { bookingsById, deleteBooking } from './store.ts';
import { addOfferTo, cancelBooking, changeBooking, makeBookings, requireNotInvoiced, takeStep, type OfferInput } from './steps.ts';
import { bookingViews } from './views.ts';

export interface BookingDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  /** The sessions that overlap [from, to), by start. */
  readonly sessionsBetween: (from: Instant, to: Instant) => readonly Session[];
  readonly spacing: () => Spacing;
}

export interface ChangedBookings {
  /** As they are now, by start. */
  readonly bookings: readonly Booking[];
  readonly undoId: string;
}

export interface BookingService extends BookingLookup {
  /** @throws AppError NOT_FOUND */
  get(id: string): Booking;
  /** One booking for each day, at the same times of the clock there. @throws AppError NOT_FOUND, INVALID_INPUT */
  create(values: BookingValues, state: 'offered' | 'confirmed', alsoOn: readonly string[]): ChangedBookings;
  /** @throws AppError NOT_FOUND, INVALID_INPUT, BOOKING_STATE while it is cancelled, BOOKING_INVOICED for what an invoice says */
  update(id: string, values: BookingValues): ChangedBookings;
  /** @throws AppError NOT_FOUND, BOOKING_STATE unless it is offered */
  offer(id: string, offer: OfferInput): ChangedBookings;
  /** @throws AppError NOT_FOUND, BOOKING_STATE, BOOKING_NOT_BEGUN, BOOKING_INVOICED */
  step(id: string, step: 'confirm' | 'deliver' | 'takeBack'): ChangedBookings;
  /** @throws AppError NOT_FOUND, BOOKING_STATE */
  cancel(id: string, by: 'organisation' | 'practitioner', reason: string): ChangedBookings;
  /** @throws AppError NOT_FOUND, BOOKING_STATE for what is agreed or delivered, BOOKING_INVOICED */
  remove(id: string): { readonly undoId: string };
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
}

/** The calendar shows at most six weeks at once; one hour more for the night that is longer. */
const longestRange = hours(45 * 24 + 1);

/** Agreed work: look-ups in lookup.ts, changes in steps.ts, each change undone by the images of row-images.ts. */
export function createBookingService({ store, clock, announce, newId, sessionsBetween, spacing }: BookingDeps): BookingService {
  const undoList = createUndoList(newId, bookingImages);
  const lookup = createBookingLookup({ read: store.read, clock, sessionsBetween, spacing });

  function change(ids: readonly string[], work: (db: WriteDb) => void): ChangedBookings {
    const undoId = store.write((db) => undoList.record(db, ids, () => work(db)))();
    announce(['bookings']);
    return { bookings: viewsOf(ids), undoId };
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
    return change(rows.map(({ id }) => id), (db) => rows.forEach(({ save }) => save(db))); // prettier-ignore
  }

  function remove(id: string): { undoId: string } {
    const { undoId } = change([id], (db) => {
      const { state } = requireBooking(db, id);
      if (state !== 'offered' && state !== 'cancelled') throw new AppError('BOOKING_STATE', { bookingId: id });
      requireNotInvoiced(db, id);
      deleteBooking(db, id);
    });
    return { undoId };
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
    update: (id, values) => change([id], (db) => changeBooking(db, requireBooking(db, id), values, clock.now())),
    offer: (id, offer) => change([id], (db) => addOfferTo(db, requireBooking(db, id), offer, clock.now())),
    step: (id, step) => change([id], (db) => takeStep(db, requireBooking(db, id), step, clock.now())),
    cancel: (id, by, reason) => change([id], (db) => cancelBooking(db, requireBooking(db, id), { by, reason }, clock.now())),
    remove,
    undo,
  };
}

function requireBooking(db: ReadDb, id: string) {
  const [found] = bookingsById(db, [id]);
  if (!found) throw new AppError('NOT_FOUND', { bookingId: id });
  return found.booking;
}
