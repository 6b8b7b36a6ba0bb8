import fc from 'fast-check';
import { expect, test } from 'vitest';
import { employerRates } from '../../rates/pension/employer-rates.ts';
import type { InvoiceDraft } from './model.ts';
import { aCustomer, anInvoice, pensionedInEngland } from '../../../tests/support/an-invoice.ts';
import { basisPoints, pence, pounds, quantity, sumOf } from '../money.ts';
import { instant, localDate, localTime } from '../time.ts';
import { agreedFee, linesOf, linesOfAll, periodOf, timeSuggestion, usualWording, type BillableBooking } from './booking-lines.ts';
import { groupForInvoices, monthOf } from './invoice-batch.ts';
import { organisationKinds } from './model.ts';
import * as rules from './pension-line.ts';
import { netOf, totalsOf } from './totals.ts';

const withEmployerPension = (draft: InvoiceDraft): InvoiceDraft => rules.withEmployerPension(draft, employerRates);

/** Ten hours at £100 on 3 November 2026, exempt and pensioned. */
function aBooking(traits: Partial<BillableBooking> = {}): BillableBooking {
  return {
    id: 'b1',
    identityId: 'me',
    organisationId: 'bridge-street',
    workedOn: localDate('2026-11-03'),
    startsAt: localTime('08:00'),
    endsAt: localTime('18:30'),
    agreedMinutes: 600,
    confirmedMinutes: null,
    actualMinutes: null,
    name: 'GP locum session',
    fee: { unit: 'hour', price: pounds(100) },
    extras: [],
    mileage: null,
    expenses: [],
    vat: 'exempt',
    pensionable: true,
    cancellation: null,
    ...traits,
  };
}

const once = quantity(1_000);

test('a delivered booking becomes its fee with day and times, then extras, mileage and expenses', () => {
  const booking = aBooking({
    extras: [{ name: 'Home visit', price: pounds(40), count: quantity(2_000) }],
    mileage: { miles: quantity(12_400), perMile: pence(45) },
    expenses: [{ name: 'Parking', amount: pounds(6.5) }],
  });

  expect(linesOf(booking, 'named').map((line) => [line.kind, line.description, line.unit, netOf(line), line.pensionable])).toEqual([
    ['fee', 'GP locum session', 'hour', 100_000, true],
    ['extra', 'Home visit', 'item', 8_000, true],
    ['mileage', 'Mileage', 'mile', 558, false],
    ['expense', 'Parking', 'item', 650, false],
  ]);
  expect(linesOf(booking, 'named')[0]).toMatchObject({ workedOn: '2026-11-03', startsAt: '08:00', endsAt: '18:30', vat: 'exempt' });
});

test('the lines of a pensioned booking bring the contribution on fee and extras alone', () => {
  const booking = aBooking({
    mileage: { miles: quantity(100_000), perMile: pence(45) },
    expenses: [{ name: 'Parking', amount: pounds(10) }],
  });
  const draft = withEmployerPension(anInvoice({ pension: pensionedInEngland, lines: linesOf(booking, 'named') }));

  expect(totalsOf(draft).total).toBe(112_942 + 4_500 + 1_000);
});

test.each<[string, BillableBooking['fee'], number]>([
  ['by the hour', { unit: 'hour', price: pounds(87.5) }, 87_500],
  ['by the session', { unit: 'session', price: pounds(350), count: quantity(2_000) }, 70_000],
  ['by the half day', { unit: 'day', price: pounds(700), count: quantity(500) }, 35_000],
  ['a share of the takings', { unit: 'percent', share: basisPoints(4_500), takings: pounds(1_234.56) }, 55_555],
])('a fee %s', (_name, fee, net) => {
  expect(linesOf(aBooking({ fee }), 'named').map(netOf)).toEqual([net]);
  expect(agreedFee(aBooking({ fee }))).toBe(net);
});

test('minutes that the clock saw change nothing until they are confirmed', () => {
  const seen = aBooking({ actualMinutes: 630 });

  expect(linesOf(seen, 'named')).toEqual(linesOf(aBooking(), 'named'));
  expect(timeSuggestion(seen)).toEqual({ minutes: 630, difference: 5_000 });
  expect(linesOf({ ...seen, confirmedMinutes: 630 }, 'named').map(netOf)).toEqual([105_000]);
  expect(timeSuggestion({ ...seen, confirmedMinutes: 630 })).toBe(null);
  expect(timeSuggestion(aBooking({ actualMinutes: 570 }))).toEqual({ minutes: 570, difference: -5_000 });
});

test('there is no suggestion where minutes do not change the fee', () => {
  expect(timeSuggestion(aBooking())).toBe(null);
  expect(timeSuggestion(aBooking({ actualMinutes: 600 }))).toBe(null);
  expect(timeSuggestion(aBooking({ actualMinutes: 630, fee: { unit: 'session', price: pounds(350), count: once } }))).toBe(null);
});

