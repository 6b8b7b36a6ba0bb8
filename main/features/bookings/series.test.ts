import { expect, test } from 'vitest';
import { duration, hours, instant, minutes, plus, type Instant } from '../../../shared/domain/time.ts';
import { aBooking } from '../../../tests/support/a-booking.ts';
import { anOrganisation } from '../../../tests/support/an-organisation.ts';
import { createFakeClock } from '../../../tests/support/fake-clock.ts';
import { openTestStore } from '../../../tests/support/temp-profile.ts';
import { createOrganisationService } from '../organisations/service.ts';
import { createBookingService } from './service.ts';

const terms = { paymentDays: 14, cancellation: [{ noticeHours: 72, share: 10_000 }], note: '' };
const days = ['2026-12-03', '2026-12-10', '2026-12-17'];

/** Four Thursdays at 09:00, seen from the Tuesday before the first. */
function aSeries(state: 'offered' | 'confirmed' = 'confirmed') {
  const { store } = openTestStore();
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  const deps = { store, clock, announce: () => undefined, newId: () => crypto.randomUUID() };
  const organisations = createOrganisationService({ ...deps, usedIds: () => new Set<string>() });
  const spacing = () => ({ buffers: { before: duration(0), after: duration(0) }, usualTravel: duration(0) });
  const bookings = createBookingService({ ...deps, spacing, pension: { reached: () => [] }, sessionsBetween: () => [] });
  const { id: birch } = organisations.create(anOrganisation({ terms }));
  const made = bookings.create(aBooking(birch), state, days);
  const ids = made.bookings.map(({ id }) => id);
  const id = (index: number): string => ids[index] ?? '';
  const stored = () => ids.map((each) => bookings.get(each));
  const starts = (): readonly string[] => stored().map(({ startsAt }) => shown(startsAt));
  return { clock, bookings, birch, made, ids, id, stored, starts };
}

function shown(at: Instant): string {
  return new Date(at).toISOString().slice(5, 16);
}

test('bookings that are made for several days are a repeat, and each knows its place; a single one is none', () => {
  const { bookings, birch, stored } = aSeries();
  const [single] = bookings.create(aBooking(birch), 'offered', []).bookings;

  expect(single?.series).toBeNull();
  expect(stored().map(({ series }) => series && [series.position, series.count])).toEqual([[1, 4], [2, 4], [3, 4], [4, 4]]); // prettier-ignore
});

test('what was taken off and came in is of one booking alone', () => {
  const { bookings, birch, id, stored } = aSeries();
  const pay = { check: 'notChecked', paid: null, note: '', deductions: { tax: 1_000, nationalInsurance: 200, studentLoan: 30, pension: 4, other: 5 }, net: 9 } as const; // prettier-ignore

  bookings.update(id(1), aBooking(birch, { ...stored()[1], durationMs: hours(4), arrangement: 'agency', pay }), 'all');

  expect(bookings.get(id(1)).pay).toEqual(pay);
  expect(stored().map(({ arrangement, pay: { net } }) => [arrangement, net])).toEqual([['agency', null], ['agency', 9], ['agency', null], ['agency', null]]); // prettier-ignore
});

test('a change reaches one, this and following, or all of a repeat, and is taken back with one Undo', () => {
  const { bookings, birch, id, stored, starts } = aSeries();
  const before = stored();
  const second = aBooking(birch, { startsAt: instant(Date.parse('2026-12-04T10:00Z')), title: 'Surgery' });

  const following = bookings.update(id(1), second, 'following');
  expect([following.bookings.length, following.left]).toEqual([3, 0]);
  expect(starts()).toEqual(['11-26T09:00', '12-04T10:00', '12-11T10:00', '12-18T10:00']);
  expect(stored().map(({ title }) => title)).toEqual(['', 'Surgery', 'Surgery', 'Surgery']);
  bookings.undo(following.undoId);
  expect(stored()).toEqual(before);

  const all = bookings.update(id(1), second, 'all');
  expect(starts()).toEqual(['11-27T10:00', '12-04T10:00', '12-11T10:00', '12-18T10:00']);
  bookings.undo(all.undoId);
  bookings.update(id(1), second, 'one');
  expect(starts()).toEqual(['11-26T09:00', '12-04T10:00', '12-10T09:00', '12-17T09:00']);
});

