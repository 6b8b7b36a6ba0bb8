import { basisPoints, pence, pounds } from '../money.ts';
import { localDate } from '../time.ts';
import { boxesOf } from './form-a.ts';
import { formBTotals } from './form-b-totals.ts';
import type { FormAPaper, FormBPaper, PaperMember } from './form-papers.ts';
import { month, type SchemeYear } from './scheme-year.ts';
import type { FormKind, Place } from './template-model.ts';
import { formAValues, formBValues, type FormValues } from './template-values.ts';

/**
 * The values of a form that nobody wrote, to see what goes where: every value that is placed has one.
 *
 * @param places  say how many rows or lines of days there are to be
 */
export function samplePaperValues(kind: FormKind, schemeYear: SchemeYear, places: readonly Place[]): FormValues {
  const rows = Math.max(1, ...places.map(({ value }) => Number(/^(?:row|range)(\d+)\./u.exec(value)?.[1] ?? 1)));
  return kind === 'formA' ? formAValues(sampleFormA(schemeYear, rows)) : formBValues(sampleFormB(schemeYear, rows));
}

const sampleMember: PaperMember = {
  name: 'Dr Sam Sample',
  address: ['1 Sample Street', 'Sampleton', 'ZZ99 9ZZ'],
  email: 'sam@sample.example',
  // A prefix that is never given out.
  niNumber: 'ZZ123456C',
  gmcNumber: '0000000',
  sdNumber: '00000000',
  dateOfBirth: localDate('1980-01-02'),
  hostBody: 'Sample host',
  hostCode: 'ZZZ',
  hostReference: 'REF-1',
};

const samplePayer = { name: 'Sample Practice', address: ['2 Sample Street', 'Sampleton'], employingAuthorityCode: 'Z99999' };

function sampleFormA(schemeYear: SchemeYear, lines: number): FormAPaper {
  const on = (day: string) => localDate(`${schemeYear}-06-${day}`);
  return {
    member: sampleMember,
    payer: samplePayer,
    nation: 'england',
    schemeYear,
    invoiceNumber: 'INV-0000',
    ranges: Array.from({ length: lines }, () => ({ from: on('02'), to: on('03'), fee: pounds(1_300) })),
    boxes: boxesOf(pounds(1_300), basisPoints(1_438)),
    practiceRate: basisPoints(1_438),
    reference: `00000000LOCJUN${schemeYear}`,
    paidOn: on('20'),
    approvedBy: 'P Signatory',
    doubts: [],
    madeOn: on('30'),
  };
}

function sampleFormB(schemeYear: SchemeYear, payments: number): FormBPaper {
  const on = (day: string) => localDate(`${schemeYear}-06-${day}`);
  const rows = Array.from({ length: payments }, () => ({
    payer: samplePayer,
    worked: { from: on('02'), to: on('03') },
    paidOn: on('20'),
    pensionable: pounds(1_170),
    employer: pounds(168.25),
  }));
  const tier = basisPoints(1_250);
  const fixed = (amount: number) => ({ kind: 'fixed', amount: pounds(amount) }) as const;
  const optional = { addedYears: fixed(10), moneyPurchase: fixed(20), additionalPension: fixed(30), reductionBuyOut: fixed(40) };
  return {
    member: sampleMember,
    month: month(`${schemeYear}-06`),
    area: 'englandAndWales',
    schemeYear,
    tier,
    reference: `00000000LOCJUN${schemeYear}`,
    dueOn: null,
    rows,
    totals: formBTotals(rows, { tier, optional, cumulativeBefore: pence(500_000) }),
    doubts: [],
    madeOn: on('30'),
  };
}
