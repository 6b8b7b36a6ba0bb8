import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basisPoints, pence, pounds } from '../money.ts';
import { instant, localDate, minus, minutes } from '../time.ts';
import { cancellationFee, cancellationLine, cancellationShare, type Cancellation } from './cancellation-fee.ts';
import { netOf } from './totals.ts';

const startsAt = instant(Date.parse('2026-11-24T08:30Z'));
const steps = [
  { noticeHours: 168, share: basisPoints(2_500) },
  { noticeHours: 24, share: basisPoints(10_000) },
  { noticeHours: 48, share: basisPoints(5_000) },
];

function cancelled(noticeMinutes: number, traits: Partial<Cancellation> = {}): Cancellation {
  return { steps, startsAt, cancelledAt: minus(startsAt, minutes(noticeMinutes)), cancelledBy: 'organisation', ...traits };
}

test.each([
  ['a week and more', 168 * 60, 0],
  ['a minute less than a week', 168 * 60 - 1, 2_500],
  ['two days', 48 * 60, 2_500],
  ['a minute less than two days', 48 * 60 - 1, 5_000],
  ['a day', 24 * 60, 5_000],
  ['a minute less than a day', 24 * 60 - 1, 10_000],
  ['no notice', 0, 10_000],
  ['after the start', -90, 10_000],
])('with notice of %s the scale gives its share, in whatever order the steps stand', (_name, noticeMinutes, share) => {
  expect(cancellationShare(cancelled(noticeMinutes))).toBe(share);
  expect(cancellationShare(cancelled(noticeMinutes, { steps: steps.toReversed() }))).toBe(share);
});

test('without a scale, or when the practitioner cancels, it costs nothing', () => {
  expect(cancellationShare(cancelled(0, { steps: [] }))).toBe(0);
  expect(cancellationShare(cancelled(0, { cancelledBy: 'practitioner' }))).toBe(0);
});

test('a night in which the clocks change has the hours it has', () => {
  // 09:00 on Saturday before the clocks go forward to 09:00 on Sunday is 23 hours
  const sunday = instant(Date.parse('2026-03-29T08:00Z'));
  const saturday = instant(Date.parse('2026-03-28T09:00Z'));

  expect(cancellationShare({ steps, startsAt: sunday, cancelledAt: saturday, cancelledBy: 'organisation' })).toBe(10_000);
});

test('the fee never exceeds the agreed one, and less notice never costs less on a falling scale', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }).map(pence),
      fc.integer({ min: -100, max: 20_000 }),
      fc.nat(5_000),
      (fee, notice, more) => {
        const dear = cancellationFee(fee, cancelled(notice));
        expect(dear).toBeLessThanOrEqual(fee);
        expect(cancellationFee(fee, cancelled(notice + more))).toBeLessThanOrEqual(dear);
      },
    ),
  );
});

test('the line says how the fee came about and comes to exactly it', () => {
  const work = { fee: pounds(433.33), plannedOn: localDate('2026-11-24'), vat: 'exempt' } as const;
  const line = cancellationLine(work, cancelled(30 * 60));

  expect(line).toMatchObject({
    kind: 'cancellation',
    description: 'Cancelled booking: 50% of £433.33, as agreed',
    workedOn: '2026-11-24',
    pensionable: false,
    vat: 'exempt',
  });
  expect(line === null ? null : netOf(line)).toBe(21_667);
  expect(cancellationFee(work.fee, cancelled(30 * 60))).toBe(21_667);
  expect(cancellationLine(work, cancelled(200 * 60))).toBe(null);
  expect(cancellationLine({ ...work, fee: pounds(0) }, cancelled(0))).toBe(null);
});