test('what has begun or was delivered stays as it is, and it is said how many', () => {
  const { clock, bookings, birch, id, stored } = aSeries();
  clock.advance(hours(24 * 10));
  bookings.step(id(0), 'deliver');
  const before = stored();

  const changed = bookings.update(id(3), aBooking(birch, { startsAt: before[3]?.startsAt ?? 0, title: 'Surgery' }), 'all');
  expect([changed.bookings.map((booking) => booking.id), changed.left]).toEqual([[id(2), id(3)], 2]);
  expect(stored().slice(0, 2)).toEqual(before.slice(0, 2));

  const cancelled = bookings.cancel(id(3), { by: 'organisation', reason: '', at: null }, 'all');
  expect([cancelled.bookings.length, cancelled.left]).toEqual([2, 2]);
  expect(stored().map(({ state }) => state)).toEqual(['delivered', 'confirmed', 'cancelled', 'cancelled']);
});

test('cancelling a repeat costs each booking what its own notice gives', () => {
  const { bookings, id, stored } = aSeries();

  const { undoId } = bookings.cancel(id(0), { by: 'organisation', reason: 'Closed', at: null }, 'all');
  expect(stored().map(({ cancellation }) => cancellation?.fee)).toEqual([36_000, 0, 0, 0]);
  bookings.undo(undoId);
  expect(stored().map(({ state }) => state)).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed']);
});

test('what was called off before is neither reached nor counted', () => {
  const { bookings, id, stored } = aSeries();
  bookings.cancel(id(1), { by: 'practitioner', reason: 'Away', at: null });

  const { left } = bookings.cancel(id(0), { by: 'organisation', reason: 'Closed', at: null }, 'following');
  expect([left, stored()[1]?.cancellation?.reason]).toEqual([0, 'Away']);
});

test('an offered repeat is confirmed or removed at once, and comes back whole', () => {
  const { bookings, ids, id, stored } = aSeries('offered');
  bookings.step(id(3), 'confirm');

  const removed = bookings.remove(id(1), 'all');
  expect([removed.removed, removed.left]).toEqual([3, 1]);
  expect(() => bookings.get(id(0))).toThrow('NOT_FOUND');
  expect(bookings.get(id(3)).series).toMatchObject({ position: 1, count: 1 });
  bookings.undo(removed.undoId);
  expect(stored()).toHaveLength(ids.length);

  const confirmed = bookings.step(id(0), 'confirm', 'all');
  expect([confirmed.bookings.length, confirmed.left]).toEqual([3, 1]);
  expect(stored().every(({ state, terms: agreed }) => state === 'confirmed' && agreed?.accepted === true)).toBe(true);
});

test('an edit that one booking of the repeat refuses changes none of them', () => {
  const { bookings, birch, id, stored } = aSeries();
  const before = stored();

  expect(() => bookings.update(id(0), aBooking(birch, { organisationId: crypto.randomUUID() }), 'all')).toThrow('NOT_FOUND');
  expect(stored()).toEqual(before);
});

test('the shift of an edit keeps the clock of the workplace over the clock change', () => {
  const { bookings, birch } = aSeries();
  const startsAt = instant(Date.parse('2027-03-22T09:00Z'));
  const [first, second] = bookings.create(aBooking(birch, { startsAt }), 'confirmed', ['2027-03-29']).bookings;
  expect(shown(second?.startsAt ?? instant(0))).toBe('03-29T08:00');

  bookings.update(first?.id ?? '', aBooking(birch, { startsAt: plus(startsAt, minutes(90)) }), 'all');
  expect(shown(bookings.get(second?.id ?? '').startsAt)).toBe('03-29T09:30');
});

test('a drag moves and lengthens one or all of a repeat, and leaves all else as it was', () => {
  const { bookings, id, stored, starts, clock } = aSeries();
  const before = stored();
  const to = { startsAt: instant(Date.parse('2026-12-04T10:30Z')), durationMs: hours(3) };

  const moved = bookings.move(id(1), to, 'all');
  expect(starts()).toEqual(['11-27T10:30', '12-04T10:30', '12-11T10:30', '12-18T10:30']);
  expect(stored().map(({ fee }) => fee.total)).toEqual([27_000, 27_000, 27_000, 27_000]);
  expect(bookings.range(clock.now(), plus(clock.now(), hours(24 * 30))).map(({ repeats }) => repeats)).toEqual([true, true, true, true]);
  bookings.undo(moved.undoId);
  expect(stored()).toEqual(before);

  bookings.move(id(1), to);
  expect(stored()[1]).toEqual({ ...before[1], startsAt: to.startsAt, endsAt: plus(to.startsAt, to.durationMs), fee: expect.anything() });
  expect(stored()[2]).toEqual(before[2]);
});

test('what was called off is not moved', () => {
  const { bookings, id, stored } = aSeries();
  bookings.cancel(id(0), { by: 'organisation', reason: '', at: null });
  const before = stored();

  expect(() => bookings.move(id(0), { startsAt: instant(Date.parse('2026-12-04T10:30Z')), durationMs: hours(3) })).toThrow('BOOKING_STATE');
  expect(stored()).toEqual(before);
});
