import { expect, test } from 'vitest';
import { duration, hours, instant, minutes, plus, type Instant } from '../../../shared/domain/time.ts';
import { aBooking } from '../../../tests/support/a-booking.ts';
import { anOrganisation } from '../../../tests/support/an-organisation.ts';
import { aSession } from '../../../tests/support/a-session.ts';
import { createFakeClock } from '../../../tests/support/fake-clock.ts';
import { openTestStore } from '../../../tests/support/temp-profile.ts';
import type { Session } from '../../../shared/contract/sessions.ts';
import { createOrganisationService } from '../organisations/service.ts';
import { createBookingService } from './service.ts';
import { namedByBookings } from './store.ts';

const start = instant(Date.parse('2026-11-26T09:00Z'));
const terms = { paymentDays: 14, cancellation: [{ noticeHours: 24, share: 10_000 }, { noticeHours: 168, share: 5_000 }], note: '' }; // prettier-ignore

function aDesk() {
  const { store } = openTestStore();
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  const announced: string[] = [];
  const sessions: Session[] = [];
  const spacing = { buffers: { before: duration(0), after: duration(0) }, usualTravel: duration(0) };
  const deps = { store, clock, announce: (topics: readonly string[]) => announced.push(...topics), newId: () => crypto.randomUUID() };
  const organisations = createOrganisationService({ ...deps, usedIds: (db) => namedByBookings(db, 'organisationId') });
  const bookings = createBookingService({
    ...deps,
    spacing: () => spacing,
    pension: { reached: () => [] },
    sessionsBetween: (from, to) => sessions.filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from),
  });
  const { id: birch } = organisations.create(anOrganisation({ terms, travelMs: minutes(30) }));
  const make = (change: Parameters<typeof aBooking>[1] = {}, state: 'offered' | 'confirmed' = 'offered', alsoOn: readonly string[] = []) =>
    bookings.create(aBooking(birch, change), state, alsoOn);
  const one = (...given: Parameters<typeof make>) => {
    const [booking] = make(...given).bookings;
    if (!booking) throw new Error('nothing was made');
    return booking;
  };
  const list = (change: Partial<Parameters<typeof bookings.list>[0]> = {}) =>
    bookings.list({ when: 'all', state: null, organisationId: null, payCheck: null, search: '', offset: 0, limit: 50, ...change });
  return { store, clock, announced, sessions, spacing, organisations, bookings, birch, make, one, list };
}

test('a booking comes back as it was entered, with its fee worked out', () => {
  const { birch, one, bookings } = aDesk();
  const values = aBooking(birch, {
    breakMs: minutes(30),
    extras: [{ name: 'Visit', price: 5_000, count: 2_000 }],
    mileage: { miles: 24_000, price: 55 },
    notes: 'private',
  });
  const { id } = one(values);

  const { durationMs: _durationMs, ...kept } = values;
  expect(bookings.get(id)).toMatchObject({ ...kept, state: 'offered', endsAt: plus(start, hours(4)), offers: [], cancellation: null });
  expect(bookings.get(id).fee).toEqual({
    worked: minutes(210),
    quantity: 3_500,
    work: 31_500,
    extras: 10_000,
    mileage: 1_320,
    total: 42_820,
  });
});

test('several days make a booking each, at the same times of the clock there, over a clock change too', () => {
  const { make } = aDesk();
  const made = make({ startsAt: Date.parse('2026-03-28T08:30Z') }, 'offered', ['2026-03-29', '2026-03-28', '2026-03-30', '2026-03-29']);

  expect(made.bookings.map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
    '2026-03-28T08:30:00.000Z',
    '2026-03-29T07:30:00.000Z',
    '2026-03-30T07:30:00.000Z',
  ]);
});

test('confirming keeps the terms of that moment: later changes of the organisation do not reach it', () => {
  const { one, bookings, organisations, birch } = aDesk();
  const { id } = one();
  expect(bookings.get(id).terms).toEqual({ accepted: false, terms });

  bookings.step(id, 'confirm');
  organisations.update(birch, anOrganisation({ terms: { ...terms, paymentDays: 60 } }));
  expect(bookings.get(id).terms).toEqual({ accepted: true, terms });

  bookings.step(id, 'takeBack');
  expect(bookings.get(id).terms).toMatchObject({ accepted: false, terms: { paymentDays: 60 } });
});

