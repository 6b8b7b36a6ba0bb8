import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxesOf } from '../../shared/domain/pension/form-a.ts';
import { areaOf } from '../../shared/domain/pension/pension-rates.ts';
import { schemeYearOf } from '../../shared/domain/pension/scheme-year.ts';
import { findTierTable } from '../../shared/domain/pension/tier-table.ts';
import type { MadeMonth, PensionForm } from '../../shared/contract/pension.ts';
import type { LocalDate } from '../../shared/domain/time.ts';
import { builtInPensionRates as rates } from '../../shared/rates/pension/built-in-rates.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakePrinter } from '../support/fake-printer.ts';
import { anInvoiceDesk } from '../support/invoice-desk.ts';
import { aPensionWalk, billEdits, billEnds, walkSteps, type WalkSight, type WalkStep } from '../support/pension-walk.ts';

const number = fc.nat({ max: 11 });
const steps: fc.Arbitrary<WalkStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('bill' as const),
      at: number,
      days: fc.array(number, { minLength: 1, maxLength: 3 }),
      edit: fc.constantFrom(...billEdits),
      end: fc.constantFrom(...billEnds),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('deliver' as const, 'billTwoPayers' as const), at: number, day: number }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), which: number, day: number }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('moveNation' as const), at: number, nation: number }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('note' as const),
      which: number,
      what: fc.constantFrom('sent' as const, 'approved', 'approved', 'paid', 'paid', 'rejected', 'confirmed'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('makeForms' as const), which: number }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constantFrom(...walkSteps), which: number }) },
);

/** Which form a day of work belongs on, beside payer and nation. */
function placeOf(nation: PensionForm['nation'], day: LocalDate): string {
  return `${schemeYearOf(day)} ${findTierTable(rates, areaOf(nation), day)?.id ?? 'no table'}`;
}

function requireUnmixed({ forms, invoices }: WalkSight): void {
  for (const { id, invoice, organisation, nation, schemeYear, ranges, fee, pensionable, employer, practiceRate } of forms) {
    const behind = invoices.find((one) => one.id === invoice.id);
    const places = new Set(ranges.flatMap(({ from, to }) => [from, to]).map((day) => placeOf(nation, day)));
    const told = JSON.stringify({ id, ranges });
    expect(places.size, `one year and table: ${told}`).toBe(1);
    expect([...places][0], told).toMatch(new RegExp(`^${schemeYear} `, 'u'));
    expect([behind?.organisation.id, behind?.draft.pension?.nation], `one payer in one nation: ${told}`).toEqual([organisation.id, nation]);
    expect({ fee, pensionable, employer }).toEqual(boxesOf(fee, practiceRate));
    if (areaOf(nation) !== 'englandAndWales') expect(employer).toBe(0);
  }
}

/** Days on both sides of 31 March are not even issued; on both sides of another change of tables they stand on no form, and why is said. */
function requireWhole({ forms, invoices, acrossYear, acrossTable, formable }: WalkSight): void {
  expect(invoices.filter(({ id }) => acrossYear.has(id))).toEqual([]);
  for (const { id, creditNotes, state } of invoices.filter((invoice) => acrossTable.has(invoice.id))) {
    if (creditNotes.length > 0) continue;
    expect(forms.filter(({ invoice }) => invoice.id === id)).toEqual([]);
    const refusals = formable.find(({ invoice }) => invoice.id === id)?.refusals.join(' ');
    if (state !== 'void') expect(refusals).toContain('The contribution rates changed between the first and the last day.');
  }
}

/** No work is on two live forms: what stands on the forms of a payer for a day is no more than what was billed for it. */
function requireOnce({ forms, invoices }: WalkSight): void {
  const live = forms.filter(({ isWithdrawn, rejectedOn }) => !isWithdrawn && rejectedOn === null);
  const parts = live.map(({ invoice, ranges }) => `${invoice.id} ${ranges.map(({ from }) => from).join(' ')}`);
  expect(new Set(parts).size).toBe(parts.length);
  for (const { id, draft } of invoices) {
    const billed = draft.lines
      .filter(({ pensionable }) => pensionable)
      .reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
    const onForms = live.filter(({ invoice }) => invoice.id === id).reduce((sum, { fee }) => sum + fee, 0);
    expect(onForms).toBeLessThanOrEqual(Math.round(billed / 1_000));
  }
}