test('a third of an hour is billed as it is printed: 0.333 hours', () => {
  const [line] = linesOf(aBooking({ agreedMinutes: 20 }), 'named');

  expect(line).toMatchObject({ quantity: 333 });
  expect(line === undefined ? null : netOf(line)).toBe(3_330);
});

test('neutral wording says nothing of what was done, and is usual for private clients and insurers', () => {
  const booking = aBooking({
    name: 'EMDR trauma therapy',
    extras: [{ name: 'Report on depression', price: pounds(40), count: once }],
    expenses: [{ name: 'Clinic room', amount: pounds(10) }],
    mileage: { miles: once, perMile: pence(45) },
  });

  expect(linesOf(booking, 'neutral').map(({ description }) => description)).toEqual([
    'Professional session',
    'Additional service',
    'Mileage',
    'Expenses',
  ]);
  expect(organisationKinds.filter((kind) => usualWording(kind) === 'neutral')).toEqual(['insurer', 'private']);
  expect(linesOf(aBooking({ name: ' ' }), 'named')[0]?.description).toBe('Locum work');
});

test('a booking called off late becomes its cancellation fee alone, of the agreed fee', () => {
  const startsAt = instant(Date.parse('2026-11-03T08:00Z'));
  const cancellation = {
    steps: [{ noticeHours: 48, share: basisPoints(5_000) }],
    startsAt,
    cancelledAt: instant(startsAt - 3_600_000),
    cancelledBy: 'organisation',
  } as const;
  const booking = aBooking({ cancellation, confirmedMinutes: 60, mileage: { miles: once, perMile: pence(45) }, actualMinutes: 10 });

  expect(linesOf(booking, 'named').map((line) => [line.kind, netOf(line), line.pensionable])).toEqual([['cancellation', 50_000, false]]);
  expect(timeSuggestion(booking)).toBe(null);
  expect(linesOf(aBooking({ cancellation: { ...cancellation, steps: [] } }), 'named')).toEqual([]);
});

test('the lines of a month stand by day and start, and give the period', () => {
  const bookings = [
    aBooking({ id: 'c', workedOn: localDate('2026-11-24'), startsAt: localTime('14:00') }),
    aBooking({ id: 'b', workedOn: localDate('2026-11-24'), startsAt: localTime('08:00') }),
    aBooking({ id: 'a', workedOn: localDate('2026-11-03') }),
  ];
  const lines = linesOfAll(bookings, 'named');

  expect(lines.map(({ workedOn, startsAt }) => `${workedOn} ${startsAt}`)).toEqual([
    '2026-11-03 08:00',
    '2026-11-24 08:00',
    '2026-11-24 14:00',
  ]);
  expect(periodOf(lines)).toEqual({ from: '2026-11-03', to: '2026-11-24' });
  expect([periodOf([]), periodOf(lines.map((line) => ({ ...line, workedOn: null })))]).toEqual([null, null]);
});

test('a batch has one group per identity and organisation, of the bookings of the month alone', () => {
  const bookings = [
    aBooking({ id: '1', workedOn: localDate('2026-11-30') }),
    aBooking({ id: '2', organisationId: 'otley' }),
    aBooking({ id: '3', workedOn: localDate('2026-11-01') }),
    aBooking({ id: '4', identityId: 'my-company' }),
    aBooking({ id: '5', workedOn: localDate('2026-10-31') }),
    aBooking({ id: '6', workedOn: localDate('2026-12-01') }),
  ];

  const groups = groupForInvoices(bookings, monthOf(localDate('2026-11-22')));

  expect(groups.map((group) => [group.identityId, group.organisationId, group.bookings.map(({ id }) => id).join()])).toEqual([
    ['me', 'bridge-street', '1,3'],
    ['me', 'otley', '2'],
    ['my-company', 'bridge-street', '4'],
  ]);
});

test('months have the days they have', () => {
  expect([monthOf(localDate('2028-02-10')), monthOf(localDate('2026-12-31'))]).toEqual([
    { from: '2028-02-01', to: '2028-02-29' },
    { from: '2026-12-01', to: '2026-12-31' },
  ]);
});

test('grouping loses no money: the invoices of a batch add up to the bookings', () => {
  const some = fc.array(
    fc.record({
      organisationId: fc.constantFrom('a', 'b', 'c'),
      agreedMinutes: fc.integer({ min: 0, max: 1_440 }),
      workedOn: fc.constantFrom('2026-11-01', '2026-11-15', '2026-11-30').map(localDate),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(some, (given) => {
      const bookings = given.map((traits, index) => aBooking({ id: String(index), ...traits }));
      const drafts = groupForInvoices(bookings, monthOf(localDate('2026-11-01'))).map(({ bookings: own }) =>
        anInvoice({ customer: aCustomer(), lines: linesOfAll(own, 'named') }),
      );
      expect(sumOf(drafts.map((draft) => totalsOf(draft).total))).toBe(sumOf(bookings.map(agreedFee)));
    }),
  );
});