test('a step that the state does not allow is refused and changes nothing', () => {
  const { one, bookings, clock } = aDesk();
  const { id } = one();

  expect(() => bookings.step(id, 'deliver')).toThrow('BOOKING_STATE');
  bookings.step(id, 'confirm');
  expect(() => bookings.step(id, 'confirm')).toThrow('BOOKING_STATE');
  expect(() => bookings.step(id, 'deliver')).toThrow('BOOKING_NOT_BEGUN');
  expect(() => bookings.remove(id)).toThrow('BOOKING_STATE');
  clock.advance(hours(48));
  expect(bookings.step(id, 'deliver').bookings[0]?.state).toBe('delivered');
  expect(() => bookings.cancel(id, { by: 'organisation', reason: '', at: null })).toThrow('BOOKING_STATE');
});

test('a cancellation costs what the accepted terms give for the notice, and nothing before confirming or by the practitioner', () => {
  const { one, bookings, clock } = aDesk();
  const [early, late, own, offered] = [one({}, 'confirmed'), one({}, 'confirmed'), one({}, 'confirmed'), one()];
  const feeOf = (id: string, by: 'organisation' | 'practitioner' = 'organisation') =>
    bookings.cancel(id, { by: by, reason: 'No longer needed', at: null }).bookings[0]?.cancellation?.fee;

  expect([feeOf(early.id), feeOf(offered.id)]).toEqual([18_000, 0]);
  clock.advance(hours(30));
  expect([feeOf(late.id), feeOf(own.id, 'practitioner')]).toEqual([36_000, 0]);
  expect(bookings.get(late.id)).toMatchObject({
    state: 'cancelled',
    cancellation: { by: 'organisation', from: 'confirmed', reason: 'No longer needed' },
  });
  expect(() => bookings.update(late.id, aBooking(late.organisationId))).toThrow('BOOKING_STATE');
  expect(bookings.step(late.id, 'takeBack').bookings[0]).toMatchObject({ state: 'confirmed', cancellation: null });
});

test('a cancellation that is entered later costs what the notice was when it was given, which is never to come', () => {
  const { one, bookings, clock } = aDesk();
  const { id } = one({}, 'confirmed');
  const given = clock.now();
  clock.advance(hours(30));
  const cancel = (at: Instant) => bookings.cancel(id, { by: 'organisation', reason: '', at });

  expect(() => cancel(plus(clock.now(), minutes(1)))).toThrow('DAY_IN_FUTURE');
  expect(cancel(given).bookings[0]?.cancellation).toMatchObject({ at: given, fee: 18_000 });
});

test('offers stay on the record in their order, and the booking counts with the last', () => {
  const { one, bookings } = aDesk();
  const { id } = one();
  bookings.offer(id, { by: 'practitioner', unit: 'hour', price: 10_000 as never, share: null, note: 'As last year' });
  bookings.offer(id, { by: 'organisation', unit: 'session', price: 35_000 as never, share: null, note: '' });

  expect(bookings.get(id)).toMatchObject({ offers: [{ by: 'organisation', price: 9_000 }, { by: 'practitioner', price: 10_000 }, { by: 'organisation', price: 35_000 }], fee: { total: 35_000 } }); // prettier-ignore
  bookings.step(id, 'confirm');
  expect(() => bookings.offer(id, { by: 'organisation', unit: 'hour', price: 1 as never, share: null, note: '' })).toThrow('BOOKING_STATE');
});

test('a rate that is typed over while nothing is agreed stays on the record, once agreed it does not', () => {
  const { birch, one, bookings } = aDesk();
  const { id } = one();
  const hourly = (price: number) => aBooking(birch, { rate: { unit: 'hour', price, share: null, count: 1_000, takings: 0 } });
  const record = (): readonly unknown[] => bookings.get(id).offers.map(({ by, price }) => [by, price]);

  bookings.update(id, aBooking(birch, { title: 'Evening' }));
  expect(record()).toEqual([]);
  const { undoId } = bookings.update(id, hourly(9_500));
  expect(record()).toEqual([['edit', 9_000], ['edit', 9_500]]); // prettier-ignore
  bookings.undo(undoId);
  expect(record()).toEqual([]);

  bookings.update(id, hourly(9_500));
  bookings.offer(id, { by: 'organisation', unit: 'hour', price: 9_300 as never, share: null, note: '' });
  bookings.step(id, 'confirm');
  bookings.update(id, hourly(9_400));
  expect(record()).toEqual([['edit', 9_000], ['edit', 9_500], ['organisation', 9_300]]); // prettier-ignore
  const unpriced = one({ rate: { unit: 'hour', price: 0, share: null, count: 1_000, takings: 0 } });
  bookings.update(unpriced.id, hourly(9_000));
  expect(bookings.get(unpriced.id).offers).toEqual([]);
});

