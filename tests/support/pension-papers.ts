import { basisPoints, pence, pounds } from '../../shared/domain/money.ts';
import { boxesOf } from '../../shared/domain/pension/form-a.ts';
import { formBTotals, noOptionalLines } from '../../shared/domain/pension/form-b-totals.ts';
import type { FormAPaper, FormBPaper, FormBPaperRow, PaperMember } from '../../shared/domain/pension/form-papers.ts';
import { month, schemeYear } from '../../shared/domain/pension/scheme-year.ts';
import { localDate } from '../../shared/domain/time.ts';

export const aMember: PaperMember = {
  name: 'Dr Zoë Łukasiewicz',
  address: ['14 Harbour Row', 'Bristol', 'BS1 4ST'],
  email: 'zoe@locum.example',
  niNumber: 'AB123456C',
  gmcNumber: '0123456',
  sdNumber: '12345678',
  dateOfBirth: localDate('1980-02-29'),
  hostBody: 'Primary Care Support England',
  hostCode: '7A4',
  hostReference: '',
};

/** Two days at Elm Practice in June 2026, paid and approved. */
export function aFormAPaper(change: Partial<FormAPaper> = {}): FormAPaper {
  return {
    member: aMember,
    payer: { name: 'Elm Practice', address: ['2 Mill Lane', 'Bath'], employingAuthorityCode: 'L81004' },
    nation: 'england',
    schemeYear: schemeYear(2026),
    invoiceNumber: 'INV-0042',
    ranges: [
      { from: localDate('2026-06-02'), to: localDate('2026-06-02'), fee: pounds(650) },
      { from: localDate('2026-06-04'), to: localDate('2026-06-05'), fee: pounds(1_300) },
    ],
    boxes: boxesOf(pounds(1_950), basisPoints(1_438)),
    practiceRate: basisPoints(1_438),
    reference: '12345678LOCJUN2026',
    paidOn: localDate('2026-06-20'),
    approvedBy: '',
    doubts: [],
    madeOn: localDate('2026-07-01'),
    ...change,
  };
}

export function aFormBRow(change: Partial<FormBPaperRow> = {}): FormBPaperRow {
  return {
    payer: { name: 'Elm Practice', employingAuthorityCode: 'L81004' },
    worked: { from: localDate('2026-06-02'), to: localDate('2026-06-05') },
    paidOn: localDate('2026-06-20'),
    pensionable: pounds(1_755),
    employer: pounds(252.37),
    ...change,
  };
}

/** June 2026 at 12.5%, with the totals of its rows. */
export function aFormBPaper(change: Partial<FormBPaper> = {}): FormBPaper {
  const rows = change.rows ?? [aFormBRow()];
  const tier = change.tier ?? basisPoints(1_250);
  return {
    member: aMember,
    month: month('2026-06'),
    area: 'englandAndWales',
    schemeYear: schemeYear(2026),
    tier,
    reference: '12345678LOCJUN2026',
    dueOn: localDate('2026-07-07'),
    rows,
    totals: formBTotals(rows, { tier, optional: noOptionalLines, cumulativeBefore: pence(1_000_000) }),
    doubts: [],
    madeOn: localDate('2026-07-01'),
    ...change,
  };
}
