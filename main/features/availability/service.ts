import type { StoredAvailability } from '../../../shared/contract/availability.ts';
import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { Preferences } from '../../../shared/contract/preferences.ts';
import { freeTime } from '../../../shared/domain/availability/free-time.ts';
import { openTime, type AvailabilityException, type WeeklyTimes } from '../../../shared/domain/availability/open-time.ts';
import type { Stretch } from '../../../shared/domain/availability/stretches.ts';
import type { TakenTime } from '../../../shared/domain/bookings/in-the-way.ts';
import type { Nation } from '../../../shared/domain/invoices/model.ts';
import type { BankHolidayOn } from '../../../shared/rates/bank-holidays.ts';
import { hours, plus, type DurationMs, type LocalDate, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import { createUndoList, type RowImages } from '../../db/undo-list.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  availabilityOf,
  deleteException,
  deleteWeek,
  insertException,
  readRows,
  replaceRows,
  saveWeek,
  updateException,
  type AvailabilityRows,
} from './store.ts';

/** Where work is to be: what its organisation says of the way and the bank holidays. */
export interface Workplace {
  readonly id: string;
  readonly nation: Nation;
  readonly travelMs: DurationMs;
}

export interface AvailabilityDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  readonly settings: () => Preferences['availability'];
  /** The practitioner's zone. */
  readonly zone: () => ZoneId;
  /** What of [from, to) is taken for good: agreed bookings and sessions. */
  readonly takenBetween: (from: Instant, to: Instant) => readonly TakenTime[];
  /** @throws AppError NOT_FOUND */
  readonly workplace: (organisationId: string) => Workplace;
  /** Those in use. */
  readonly bankHolidays: () => BankHolidayOn;
  /** The way where nobody says how long it is. */
  readonly usualTravel: () => DurationMs;
}

export interface ChangedAvailability {
  readonly availability: StoredAvailability;
  readonly undoId: string;
}

export interface FreeRequest {
  readonly from: Instant;
  readonly to: Instant;
  /** Null for anywhere. */
  readonly organisationId: string | null;
  readonly shortestMs: DurationMs;
}

export interface AvailabilityService {
  get(): StoredAvailability;
  /** Weekly times that begin on the same day are replaced. */
  saveWeek(week: WeeklyTimes): ChangedAvailability;
  /** @throws AppError NOT_FOUND */
  removeWeek(startsOn: LocalDate): ChangedAvailability;
  addException(exception: AvailabilityException): ChangedAvailability;
  /** @throws AppError NOT_FOUND */
  changeException(id: string, exception: AvailabilityException): ChangedAvailability;
  /** @throws AppError NOT_FOUND */
  removeException(id: string): ChangedAvailability;
  /** The last change alone can be taken back, then the one before. @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
  /** By start. @throws AppError INVALID_INPUT beyond 92 days, NOT_FOUND */
  free(request: FreeRequest): readonly Stretch[];
}

const longestSpan = hours(92 * 24 + 1);

/** When the practitioner works, and what of it is free. */
export function createAvailabilityService(deps: AvailabilityDeps): AvailabilityService {
  const { store, clock, announce, newId } = deps;
  const undoList = createUndoList(newId, availabilityImages);

  function change(work: (db: WriteDb) => void): ChangedAvailability {
    const remember = store.write((db) => undoList.record(db, [everything], () => work(db)));
    const undoId = remember();
    announce(['availability']);
    return { availability: get(), undoId };
  }

  function get(): StoredAvailability {
    return availabilityOf(readRows(store.read));
  }

  function undo(undoId: string): void {
    const forget = store.write((db) => undoList.undo(db, undoId));
    forget();
    announce(['availability']);
  }

  function free({ from, to, organisationId, shortestMs }: FreeRequest): readonly Stretch[] {
    if (to <= from || to - from > longestSpan) throw new AppError('INVALID_INPUT', { setting: 'to' });
    const { bufferBeforeMs, bufferAfterMs, noticeMs, nation, closedOnHolidays } = deps.settings();
    const place = organisationId === null ? null : deps.workplace(organisationId);
    const holidaysOf = closedOnHolidays ? (place?.nation ?? nation) : null;
    const view = { zone: deps.zone(), holidaysOf, bankHolidayOn: deps.bankHolidays() };
    const open = openTime(get(), { startsAt: from, endsAt: to }, view);
    return freeTime(open, deps.takenBetween(from, to), {
      place: place?.id ?? anywhere,
      travel: place?.travelMs ?? deps.usualTravel(),
      buffers: { before: bufferBeforeMs, after: bufferAfterMs },
      earliest: plus(clock.now(), noticeMs),
      shortest: shortestMs,
    });
  }

  return {
    get,
    saveWeek: (week) => change((db) => saveWeek(db, week, clock.now())),
    removeWeek: (startsOn) => change((db) => requireFound(deleteWeek(db, startsOn), 'startsOn', startsOn)),
    addException: (exception) => change((db) => insertException(db, newId(), exception, clock.now())),
    changeException: (id, exception) => change((db) => requireFound(updateException(db, id, exception), 'exceptionId', id)),
    removeException: (id) => change((db) => requireFound(deleteException(db, id), 'exceptionId', id)),
    undo,
    free,
  };
}

/** No organisation has this id: a place that nobody knows yet is another one than all. */
const anywhere = 'anywhere';

/** Availability is small and belongs together: its one image is all of it. */
const everything = 'availability';

const availabilityImages: RowImages<AvailabilityRows> = {
  take: (db: ReadDb) => readRows(db),
  put: (db, _, image) => {
    if (image) replaceRows(db, image);
  },
  canPut: () => true,
  refusal: () => new AppError('NOTHING_TO_UNDO'),
};

function requireFound(isFound: boolean, name: string, value: string): void {
  if (!isFound) throw new AppError('NOT_FOUND', { [name]: value });
}
