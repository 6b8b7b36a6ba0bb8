import { expect, onTestFinished, test } from 'vitest';
import { runOfBooking } from '../../main/features/bookings/store.ts';
import { bookingsQuery } from '../../main/features/clock/booking-store.ts';
import { headlineOf } from '../../shared/domain/clock/privacy.ts';
import { hours, minutes, plus } from '../../shared/domain/time.ts';
import { aBooking } from '../support/a-booking.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { planOf } from '../support/query-plan.ts';
import { openTestStore } from '../support/temp-profile.ts';
import { at, openDay } from './clock-day.ts';

const inTime = { lateStart: 'endOnTime', remember: false } as const;

function aDay(now = '2026-11-24T08:50:00Z') {
  const day = openDay(openTestStore().store, createFakeClock(now));
  onTestFinished(day.close);
  const itemIds = async (): Promise<readonly string[]> => (await day.state()).items.map(({ id }) => id);
  return { ...day, itemIds };
}

test('a booking alone goes from waiting to done, and its minutes are offered without its pauses', async () => {
  const { book, bookings, service, clock, face } = aDay();
  const id = book(at('09:00'));
  expect(await face()).toMatchObject({ phase: 'waiting', itemId: id, next: { headline: { name: 'Riverside Surgery' } } });
  expect(bookings.clockTimes(id)).toBeNull();

  clock.advance(minutes(10));
  service.startItem(id, inTime);
  clock.advance(minutes(60));
  service.pause();
  clock.advance(minutes(20));
  service.resume();
  service.adjust(minutes(10));
  clock.advance(minutes(185));
  expect(await face()).toMatchObject({ phase: 'windDown', endsAt: at('13:30') });
  expect(bookings.clockTimes(id)).toBeNull();
  clock.advance(minutes(7));
  expect((await face()).phase).toBe('overtime');
  service.finish();

  expect((await face()).phase).toBe('dayDone');
  expect(bookings.clockTimes(id)).toEqual({ startedAt: at('09:00'), finishedAt: at('13:32'), sessions: 0, ranMs: minutes(252) });
});

test('the agreed break of a booking is in its plan: only what is longer moves the end', async () => {
  const { book, bookings, service, clock, face } = aDay('2026-11-24T09:00:00Z');
  const id = book(at('09:00'), { breakMs: minutes(30) });
  service.startItem(id, inTime);
  clock.advance(minutes(60));
  service.pause();
  clock.advance(minutes(20));
  expect(await face()).toMatchObject({ phase: 'paused', endsAt: at('13:00'), digits: { text: '2 h 40' } });
  clock.advance(minutes(15));
  expect(await face()).toMatchObject({ phase: 'paused', endsAt: at('13:05'), digits: { text: '2 h 30' } });
  service.resume();
  service.finish();

  expect(bookings.clockTimes(id)?.ranMs).toBe(minutes(60));
});

test('the agreed break is taken off what ran even where nobody paused', () => {
  const { book, bookings, service, clock } = aDay('2026-11-24T09:00:00Z');
  const id = book(at('09:00'), { breakMs: minutes(30) });
  service.startItem(id, inTime);
  clock.advance(hours(4));
  service.finish();

  expect(bookings.clockTimes(id)?.ranMs).toBe(minutes(210));
});

test('what is only offered, cancelled, delivered or another day’s cannot be started', async () => {
  const { book, bookings, service, clock, itemIds } = aDay('2026-11-24T14:30:00Z');
  const offered = book(at('15:00'), {}, 'offered');
  const cancelled = book(at('15:00'));
  bookings.cancel(cancelled, { by: 'organisation', reason: '', at: null });
  const delivered = book(at('14:00'));
  bookings.step(delivered, 'deliver');
  const tomorrow = book(plus(clock.now(), hours(24)));

  expect(await itemIds()).toEqual([]);
  for (const id of [offered, cancelled, delivered, tomorrow]) expect(() => service.startItem(id, inTime)).toThrow('NOT_FOUND');
});

test('a booking with a session inside is left to its sessions, until the session is cancelled', async () => {
  const { book, add, sessions, service, itemIds } = aDay();
  const booking = book(at('09:00'));
  const inside = add(at('12:00'));
  const after = add(at('12:30'));
  expect(await itemIds()).toEqual([inside, after]);
  expect(() => service.startItem(booking, inTime)).toThrow('NOT_FOUND');

  sessions.setStatus(inside, 'cancelled');
  expect(await itemIds()).toEqual([booking, inside, after]);

  service.startItem(booking, inTime);
  sessions.setStatus(inside, 'planned');
  expect(await itemIds()).toEqual([booking, inside, after]);
});

test('a session is due before a booking that nobody started, and only one thing runs', async () => {
  const { book, add, service, face, clock } = aDay('2026-11-24T12:50:00Z');
  const booking = book(at('09:00'));
  const session = add(at('12:45'));
  expect(await face()).toMatchObject({ phase: 'due', itemId: session });

  service.startItem(booking, inTime);
  expect(() => service.startItem(session, inTime)).toThrow('SESSION_RUNNING');
  service.finish();
  service.startItem(session, inTime);
  clock.advance(minutes(5));
  expect(await face()).toMatchObject({ phase: 'running', itemId: session });
});

