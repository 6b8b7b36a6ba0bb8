import { asc, eq } from 'drizzle-orm';
import type { StoredAvailability } from '../../../shared/contract/availability.ts';
import type { AvailabilityException, WeeklyTimes } from '../../../shared/domain/availability/open-time.ts';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { availabilityExceptions, weeklyTimeRanges, weeklyTimes } from '../../db/availability-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

/** All that is stored: a usual week for each day on which it changed, and the exceptions. */
export interface AvailabilityRows {
  readonly weeks: readonly (typeof weeklyTimes.$inferSelect)[];
  readonly ranges: readonly (typeof weeklyTimeRanges.$inferSelect)[];
  readonly exceptions: readonly (typeof availabilityExceptions.$inferSelect)[];
}

export function readRows(db: ReadDb): AvailabilityRows {
  const { startsOn, weekday, position } = weeklyTimeRanges;
  return {
    weeks: db.select().from(weeklyTimes).orderBy(asc(weeklyTimes.startsOn)).all(),
    ranges: db.select().from(weeklyTimeRanges).orderBy(asc(startsOn), asc(weekday), asc(position)).all(),
    exceptions: db.select().from(availabilityExceptions).orderBy(asc(availabilityExceptions.fromOn), asc(availabilityExceptions.id)).all(),
  };
}

/** Makes the stored rows exactly these. */
export function replaceRows(db: WriteDb, { weeks, ranges, exceptions }: AvailabilityRows): void {
  db.delete(weeklyTimes).run();
  db.delete(availabilityExceptions).run();
  for (const week of weeks) db.insert(weeklyTimes).values(week).run();
  for (const range of ranges) db.insert(weeklyTimeRanges).values(range).run();
  for (const exception of exceptions) db.insert(availabilityExceptions).values(exception).run();
}

export function availabilityOf({ weeks, ranges, exceptions }: AvailabilityRows): StoredAvailability {
  return {
    weekly: weeks.map(({ startsOn }) => ({ startsOn, days: weekdays.map((weekday) => rangesOn(ranges, startsOn, weekday)) })),
    exceptions: exceptions.map(({ id, fromOn, toOn, isFree, fromTime, toTime, note }) => ({
      id,
      fromOn,
      toOn,
      isFree,
      times: fromTime === null || toTime === null ? null : { from: fromTime, to: toTime },
      note,
    })),
  };
}

export function saveWeek(db: WriteDb, { startsOn, days }: WeeklyTimes, now: Instant): void {
  deleteWeek(db, startsOn);
  db.insert(weeklyTimes).values({ startsOn, createdAt: now }).run();
  for (const [index, ranges] of days.entries())
    for (const [position, { from, to }] of ranges.entries())
      db.insert(weeklyTimeRanges)
        .values({ startsOn, weekday: index + 1, position, fromTime: from, toTime: to })
        .run();
}

/** @returns whether there was one */
export function deleteWeek(db: WriteDb, startsOn: LocalDate): boolean {
  return db.delete(weeklyTimes).where(eq(weeklyTimes.startsOn, startsOn)).run().changes > 0;
}

export function insertException(db: WriteDb, id: string, exception: AvailabilityException, now: Instant): void {
  db.insert(availabilityExceptions)
    .values({ id, ...columnsOf(exception), createdAt: now })
    .run();
}

/** @returns whether there was one */
export function updateException(db: WriteDb, id: string, exception: AvailabilityException): boolean {
  return db.update(availabilityExceptions).set(columnsOf(exception)).where(eq(availabilityExceptions.id, id)).run().changes > 0;
}

/** @returns whether there was one */
export function deleteException(db: WriteDb, id: string): boolean {
  return db.delete(availabilityExceptions).where(eq(availabilityExceptions.id, id)).run().changes > 0;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

function rangesOn(ranges: AvailabilityRows['ranges'], startsOn: LocalDate, weekday: number) {
  return ranges
    .filter((range) => range.startsOn === startsOn && range.weekday === weekday)
    .map(({ fromTime, toTime }) => ({ from: fromTime, to: toTime }));
}

function columnsOf({ fromOn, toOn, isFree, times, note }: AvailabilityException) {
  return { fromOn, toOn, isFree, fromTime: times?.from ?? null, toTime: times?.to ?? null, note };
}
