import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftDocument, DraftLine } from '../../../shared/contract/invoice-draft.ts';
import { netOf } from '../../../shared/domain/invoices/totals.ts';
import { pounds, quantity, sumOf } from '../../../shared/domain/money.ts';
import { draftFormA, groupForForms } from '../../../shared/domain/pension/form-a.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { addDays } from '../../../shared/domain/zones.ts';
import { builtInPensionRates as rates } from '../../../shared/rates/pension/built-in-rates.ts';
import { aLine, anInvoice, pensionedInEngland } from '../../../tests/support/an-invoice.ts';
import { pensionedWorkOf } from './form-work.ts';

const begin = localDate('2025-02-01');

/** Bookings on days over two ends of a scheme year, some not pensioned, some appraisals. */
const someLines = fc
  .array(
    fc.record({
      day: fc.nat({ max: 750 }),
      hours: fc.integer({ min: 1, max: 12 }),
      pensionable: fc.boolean(),
      kind: fc.constantFrom('fee', 'extra', 'mileage', 'expense'),
      appraisedAlso: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 2 })),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((works) =>
    works.map(({ day, hours, pensionable, kind, appraisedAlso }, index): DraftLine => {
      const workedOn = addDays(begin, day);
      const appraisal = appraisedAlso && { alsoOn: appraisedAlso.map((later) => addDays(workedOn, later)), hasAuthority: false };
      return { ...aLine({ kind, workedOn, pensionable, quantity: quantity(hours * 1_000) }), bookingId: `booking-${index}`, appraisal };
    }),
  );

function documentOf(lines: readonly DraftLine[], change: Partial<DraftDocument> = {}): DraftDocument {
  return { ...anInvoice({ pension: pensionedInEngland, number: 'INV-1' }), ...change, lines };
}

const byText = (a: string, b: string): number => a.localeCompare(b);
const counts = ({ kind, pensionable }: DraftLine): boolean => pensionable && (kind === 'fee' || kind === 'extra');

test('each pensioned booking is on one form or refused, on no two, and what is not pensioned is on none', () => {
  fc.assert(
    fc.property(someLines, (lines) => {
      const results = groupForForms(pensionedWorkOf(documentOf(lines), [], 'elm'), rates).map((group) => ({
        group,
        result: draftFormA(group, { rates, practiceRate: null }),
      }));

      const onForms = results.flatMap(({ result }) => result.form?.workIds ?? []);
      const refused = results.flatMap(({ group, result }) => (result.form === null ? group.map(({ id }) => id) : []));
      const wanted = lines.filter(counts).map(({ bookingId }) => bookingId);
      expect([...onForms, ...refused].map(String).toSorted(byText)).toEqual(wanted.map(String).toSorted(byText));
      for (const { result } of results) {
        if (result.form === null) continue;
        const { ranges, boxes, workIds, schemeYear } = result.form;
        const billed = lines.filter((line) => line.bookingId !== null && workIds.includes(line.bookingId));
        expect(sumOf(ranges.map(({ fee }) => fee))).toBe(boxes.fee);
        expect(boxes.fee).toBe(sumOf(billed.map(netOf)));
        for (const { from, to } of ranges) {
          expect(from >= `${schemeYear}-04-01` && to <= `${schemeYear + 1}-03-31`).toBe(true);
        }
      }
    }),
  );
});

test('an invoice that is not pensioned, or of which it is still to be said, has no work for a form', () => {
  fc.assert(
    fc.property(someLines, fc.boolean(), (lines, pensionAsked) => {
      expect(pensionedWorkOf(documentOf(lines, { pension: null, pensionAsked }), [], 'elm')).toEqual([]);
    }),
  );
});

test('a credit note of all lines leaves no work, one of some leaves the others untouched', () => {
  fc.assert(
    fc.property(someLines, fc.nat(), (lines, seed) => {
      const some = lines.filter((_, index) => ((seed >> (index % 20)) & 1) === 1);
      const creditOf = (taken: readonly DraftLine[]): DraftDocument =>
        documentOf(taken.map((line) => ({ ...line, quantity: quantity(0 - line.quantity), bookingId: null, appraisal: null })));
      const distinct = new Set(lines.map(({ kind, workedOn }) => `${kind} ${workedOn ?? ''}`)).size === lines.length;
      fc.pre(distinct);

      const left = pensionedWorkOf(documentOf(lines), [creditOf(some)], 'elm');

      expect(pensionedWorkOf(documentOf(lines), [creditOf(lines)], 'elm')).toEqual([]);
      expect(left).toEqual(pensionedWorkOf(documentOf(lines.filter((line) => !some.includes(line))), [], 'elm'));
    }),
  );
});

test('half of a fee taken back leaves half of it, with the days of the appraisal', () => {
  const line: DraftLine = {
    ...aLine({ unitPrice: pounds(50) }),
    bookingId: 'booking-1',
    appraisal: { alsoOn: [localDate('2026-11-10')], hasAuthority: false },
  };
  const credit = documentOf([{ ...line, quantity: quantity(-5_000), bookingId: null, appraisal: null }]);

  expect(pensionedWorkOf(documentOf([line]), [credit], 'elm')).toMatchObject([
    { id: 'booking-1', kind: 'appraisal', fee: 25_000, days: [{ from: '2026-11-03' }, { from: '2026-11-10' }] },
  ]);
});