test('a booking is neither a no-show nor held, is never started by the wall clock, and leaves nothing unmarked', async () => {
  const { book, service, preferences, clock, face, state } = aDay();
  preferences.update({ clock: { autoAdvance: 'followClock' } });
  const id = book(at('09:00'));
  expect(() => service.noShow(id)).toThrow('NOT_FOUND');
  expect(() => service.hold(id)).toThrow('NOT_FOUND');

  clock.advance(hours(2));
  expect(await face()).toMatchObject({ phase: 'due', itemId: id });
  clock.advance(hours(3));
  expect(await face()).toMatchObject({ phase: 'dayDone', totals: { doneCount: 0, unmarkedCount: 0 } });
  expect((await state()).runs).toEqual([]);
});

test('a start is taken back whole, and what was announced reaches the lists of bookings', async () => {
  const { book, service, bookings, clock, store, changes } = aDay('2026-11-24T09:00:00Z');
  const id = book(at('09:00'));
  const heard: string[] = [];
  onTestFinished(changes.listen((topics) => void heard.push(...topics)));
  service.startItem(id, inTime);
  clock.advance(minutes(3));
  service.undo();

  expect(heard.filter((topic) => topic === 'bookings')).toHaveLength(2);
  expect(runOfBooking(store.read, id)).toBeNull();
  expect(bookings.get(id).state).toBe('confirmed');
});

test('while it runs a booking keeps its times and is not called off, and its words may change', () => {
  const { book, service, bookings } = aDay('2026-11-24T09:00:00Z');
  const id = book(at('09:00'));
  service.startItem(id, inTime);
  const values = aBooking(bookings.get(id).organisationId, { startsAt: at('09:00') });

  expect(() => bookings.update(id, { ...values, durationMs: hours(5) })).toThrow('SESSION_RUNNING');
  expect(() => bookings.cancel(id, { by: 'organisation', reason: '', at: null })).toThrow('SESSION_RUNNING');
  expect(() => bookings.step(id, 'takeBack')).toThrow('SESSION_RUNNING');
  expect(bookings.update(id, { ...values, notes: 'Bring the bag' }).bookings[0]?.notes).toBe('Bring the bag');
  bookings.step(id, 'deliver');
  service.finish();
  expect(bookings.clockTimes(id)).not.toBeNull();
});

test('a change of a booking is taken back with what the clock ran before it, and not once the clock ran since', () => {
  const { book, service, bookings, clock } = aDay('2026-11-24T09:00:00Z');
  const id = book(at('09:00'));
  const before = bookings.step(id, 'deliver').undoId;
  bookings.undo(before);
  const values = aBooking(bookings.get(id).organisationId, { startsAt: at('09:00'), notes: 'one' });
  const unrun = bookings.update(id, values).undoId;
  service.startItem(id, inTime);
  clock.advance(minutes(5));
  expect(() => bookings.undo(unrun)).toThrow('SESSION_RUNNING');
  service.pause();
  clock.advance(minutes(5));
  service.finish();
  expect(() => bookings.undo(unrun)).toThrow('NOTHING_TO_UNDO');

  const times = bookings.clockTimes(id);
  bookings.undo(bookings.update(id, { ...values, notes: 'two' }).undoId);
  expect(bookings.clockTimes(id)).toEqual(times);
});

test('the name of an organisation follows the settings of names, and a private person’s is reduced as a client’s', async () => {
  const { book, bookings, organisations, preferences, service, state } = aDay();
  book(at('09:00'), { title: 'Morning surgery' });
  const person = organisations.create(anOrganisation({ name: 'Jane Smith', kind: 'private' })).id;
  bookings.create(aBooking(person, { startsAt: at('14:00') }), 'confirmed', []);
  const named = async () => {
    const day = await state();
    return day.items.map((item) => [headlineOf(day, item).name, headlineOf(day, item).title]);
  };

  expect(await named()).toEqual([['Riverside Surgery', 'Morning surgery'], ['J. S.', null]]); // prettier-ignore
  preferences.update({ clock: { nameDisplay: 'firstName' } });
  expect((await named())[1]).toEqual(['J. S.', null]);
  preferences.update({ clock: { nameDisplay: 'code' } });
  expect(await named()).toEqual([['Riverside Surgery', 'Morning surgery'], [null, null]]); // prettier-ignore
  preferences.update({ clock: { nameDisplay: 'nothing', showTitle: false } });
  expect(await named()).toEqual([[null, null], [null, null]]); // prettier-ignore
  preferences.update({ clock: { nameDisplay: 'initials', showTitle: true } });
  service.setHidden({ hidden: true });
  expect(await named()).toEqual([[null, null], [null, null]]); // prettier-ignore
});

test('the bookings of a day come from the index on starts, and the sessions inside from theirs', () => {
  const plan = planOf((db) => bookingsQuery(db, at('00:00'), at('23:00')).toSQL());

  expect(plan[0]).toBe('SEARCH bookings USING INDEX bookings_by_start (starts_at>? AND starts_at<?)');
  expect(plan.join()).toMatch(/SEARCH sessions USING INDEX sessions_by_start/);
  expect(plan.join()).not.toMatch(/SCAN|TEMP B-TREE FOR ORDER BY/);
});