function requireMonths({ forms, months, open }: WalkSight): void {
  for (const month of [...months, ...open]) {
    const rows = month.rows.map(({ formId }) => forms.find(({ id }) => id === formId));
    const of = rows.map((form) => form && [areaOf(form.nation), form.schemeYear, placeOf(form.nation, form.firstOn)]);
    expect(of).toEqual(rows.map(() => [month.area, month.schemeYear, `${month.schemeYear} ${month.tableId ?? 'no table'}`]));
    const sum = (box: 'pensionable' | 'employer') => rows.reduce((total, form) => total + (form?.[box] ?? NaN), 0);
    if (month.totals !== null) expect([month.totals.a, month.totals.h]).toEqual([sum('pensionable'), sum('employer')]);
  }
  const listed = months.flatMap(({ id, reference, rows }) => rows.map(({ formId }) => [formId, id, reference].join(' ')));
  const standing = forms.flatMap(({ id, month, reference }) => (month === null ? [] : [[id, month.id, reference].join(' ')]));
  expect(listed.toSorted()).toEqual(standing.toSorted());
}

const fixedOf = ({
  id,
  invoice,
  organisation: { id: payerId },
  nation,
  schemeYear,
  firstOn,
  lastOn,
  ranges,
  payer,
  ...form
}: PensionForm) => {
  const { fee, pensionable, employer, practiceRate } = form;
  return { id, invoice, payerId, nation, schemeYear, firstOn, lastOn, ranges, payer, fee, pensionable, employer, practiceRate };
};
const handedInOf = (form: PensionForm) => {
  const { sentOn, approvedOn, approvedBy, paidOn, isPaidByInvoice, month, reference, doubts } = form;
  return { ...fixedOf(form), sentOn, approvedOn, approvedBy, paidOn, isPaidByInvoice, month, reference, doubts };
};
const madeOf = ({ corrections: _corrections, payment: _payment, stated: _stated, unapproved: _unapproved, ...month }: MadeMonth) => month;

/** What may not change any more, by what it is. */
function frozenIn({ forms, months, invoices }: WalkSight): ReadonlyMap<string, string> {
  const submitted = new Set(months.flatMap(({ id, submission }) => (submission === null ? [] : [id])));
  const isHandedIn = ({ month }: PensionForm) => month !== null && submitted.has(month.id);
  const told: (readonly [string, unknown])[] = [
    ...forms.map((form) => [`form ${form.id}`, fixedOf(form)] as const),
    ...forms.filter(isHandedIn).map((form) => [`handed in ${form.id}`, handedInOf(form)] as const),
    ...months.filter(({ submission }) => submission !== null).map((month) => [`month ${month.id}`, madeOf(month)] as const),
    ...invoices.map(({ id, draft }) => [`invoice ${id}`, draft] as const),
  ];
  return new Map(told.map(([name, value]) => [name, JSON.stringify(value)]));
}

/** Meets every kind of thing that is looked at, so that no rule holds for want of an example. */
const everyKind: WalkStep[] = [
  { do: 'bill', at: 0, days: [1, 2], edit: 'none', end: 'handedIn' },
  { do: 'bill', at: 1, days: [6, 7], edit: 'typed', end: 'month' },
  { do: 'bill', at: 0, days: [6], edit: 'acrossYear', end: 'forms' },
  { do: 'bill', at: 3, days: [8], edit: 'acrossTable', end: 'forms' },
  { do: 'bill', at: 1, days: [6], edit: 'appraisal', end: 'forms' },
  { do: 'bill', at: 2, days: [5, 8], edit: 'none', end: 'paid' },
  { do: 'mixMonths', which: 0 },
  { do: 'moveNation', at: 0, nation: 2 },
  { do: 'creditPart', which: 0 },
  { do: 'unmake', which: 0 },
  { do: 'withdraw', which: 1 },
];

test('whatever is billed, credited, noted, made and taken apart, no form mixes anything, and what is fixed stays', async () => {
  const desk = await anInvoiceDesk({ printer: createFakePrinter(), clock: createFakeClock('2026-05-12T12:00:00Z') });
  const met = { forms: 0, months: 0, handedIn: 0, acrossYear: 0, acrossTable: 0 };

  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 14 }), async (taken) => {
      const walk = await aPensionWalk(desk);
      let fixed: ReadonlyMap<string, string> = new Map();
      let seen: WalkSight | null = null;
      for (const step of taken) {
        await walk.take(step);
        seen = await walk.look();
        requireUnmixed(seen);
        requireWhole(seen);
        requireOnce(seen);
        requireMonths(seen);
        const now = frozenIn(seen);
        for (const [name, value] of fixed) expect(now.get(name), `${name} after ${step.do}`).toBe(value);
        fixed = now;
      }
      met.forms += seen?.forms.length ?? 0;
      met.months += seen?.months.length ?? 0;
      met.handedIn += seen?.months.filter(({ submission }) => submission !== null).length ?? 0;
      met.acrossYear += seen?.acrossYear.size ?? 0;
      met.acrossTable += seen?.invoices.filter(({ id }) => seen.acrossTable.has(id)).length ?? 0;
    }),
    // A walk that fails is told as it is: to make it shorter would take minutes.
    { numRuns: 8, examples: [[everyKind]], endOnFailure: true },
  );

  expect(Object.entries(met).filter(([, count]) => count === 0)).toEqual([]);
});
