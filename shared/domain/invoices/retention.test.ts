import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDate } from '../time.ts';
import { addDays } from '../zones.ts';
import { retentionOf, retentionWords, taxYearOf } from './retention.ts';

const alone = { kind: 'soleTrader', isVatRegistered: false } as const;
const company = { kind: 'company', isVatRegistered: false } as const;
const lastOn = (day: string, keeper: Parameters<typeof retentionOf>[1] = alone) => retentionOf([localDate(day)], keeper)?.lastOn;

test('records of 2025/26 are kept until 31 January 2032, from its first to its last day', () => {
  expect(
    ['2025-04-05', '2025-04-06', '2026-01-01', '2026-04-05', '2026-04-06'].map((day) => [taxYearOf(localDate(day)), lastOn(day)]),
  ).toEqual([
    ['2024/25', '2031-01-31'],
    ['2025/26', '2032-01-31'],
    ['2025/26', '2032-01-31'],
    ['2025/26', '2032-01-31'],
    ['2026/27', '2033-01-31'],
  ]);
});

test('an invoice that is paid in the next tax year is kept with that year', () => {
  expect(retentionOf(['2026-04-10', '2026-03-20'].map(localDate), alone)).toEqual({
    lastOn: '2033-01-31',
    why: 'selfAssessment',
    taxYear: '2026/27',
  });
});

test('a company counts from the latest end that its accounting year can have', () => {
  expect(lastOn('2026-03-10', company)).toBe('2033-03-09');
  expect(lastOn('2024-02-29', company)).toBe('2031-02-27');
});

test('VAT asks for longer only where six years from the record are longer', () => {
  const registered = { ...alone, isVatRegistered: true };

  expect(retentionOf([localDate('2026-04-05')], registered)).toMatchObject({ lastOn: '2032-04-05', why: 'vat' });
  expect(retentionOf([localDate('2025-04-06')], registered)).toMatchObject({ lastOn: '2032-01-31', why: 'selfAssessment' });
  expect(retentionOf([localDate('2026-04-05')], { ...company, isVatRegistered: true })).toMatchObject({ why: 'company' });
});

test('nothing is asked of days before self assessment, nor of no day', () => {
  expect(lastOn('1996-04-05')).toBeUndefined();
  expect(lastOn('1996-04-06')).toBe('2003-01-31');
  expect(retentionOf([], alone)).toBeNull();
});

test('no record may go earlier than one before it, and none within five years', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays(localDate('1996-04-06'), count));
  fc.assert(
    fc.property(day, day, fc.constantFrom(alone, company, { ...alone, isVatRegistered: true }), (one, other, keeper) => {
      const [earlier, later] = one < other ? [one, other] : [other, one];

      expect((lastOn(earlier, keeper) ?? '') <= (lastOn(later, keeper) ?? '')).toBe(true);
      expect((lastOn(one, keeper) ?? '') > addDays(one, 5 * 365)).toBe(true);
    }),
  );
});

test('the day stands with its reason', () => {
  const words = ([alone, company, { ...alone, isVatRegistered: true }] as const).map((keeper) => {
    const found = retentionOf([localDate('2026-04-05')], keeper);
    return found && retentionWords(found);
  });

  expect(words).toEqual([
    'Keep until 31 January 2032: records of the tax year 2025/26 are kept for five years after its return is due.',
    'Keep until 4 April 2033: a company keeps its records for six years from the end of the accounting year; this is the latest day that can be.',
    'Keep until 5 April 2032: records of VAT are kept for six years.',
  ]);
});