test('an offer at the rate that stood there, or where none did, is the first on the record', () => {
  const { one, bookings } = aDesk();
  const offered = (id: string): readonly (number | null)[] => {
    bookings.offer(id, { by: 'organisation', unit: 'hour', price: 9_000 as never, share: null, note: '' });
    return bookings.get(id).offers.map(({ price }) => price);
  };

  expect(offered(one().id)).toEqual([9_000]);
  expect(offered(one({ rate: { unit: 'hour', price: 0, share: null, count: 1_000, takings: 0 } }).id)).toEqual([9_000]);
});

test('each change can be taken back whole, as long as nothing followed it', () => {
  const { one, bookings, make, list } = aDesk();
  const { id } = one({ extras: [{ name: 'Visit', price: 1, count: 1_000 }] });
  bookings.offer(id, { by: 'practitioner', unit: 'hour', price: 1 as never, share: null, note: '' });
  const before = bookings.get(id);

  bookings.undo(bookings.remove(id).undoId);
  expect(bookings.get(id)).toEqual(before);
  const { undoId } = bookings.step(id, 'confirm');
  bookings.undo(undoId);
  expect(bookings.get(id)).toEqual(before);
  expect(() => bookings.undo(undoId)).toThrow('NOTHING_TO_UNDO');

  const made = make({}, 'offered', ['2026-11-27']);
  const confirmed = made.bookings[0] && bookings.step(made.bookings[0].id, 'confirm');
  expect(() => bookings.undo(made.undoId)).toThrow('NOTHING_TO_UNDO');
  bookings.undo(confirmed?.undoId ?? '');
  bookings.undo(made.undoId);
  expect(list().total).toBe(1);
});

test('an undo does not bring back what names an organisation that is gone', () => {
  const { one, bookings, organisations, birch } = aDesk();
  const { undoId } = bookings.remove(one().id);
  organisations.remove(birch);

  expect(() => bookings.undo(undoId)).toThrow('NOTHING_TO_UNDO');
});

test('the list is filtered, counted and in the order of its time', () => {
  const { one, list, organisations, bookings } = aDesk();
  const { id: oak } = organisations.create(anOrganisation({ name: 'Oak 100%' }));
  const past = one({ startsAt: Date.parse('2026-11-20T09:00Z') }, 'confirmed');
  const running = one({ startsAt: Date.parse('2026-11-24T10:00Z'), title: 'Clinic' });
  const far = one({ organisationId: oak, startsAt: Date.parse('2026-12-20T09:00Z'), reference: 'PO_7' });
  bookings.step(past.id, 'deliver');
  const ids = (change: Parameters<typeof list>[0]) => list(change).bookings.map(({ id }) => id);

  expect(ids({ when: 'upcoming' })).toEqual([running.id, far.id]);
  expect(ids({ when: 'past' })).toEqual([past.id]);
  expect(ids({ when: 'all' })).toEqual([far.id, running.id, past.id]);
  expect([ids({ state: 'delivered' }), ids({ organisationId: oak }), ids({ search: 'clin' })]).toEqual([[past.id], [far.id], [running.id]]);
  expect([ids({ search: '100%' }), ids({ search: 'PO_7' }), ids({ search: 'P%7' })]).toEqual([[far.id], [far.id], []]);
  expect(list({ limit: 1, offset: 1 })).toMatchObject({ total: 3, bookings: [{ id: running.id }] });
});

test('delivered work that others pay is found by what came in', () => {
  const { one, list, bookings } = aDesk();
  const pay = (check: 'notChecked' | 'paidShort' | 'notPaid', arrangement: 'agency' | 'paye' | 'soleTrader' = 'agency') =>
    one(
      { arrangement, startsAt: Date.parse('2026-11-20T09:00Z'), pay: { check, paid: check === 'paidShort' ? 1 : null, note: '' } },
      'confirmed',
    ).id;
  const delivered = [pay('notPaid'), pay('notPaid', 'paye'), pay('paidShort'), pay('notChecked')];
  for (const id of [...delivered, pay('notChecked', 'soleTrader')]) bookings.step(id, 'deliver');
  pay('notPaid');

  const found = (payCheck: 'notChecked' | 'paidShort' | 'notPaid' | 'paidCorrectly') =>
    list({ payCheck })
      .bookings.map(({ id }) => id)
      .toSorted();

  expect(found('notPaid')).toEqual(delivered.slice(0, 2).toSorted());
  expect([found('paidShort'), found('notChecked'), found('paidCorrectly')]).toEqual([[delivered[2]], [delivered[3]], []]);
  expect(list({ payCheck: 'notPaid' }).total).toBe(2);
});

