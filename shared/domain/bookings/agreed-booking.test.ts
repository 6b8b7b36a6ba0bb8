import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basisPoints, pence, pounds, quantity, sumOf } from '../money.ts';
import { instant, minutes, zoneId } from '../time.ts';
import { agreedLines, bookedBreak, bookedDay, bookedTimes, toldOf, type AgreedBooking } from './agreed-booking.ts';
import { feeOf } from './fee.ts';
import { agreedRateWords } from './fee-words.ts';
import { termsInWords } from './terms-words.ts';

const parties = { identityId: null, organisationId: 'o-1' };

function anAgreed(traits: Partial<Omit<AgreedBooking, 'fee'>> = {}): AgreedBooking {
  const booking = {
    title: 'Morning surgery',
    startsAt: instant(Date.parse('2026-11-26T09:00Z')),
    endsAt: instant(Date.parse('2026-11-26T13:00Z')),
    zone: zoneId('Europe/London'),
    breakMs: minutes(0),
    rate: { unit: 'hour', price: pounds(90), share: null, count: quantity(1_000), takings: pence(0) } as const,
    extras: [],
    mileage: { miles: quantity(0), price: pence(0) },
    reference: '',
    terms: null,
    ...traits,
  };
  return { ...booking, fee: feeOf(booking) };
}

test('day and times are those of the workplace, and a night says the day on which it ends', () => {
  const night = anAgreed({ startsAt: instant(Date.parse('2026-06-30T23:30Z')), endsAt: instant(Date.parse('2026-07-01T23:10Z')) });

  expect([bookedDay(night), bookedTimes(night)]).toEqual(['Wednesday 1 July 2026', '00:30 to 00:10 on Thursday 2 July 2026']);
  expect(bookedTimes(anAgreed())).toBe('09:00 to 13:00');
  expect([0, 1, 30].map((length) => bookedBreak({ breakMs: minutes(length) }))).toEqual(['', '1 minute, unpaid', '30 minutes, unpaid']);
});

test('the lines add up to the fee, whatever it is made of', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 }).map(pence);
  const count = fc.integer({ min: 0, max: 100_000 }).map(quantity);
  const part = fc.record({ name: fc.string(), price: amount, count });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), fc.record({ miles: count, price: amount }), (extras, mileage) => {
      const booking = anAgreed({ extras, mileage });

      expect(sumOf(agreedLines(booking, 'practice').map((line) => line.amount))).toBe(booking.fee.total);
    }),
  );
});

test('private clients and insurers read nothing of the kind of work', () => {
  const booking = anAgreed({ extras: [{ name: 'Home visit', price: pounds(40), count: quantity(2_000) }] });
  const wordsFor = (kind: Parameters<typeof agreedLines>[1]) => agreedLines(booking, kind).map(({ words, basis }) => `${words}, ${basis}`);

  expect(wordsFor('practice')).toEqual(['Morning surgery, 4 h × £90.00', 'Home visit, 2 × £40.00']);
  for (const kind of ['private', 'insurer'] as const)
    expect(wordsFor(kind)).toEqual(['Professional session, 4 h × £90.00', 'Additional service, 2 × £40.00']);
});

test('what is told changes with each thing that is told, and with nothing else', () => {
  const told = (traits: Partial<Omit<AgreedBooking, 'fee'>> = {}, who = parties) => toldOf(anAgreed(traits), who);
  const { rate, endsAt } = anAgreed();
  const terms = { paymentDays: 30, cancellation: [{ noticeHours: 24, share: 10_000 }], note: '' };
  const changed = [
    told({ title: 'Evening surgery' }),
    told({ startsAt: instant(endsAt - 60_000) }),
    told({ endsAt: instant(endsAt + 60_000) }),
    told({ zone: zoneId('Europe/Dublin') }),
    told({ breakMs: minutes(30) }),
    told({ reference: 'LOC-7' }),
    told({ rate: { ...rate, price: pounds(91) } }),
    told({ rate: { ...rate, unit: 'session' } }),
    told({ extras: [{ name: 'Visit', price: pounds(40), count: quantity(1_000) }] }),
    told({ mileage: { miles: quantity(10_000), price: pence(45) } }),
    told({ terms }),
    told({ terms: { ...terms, paymentDays: 14 } }),
    told({ terms: { ...terms, cancellation: [] } }),
    told({ terms: { ...terms, note: 'By email' } }),
    told({}, { ...parties, organisationId: 'o-2' }),
  ];

  expect(told()).toBe(toldOf(Object.assign(anAgreed(), { notes: 'Side door' }), parties));
  expect(new Set([told(), ...changed]).size).toBe(changed.length + 1);
});

test('terms stand in words, the user’s own last', () => {
  const steps = [
    { noticeHours: 24, share: 10_000 },
    { noticeHours: 168, share: 5_000 },
  ];

  expect(termsInWords({ paymentDays: 1, cancellation: steps, note: 'By email.' })).toEqual([
    'Payment within 1 day of the invoice.',
    'Cancelled by the organisation with less than 24 hours of notice: 100% of the fee for the work.',
    'Cancelled by the organisation with less than 7 days of notice: 50% of the fee for the work.',
    'By email.',
  ]);
  expect(termsInWords({ paymentDays: 0, cancellation: [], note: ' ' })).toEqual(['Payment at once.', 'Cancelling is free.']);
});

test('a rate stands in words', () => {
  const { rate } = anAgreed();

  expect(agreedRateWords(rate)).toBe('£90.00 an hour');
  expect(agreedRateWords({ ...rate, unit: 'day' })).toBe('£90.00 a day');
  expect(agreedRateWords({ unit: 'percent', price: null, share: basisPoints(6_050) })).toBe('60.5% of takings');
});
