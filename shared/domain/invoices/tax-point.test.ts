import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDate, type LocalDate } from '../time.ts';
import { addDays } from '../zones.ts';
import { taxPointOf } from './tax-point.ts';

const worked = localDate('2026-11-03');
const day = fc.integer({ min: -60, max: 60 }).map((days) => addDays(worked, days));

test.each<[string, string | null, string | null, string]>([
  ['not invoiced yet', null, null, '2026-11-03'],
  ['invoiced on the day', '2026-11-03', null, '2026-11-03'],
  ['invoiced on the fourteenth day after it', '2026-11-17', null, '2026-11-17'],
  ['invoiced on the fifteenth day after it', '2026-11-18', null, '2026-11-03'],
  ['invoiced before it', '2026-10-20', null, '2026-10-20'],
  ['paid before it, invoiced soon after', '2026-11-10', '2026-10-25', '2026-10-25'],
  ['invoiced first, paid then, both before it', '2026-10-20', '2026-10-25', '2026-10-20'],
  ['paid on the day, invoiced soon after', '2026-11-10', '2026-11-03', '2026-11-10'],
  ['paid after it, before an invoice that comes late', '2026-12-01', '2026-11-05', '2026-11-03'],
])('the tax point of work that was %s', (_name, invoicedOn, paidOn, taxPoint) => {
  const known = (text: string | null): LocalDate | null => (text === null ? null : localDate(text));

  expect(taxPointOf({ suppliedOn: worked, invoicedOn: known(invoicedOn), paidOn: known(paidOn) })).toBe(taxPoint);
});

test('the tax point is always a day on which something happened, and more than the window after the work never', () => {
  fc.assert(
    fc.property(fc.option(day), fc.option(day), (invoicedOn, paidOn) => {
      const point = taxPointOf({ suppliedOn: worked, invoicedOn, paidOn });

      expect([worked, invoicedOn, paidOn]).toContain(point);
      expect(point <= addDays(worked, 14)).toBe(true);
      const before = [invoicedOn, paidOn].filter((one) => one !== null && one < worked);
      if (before.length > 0) expect(point).toBe(before.toSorted((a, b) => String(a).localeCompare(String(b)))[0]);
      else expect(point === worked || point === invoicedOn).toBe(true);
    }),
  );
});

test('a later payment changes nothing once the work was done, and an earlier one only brings the day forward', () => {
  fc.assert(
    fc.property(fc.option(day), day, (invoicedOn, paidOn) => {
      const without = taxPointOf({ suppliedOn: worked, invoicedOn, paidOn: null });
      const point = taxPointOf({ suppliedOn: worked, invoicedOn, paidOn });

      expect(paidOn >= worked ? point === without : point <= without).toBe(true);
    }),
  );
});
