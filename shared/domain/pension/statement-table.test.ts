import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInPensionRates as rates } from '../../rates/pension/built-in-rates.ts';
import { pence, pounds, sumOf } from '../money.ts';
import { month } from './scheme-year.ts';
import {
  areColumnsEnough,
  compareStatement,
  parseMonth,
  readStatementRows,
  suggestColumns,
  type StatedMonth,
  type StatementLine,
} from './statement-table.ts';

const november: StatedMonth = {
  id: 'n',
  month: month('2026-11'),
  part: 1,
  reference: '12345678LOCNOV2026',
  employee: pounds(81),
  employer: pounds(93.18),
};
const october = { ...november, id: 'o', month: month('2026-10'), reference: '12345678LOCOCT2026' };

function aLine(change: Partial<StatementLine> = {}): StatementLine {
  return { row: 2, reference: null, month: month('2026-11'), employee: pounds(81), employer: pounds(93.18), ...change };
}

test.each([
  [
    ['UPR', 'Employee Contributions', 'Employer Contributions'],
    ['reference', 'employee', 'employer'],
  ],
  [
    ['Payment Reference', 'Contribution period', "Member's conts (£)", "Employer's conts (£)"],
    ['reference', 'month', 'employee', 'employer'],
  ],
  [
    ['Date', 'Date', 'EE', 'ER', 'Pensionable pay'],
    ['month', null, 'employee', 'employer', null],
  ],
])('%j is suggested as %j', (headings, columns) => {
  expect(suggestColumns(headings)).toEqual(columns);
});

test('a statement needs a month or a reference, and both amounts', () => {
  expect(areColumnsEnough(['reference', 'employee', 'employer'])).toBe(true);
  expect(areColumnsEnough(['month', 'employee', null])).toBe(false);
  expect(areColumnsEnough([null, 'employee', 'employer'])).toBe(false);
});

test.each([
  ['2026-11', '2026-11'], ['11/2026', '2026-11'], ['Nov 2026', '2026-11'], ['November-26', '2026-11'], ['07/12/2026', '2026-12'], ['1 Nov 2026', '2026-11'],
  ['2026-1', '2026-01'], ['1/2026', '2026-01'], ['Dec 2026', '2026-12'], ['12/2026', '2026-12'], ['0/2026', null],
  ['13/2026', null], ['Smarch 2026', null], ['', null], ['30/02/2026', null],
])('%s is read as %s', (text, expected) => {
  expect(parseMonth(text)).toBe(expected);
}); // prettier-ignore

test('rows are read by their columns; what cannot be read is named by its row and stops nothing', () => {
  const rows = [
    ['ref', 'month', 'ee', 'er'],
    ['12345678 LOC NOV 2026-01', '', '£1,081.00', '93.18'],
    ['', 'Oct 2026', '81', ''],
    ['', 'Oct 2026', '-', '5'],
    ['', '', '1', '1'],
    ['', 'Oct 2026', 'n/a', '1'],
    ['', 'Oct 2026', '-5.00', '1'],
  ];

  expect(readStatementRows(rows, ['reference', 'month', 'employee', 'employer'])).toEqual({
    lines: [
      { row: 2, reference: '12345678LOCNOV2026', month: null, employee: 108_100, employer: 9_318 },
      { row: 3, reference: null, month: '2026-10', employee: 8_100, employer: 0 },
      { row: 4, reference: null, month: '2026-10', employee: 0, employer: 500 },
    ],
    unreadable: [5, 6, 7],
  });
});

test('months are compared newest first; one without a line is missing, and a line of no Form B is a stranger', () => {
  const strange = aLine({ row: 3, month: month('2025-01') });

  const { months, strangers } = compareStatement([aLine({ employee: pounds(80) }), strange], [october, november], rates.tolerance.value);

  expect(months).toEqual([
    { month: '2026-11', verdict: 'short', difference: -100, parts: [{ id: 'n', stated: { employee: 8_000, employer: 9_318 } }] },
    { month: '2026-10', verdict: 'missing', difference: null, parts: [{ id: 'o', stated: null }] },
  ]);
  expect(strangers).toEqual([strange]);
});

test('a known reference says more than the month beside it, an unknown one less', () => {
  const named = aLine({ reference: october.reference });
  const unknown = aLine({ reference: '87654321LOCJAN2020' });

  const { months } = compareStatement([named, unknown], [october, november], rates.tolerance.value);

  expect(months.map(({ verdict }) => verdict)).toEqual(['agrees', 'agrees']);
});

test('of two months that bear one reference, the line is of the one it names', () => {
  const forms = [{ ...october, reference: november.reference }, november];
  const line = { ...aLine({ reference: november.reference }), month: november.month };

  const { months } = compareStatement([line], forms, rates.tolerance.value);

  expect(months.map(({ month: of, verdict }) => [of, verdict])).toEqual([
    ['2026-11', 'agrees'],
    ['2026-10', 'missing'],
  ]);
});

test('the parts of a month are served in their order, whichever way they come', () => {
  const [first, second] = [november, { ...november, id: 'm', part: 2 }];
  const line = aLine({ employee: pounds(100), employer: pounds(100) });

  for (const forms of [
    [first, second],
    [second, first],
  ]) {
    const { months } = compareStatement([line], forms, rates.tolerance.value);
    expect(months[0]?.parts).toEqual([
      { id: 'n', stated: { employee: 8_100, employer: 9_318 } },
      { id: 'm', stated: { employee: 1_900, employer: 682 } },
    ]);
  }
});

test('several lines of a month are added, and its Form Bs share them without a penny lost', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 }).map(pence);
  const amounts = fc.record({ employee: amount, employer: amount });
  const parts = fc.array(amounts, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(amounts, { minLength: 1, maxLength: 4 }), parts, (stated, expected) => {
      const forms = expected.map((boxes, index) => ({ ...november, ...boxes, id: String(index), part: index + 1 }));
      const { months } = compareStatement(stated.map((boxes) => aLine(boxes)), forms, rates.tolerance.value); // prettier-ignore

      const shares = months.flatMap((one) => one.parts.map((part) => part.stated));
      expect(sumOf(shares.flatMap((share) => (share === null ? [] : [share.employee])))).toBe(
        sumOf(stated.map(({ employee }) => employee)),
      );
      expect(sumOf(shares.flatMap((share) => (share === null ? [] : [share.employer])))).toBe(
        sumOf(stated.map(({ employer }) => employer)),
      );
      expect(shares.every((share) => share !== null && share.employee >= 0 && share.employer >= 0)).toBe(true);
    }),
  );
});
