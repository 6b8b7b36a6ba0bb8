import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pence, pounds, sumOf } from '../money.ts';
import { localDate } from '../time.ts';
import { addDays } from '../zones.ts';
import { soloRecords, type SoloBooking, type TypedPost } from './solo-work.ts';

const dales = { id: 'o-1', name: 'Dales Out of Hours', code: 'Y0123' };

function aBooking(workedOn: string, change: Partial<SoloBooking> = {}): SoloBooking {
  return { payer: dales, workedOn: localDate(workedOn), fee: pounds(400), expenses: pounds(20), ...change };
}

function aPost(change: Partial<TypedPost> = {}): TypedPost {
  const figures = { fee: pounds(5_000), pensionable: pounds(4_800), employee: pounds(600), employerPaid: pounds(690) };
  return { kind: 'solo', employer: 'Dales', employerCode: 'y0123 ', from: localDate('2026-05-01'), to: null, ...figures, ...change };
}

test('the fee less its expenses is pensionable, all of it, and each day counts once', () => {
  expect(soloRecords([aBooking('2026-06-03'), aBooking('2026-06-01'), aBooking('2026-06-03')], [])).toEqual([
    {
      payer: dales,
      from: '2026-06-01',
      to: '2026-06-03',
      fee: 120_000,
      expenses: 6_000,
      pensionable: 114_000,
      worked: [
        { from: '2026-06-01', to: '2026-06-01' },
        { from: '2026-06-03', to: '2026-06-03' },
      ],
      bookings: 3,
    },
  ]);
  expect(soloRecords([aBooking('2026-06-01', { expenses: pounds(500) })], [])[0]?.pensionable).toBe(0);
});

test.each([
  ['of the same code', aPost(), 0],
  ['of the same name where one has no code', aPost({ employerCode: '', employer: ' dales out of HOURS' }), 0],
  ['of another code, whatever its name', aPost({ employerCode: 'Y9999', employer: dales.name }), 1],
  ['that had ended by then', aPost({ to: localDate('2026-05-31') }), 1],
  ['that began later', aPost({ from: localDate('2026-06-02') }), 1],
  ['of another kind', aPost({ kind: 'type2' }), 1],
  ['without figures of the year', aPost({ fee: pence(0), pensionable: pence(0) }), 1],
])('a typed post %s holds instead of the booking, or does not', (_, post, records) => {
  expect(soloRecords([aBooking('2026-06-01')], [post])).toHaveLength(records);
});

test('every booking is in one record or stands behind a typed post, never in two', () => {
  const payers = ['a', 'b', 'c'].map((id) => ({ id, name: `Provider ${id}`, code: id === 'c' ? '' : `Y${id}` }));
  const booking = fc.record({
    payer: fc.constantFrom(...payers),
    workedOn: fc.integer({ min: 0, max: 364 }).map((day) => addDays(localDate('2026-04-01'), day)),
    fee: fc.integer({ min: 0, max: 100_000 }).map(pence),
    expenses: fc.integer({ min: 0, max: 100_000 }).map(pence),
  });
  const typed = aPost({ employerCode: 'Ya', from: localDate('2026-06-01'), to: localDate('2026-09-30') });
  fc.assert(
    fc.property(fc.array(booking, { maxLength: 30 }), (bookings) => {
      const records = soloRecords(bookings, [typed]);
      const behind = bookings.filter(({ payer, workedOn }) => payer.id === 'a' && workedOn >= typed.from && workedOn <= '2026-09-30');

      expect(records.reduce((count, record) => count + record.bookings, behind.length)).toBe(bookings.length);
      expect(sumOf([...records, ...behind].map(({ fee }) => fee))).toBe(sumOf(bookings.map(({ fee }) => fee)));
      for (const { pensionable, fee, expenses } of records) expect(pensionable).toBe(Math.max(0, fee - expenses));
    }),
  );
});