test('sessions and other bookings that leave too little time are told, what was called off is not', () => {
  const { one, bookings, sessions, birch, organisations } = aDesk();
  const { id: elm } = organisations.create(anOrganisation({ name: 'Elm', travelMs: minutes(10) }));
  const near = one({ organisationId: elm, startsAt: plus(start, minutes(260)), durationMs: hours(1) });
  const off = one({ organisationId: elm, startsAt: start });
  bookings.cancel(off.id, { by: 'organisation', reason: '', at: null });
  sessions.push(
    aSession({ startsAt: start - minutes(80), length: hours(1) }),
    { ...aSession({ startsAt: start, length: hours(1) }), status: 'cancelled' },
    aSession({ startsAt: start - hours(3), length: hours(1) }),
  );
  const asked = { startsAt: start, durationMs: hours(4), organisationId: birch, turnoverMs: minutes(0), exceptId: null };

  const found = bookings.overlaps(asked);
  expect(found.bookings.map(({ id }) => id)).toEqual([near.id]);
  expect(found.sessions.map(({ startsAt }) => startsAt)).toEqual([start - minutes(80)]);
  expect(bookings.overlaps({ ...asked, exceptId: near.id }).bookings).toEqual([]);
});

test('buffers and the usual way count between places, for bookings that are there and the one that is asked about', () => {
  const { one, bookings, sessions, spacing, organisations } = aDesk();
  const { id: elm } = organisations.create(anOrganisation({ name: 'Elm', travelMs: null }));
  const { id: fir } = organisations.create(anOrganisation({ name: 'Fir', travelMs: null }));
  const near = one({ organisationId: elm, startsAt: plus(start, hours(5)), durationMs: hours(1) });
  sessions.push(aSession({ startsAt: start - minutes(80), length: hours(1) }));
  const asked = { startsAt: start, durationMs: hours(4), organisationId: fir, turnoverMs: minutes(0), exceptId: null };
  const found = () => {
    const { bookings: booked, sessions: planned } = bookings.overlaps(asked);
    return [booked.length, planned.length];
  };
  expect(found()).toEqual([0, 0]);

  spacing.usualTravel = minutes(20);
  expect(found()).toEqual([0, 0]);
  spacing.buffers = { before: minutes(1), after: minutes(40) };
  expect(found()).toEqual([1, 1]);
  expect(bookings.overlaps({ ...asked, organisationId: elm }).bookings, 'none at the same place').toEqual([]);
  expect(bookings.get(near.id).organisation.travelMs).toBeNull();
});

test('what is taken for good are agreed bookings and sessions that take place', () => {
  const { one, bookings, sessions, birch } = aDesk();
  one({ startsAt: start });
  const agreed = one({ startsAt: plus(start, hours(5)) }, 'confirmed');
  sessions.push(
    { ...aSession({ startsAt: start }), status: 'noShow' },
    aSession({ startsAt: start - hours(2), service: 'Massage', turnover: minutes(15) }),
  );

  expect(bookings.takenBetween(start, plus(start, hours(1))).map(({ place, startsAt, turnover }) => [place, startsAt, turnover])).toEqual([
    [birch, agreed.startsAt, 0],
    [null, start - hours(2), minutes(15)],
  ]);
});

test('the clock’s times are a suggestion from the runs within the booking', () => {
  const { one, bookings, sessions } = aDesk();
  const { id } = one();
  expect(bookings.clockTimes(id)).toBeNull();

  const run = (from: number, to: number) => ({ actualStartedAt: plus(start, minutes(from)), actualFinishedAt: plus(start, minutes(to)) });
  sessions.push(
    { ...aSession({ startsAt: start, length: hours(1) }), ...run(4, 60) },
    { ...aSession({ startsAt: start + hours(1), length: hours(1) }), ...run(70, 132) },
    aSession({ startsAt: start + hours(2), length: hours(1) }),
  );
  const before = bookings.get(id);

  expect(bookings.clockTimes(id)).toEqual({
    startedAt: plus(start, minutes(4)),
    finishedAt: plus(start, minutes(132)),
    sessions: 2,
    ranMs: minutes(118),
  });
  expect(bookings.get(id)).toEqual(before);
});

test('what names something unknown is refused, and what is gone is NOT_FOUND', () => {
  const { bookings, make, announced, birch } = aDesk();
  announced.length = 0;
  const id = crypto.randomUUID();

  for (const attempt of [
    () => make({ organisationId: id }),
    () => make({ identityId: id }),
    () => bookings.get(id),
    () => bookings.update(id, aBooking(birch)),
    () => bookings.step(id, 'confirm'),
    () => bookings.cancel(id, { by: 'organisation', reason: '', at: null }),
    () => bookings.remove(id),
    () => bookings.clockTimes(id),
  ])
    expect(attempt).toThrow('NOT_FOUND');
  expect(() => make({ zone: 'Nowhere/Else' })).toThrow('INVALID_INPUT');
  expect(announced).toEqual([]);
});
