import { expect, test } from 'vitest';
import type { YearSummary } from '../../../shared/contract/pension-year.ts';
import { csvText } from '../../../shared/domain/exports/csv-text.ts';
import { basisPoints, pence } from '../../../shared/domain/money.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { annualColumns, annualRows, knownMoney, locumValues, payWords, postOrigin, postValues } from './annual-words.ts';

const money = (a: number, b: number, c: number, g: number, h: number) => ({
  a: pence(a), b: pence(b), c: pence(c), d: pence(0), e: pence(0), f: pence(0), g: pence(g), h: pence(h), i: pence(g + h),
}); // prettier-ignore
const locum = {
  forms: 2,
  boxes: money(117_000, 14_625, 10_530, 25_155, 16_825),
  tiers: [basisPoints(1_070), basisPoints(1_250)],
  days: 3,
  firstOn: localDate('2026-04-02'),
  lastOn: localDate('2026-11-03'),
};
const solo = {
  id: 'p',
  kind: 'solo' as const,
  employer: '=Nights',
  employerCode: '7A4',
  from: localDate('2026-03-31'),
  to: null,
  fee: pence(50_000),
  expenses: pence(8_000),
  pensionable: pence(42_000),
  employee: pence(5_250),
  employerPaid: pence(9_988),
  hasFigures: true,
  bookings: 0,
};

test('the locum part has the boxes of the forms, and optional contributions only where there are any', () => {
  expect(locumValues(locum)).toEqual([
    ['Pensionable pay (a)', '1,170.00'],
    ['Contributions at the tier (b)', '146.25'],
    ['Added years (c)', '105.30'],
    ['Your contributions in all (g)', '251.55'],
    ['Employer’s contributions (h)', '168.25'],
    ['Tier', '10.7%, 12.5%'],
    ['Days worked', '3'],
    ['First day', 'Thu 2 Apr 2026'],
    ['Last day', 'Tue 3 Nov 2026'],
    ['Form Bs', '2'],
  ]);
});

test('fee and expenses belong to SOLO work alone', () => {
  expect(postValues(solo).map(([name]) => name)).toContain('Expenses');
  expect(postValues({ ...solo, kind: 'type2' }).map(([name]) => name)).not.toContain('Expenses');
});

test('the file has a line for the locum work and one for each post, and no cell that a spreadsheet runs', () => {
  const lines = csvText(annualColumns, annualRows({ locum, posts: [solo] } as unknown as YearSummary)).split('\r\n');

  expect(lines.slice(1)).toEqual([
    'Locum (Forms A and B),,,2026-04-02,2026-11-03,3,10.7% 12.5%,1170.00,251.55,168.25,146.25,105.30,0.00,0.00,0.00,,',
    '"SOLO (out of hours, ICB)",\'=Nights,7A4,2026-03-31,,,,420.00,52.50,99.88,,,,,,500.00,80.00',
    '',
  ]);
});

test('what is not known is said so in the table, on the return and in the file, and is never a nought', () => {
  const worked = { ...solo, bookings: 2, employee: null, employerPaid: null };
  const bare = { ...worked, kind: 'type2' as const, pensionable: pence(0), hasFigures: false, bookings: 0 };
  const amountsOf = (post: typeof worked) => postValues(post).filter(([name]) => / contributions$|pay$/u.test(name)).map(([, value]) => value); // prettier-ignore
  const [, ofWorked = '', ofBare = ''] = csvText(annualColumns, annualRows({ locum: null, posts: [worked, bare] } as unknown as YearSummary)).split('\r\n'); // prettier-ignore

  expect([knownMoney(worked.employee), knownMoney(pence(0)), payWords(worked), payWords(bare)]).toEqual(['Not known', '£0.00', '£420.00', 'Not known']); // prettier-ignore
  expect(amountsOf(worked)).toEqual(['420.00', 'Not known', 'Not known']);
  expect(amountsOf(bare as never)).toEqual(['Not known', 'Not known', 'Not known']);
  expect(ofWorked.split(',').slice(8, 11)).toEqual(['420.00', '', '']);
  expect(ofBare).not.toContain('0.00');
});

test('a SOLO record says how many bookings it comes from', () => {
  const worked = { ...solo, bookings: 2 };

  expect([postOrigin(solo), postOrigin(worked), postOrigin({ ...worked, bookings: 1 })]).toEqual([
    'SOLO (out of hours, ICB)',
    'SOLO (out of hours, ICB), from 2 bookings',
    'SOLO (out of hours, ICB), from 1 booking',
  ]);
  expect(postValues(worked)).toContainEqual(['Bookings', '2']);
});
