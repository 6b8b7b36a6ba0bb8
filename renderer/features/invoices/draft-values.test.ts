import { expect, test } from 'vitest';
import { employerRates } from '../../../shared/rates/pension/employer-rates.ts';
import { draftChangeSchema } from '../../../shared/contract/invoice-draft.ts';
import { netOf } from '../../../shared/domain/invoices/totals.ts';
import { pounds, quantity } from '../../../shared/domain/money.ts';
import { localDate, localTime } from '../../../shared/domain/time.ts';
import { aLine, anInvoice, pensionedInEngland } from '../../../tests/support/an-invoice.ts';
import { draftErrors, draftValues, judge, mayIssue, newLine, toDraftChange, usualDue } from './draft-values.ts';

const today = localDate('2026-11-24');
const lines = [
  { ...aLine({ startsAt: localTime('09:00'), endsAt: localTime('12:30'), quantity: quantity(3_500) }), bookingId: null, appraisal: null },
  {
    ...aLine({ kind: 'mileage', description: 'Mileage', unit: 'mile', quantity: quantity(12_400), unitPrice: pounds(0.45) }),
    bookingId: null,
    appraisal: null,
  },
];
const stored = { ...anInvoice({ pension: pensionedInEngland, issuedOn: null, dueOn: null, period: null }), lines };
const values = draftValues({ draft: stored, withSlip: true });
const context = { stored, practiceShares: employerRates, today, agreedDays: 30 };

test('a draft goes through the form unchanged', () => {
  const { issuer: _issuer, number: _number, credits: _credits, customer, ...words } = stored;
  const { kind: _kind, isBusiness: _isBusiness, ...typed } = customer;

  expect(draftChangeSchema.parse(toDraftChange(values))).toEqual({ paidOn: null, ...words, customer: typed, withSlip: true });
  expect(draftErrors(values)).toEqual({});
});

test('the employer’s contribution is derived at every change and never typed', () => {
  const printed = {
    ...stored,
    lines: [...lines, { ...aLine({ kind: 'employerPension', unitPrice: pounds(1) }), bookingId: null, appraisal: null }],
  };

  expect(draftValues({ draft: printed, withSlip: true })).toEqual(values);
  const contribution = judge(values, context).draft?.lines.find(({ kind }) => kind === 'employerPension');
  // £350.00 of fees, nine tenths of them pensionable, 14.38 % of that; mileage stays outside.
  expect(contribution && netOf(contribution)).toBe(pounds(45.3));
});

test('days that are left open are judged as those of the issue and of the terms', () => {
  expect(judge(values, context).draft).toMatchObject({ issuedOn: today, dueOn: '2026-12-24' });
  expect(usualDue({ ...values, issuedOn: '2026-12-01' }, 14, today)).toBe('2026-12-15');
  expect(usualDue(values, null, today)).toBeNull();
});

test('each wrong number has its own field, and the draft is not added up meanwhile', () => {
  const [first, second] = values.lines;
  const wrong = {
    ...values,
    lines: [
      { ...first, count: '1,5x' },
      { ...second, price: 'ten' },
    ],
    practiceRate: '101',
  } as typeof values;

  expect(draftErrors(wrong)).toEqual({
    'lines.0.count': 'Enter a number, at most three decimals',
    'lines.1.price': 'Enter pounds, such as 90 or 1,234.50',
    practiceRate: 'Between 0 and 100 %',
  });
  expect(judge(wrong, context).draft).toBeNull();
});

test('a work day that is missing keeps the contribution open, and the rest is still added up', () => {
  const dayless = { ...values, lines: values.lines.map((line) => ({ ...line, workedOn: null })) };
  const judged = judge(dayless, context);

  expect(judged.problem).toBe('PENSION_DAY_MISSING');
  expect(judged.totals?.total).toBe(pounds(355.58));
  expect(mayIssue(judged)).toBe(false);
  expect(mayIssue(judge(values, context))).toBe(true);
});

test('a period that ends before it begins is said at its end', () => {
  expect(draftErrors({ ...values, periodFrom: '2026-11-10', periodTo: '2026-11-01' })).toEqual({
    periodTo: 'The last day comes before the first',
  });
  expect(toDraftChange({ ...values, periodFrom: '2026-11-10' }).period).toEqual({ from: '2026-11-10', to: '2026-11-10' });
});

test('a new line is treated as the one before it, the first as is usual, and costs nothing yet', () => {
  expect(newLine('k', values.lines[0], 'standard')).toMatchObject({
    kind: 'fee',
    unit: 'hour',
    vat: 'exempt',
    pensionable: true,
    price: '',
  });
  expect(newLine('k', undefined, 'standard')).toMatchObject({ vat: 'standard', count: '1', workedOn: null });
});
