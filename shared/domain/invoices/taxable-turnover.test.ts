import { expect, test } from 'vitest';
import { aLine, anInvoice, anIssuer } from '../../../tests/support/an-invoice.ts';
import { pounds, quantity } from '../money.ts';
import { localDate } from '../time.ts';
import type { InvoiceLine } from './model.ts';
import { firstOfTwelveMonths, taxableSupplies, taxableTurnoverOn } from './taxable-turnover.ts';

const day = localDate;
const line = (traits: Partial<InvoiceLine>) => aLine({ unit: 'item', quantity: quantity(1_000), unitPrice: pounds(100), ...traits });

test('standard, reduced and zero-rated work counts; exempt work and what is outside the scope does not', () => {
  const lines = (['standard', 'reduced', 'zero', 'exempt', 'outside'] as const).map((vat, index) =>
    line({ vat, unitPrice: pounds(10 ** index), workedOn: day('2026-11-03') }),
  );

  expect(taxableSupplies(anInvoice({ lines })).map(({ amount }) => amount)).toEqual([pounds(1), pounds(10), pounds(100)]);
});

test('the day of the work decides, then the end of the period, then the credited invoice, then the issue', () => {
  const dayless = [line({ vat: 'standard', workedOn: null, quantity: quantity(-1_000) })];
  const credits = { number: '1', issuedOn: day('2026-09-01'), reason: '' };
  const days = [
    anInvoice({ lines: [line({ vat: 'standard', workedOn: day('2026-11-03') })] }),
    anInvoice({ lines: dayless, period: { from: day('2026-10-01'), to: day('2026-10-31') } }),
    anInvoice({ lines: dayless, period: null, credits }),
    anInvoice({ lines: dayless, period: null, issuedOn: day('2026-11-30') }),
  ].map((draft) => taxableSupplies(draft));

  expect(days.flat().map(({ on }) => on)).toEqual(['2026-11-03', '2026-10-31', '2026-09-01', '2026-11-30']);
  expect(days[2]).toEqual([{ on: day('2026-09-01'), amount: pounds(-100) }]);
});

test('twelve months end today and begin the day after today a year ago', () => {
  expect(['2026-11-24', '2027-01-31', '2028-02-29', '2028-12-31'].map((last) => firstOfTwelveMonths(day(last)))).toEqual([
    '2025-11-25',
    '2026-02-01',
    '2027-03-01',
    '2028-01-01',
  ]);
});

test('only supplies of the twelve months count, credits taken off', () => {
  const supplies = [
    { on: day('2025-11-24'), amount: pounds(1) },
    { on: day('2025-11-25'), amount: pounds(10) },
    { on: day('2026-11-24'), amount: pounds(100) },
    { on: day('2026-11-24'), amount: pounds(-5) },
    { on: day('2026-11-25'), amount: pounds(1_000) },
  ];

  expect(taxableTurnoverOn(supplies, day('2026-11-24'))).toEqual({
    from: day('2025-11-25'),
    to: day('2026-11-24'),
    amount: pounds(105),
    threshold: pounds(90_000),
    level: 'below',
  });
});

test.each([
  [71_999.99, 'below'],
  [72_000, 'near'],
  [90_000, 'near'],
  [90_000.01, 'over'],
] as const)('£%d of taxable work is %s the threshold of £90,000', (amount, level) => {
  const today = day('2026-11-24');

  expect(taxableTurnoverOn([{ on: today, amount: pounds(amount) }], today).level).toBe(level);
});

test('the threshold is the one of the day', () => {
  expect(['2024-03-31', '2024-04-01'].map((today) => taxableTurnoverOn([], day(today)).threshold)).toEqual([
    pounds(85_000),
    pounds(90_000),
  ]);
});

test('work under a registration for VAT does not count towards the next one', () => {
  const issuer = anIssuer({ vatNumber: 'GB123456782', vatDays: { from: day('2026-03-15'), until: day('2026-10-31') } });
  const lines = ['2026-03-14', '2026-03-15', '2026-10-31', '2026-11-01'].map((on) => line({ vat: 'standard', workedOn: day(on) }));

  expect(taxableSupplies(anInvoice({ issuer, lines })).map(({ on }) => on)).toEqual(['2026-03-14', '2026-11-01']);
});
