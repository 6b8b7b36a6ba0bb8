import { expect, test } from 'vitest';
import { days } from '../../../tests/support/pension-work.ts';
import { pence, pounds } from '../money.ts';
import { localDate } from '../time.ts';
import { soloPensionable, summariseYear, type LocumYear, type PostKind, type PostYear } from './annual-summary.ts';
import { schemeYear } from './scheme-year.ts';

const year = schemeYear(2025);
const ended = { until: localDate('2026-03-31') };
const locum: LocumYear = {
  pensionable: pounds(20_000),
  employee: pounds(2_500),
  employerPaid: pounds(2_876),
  ranges: [days('2025-06-02'), days('2025-06-02 2025-06-04')],
};

function aPost(kind: PostKind, from: string, to: string | null = null): PostYear {
  return {
    kind,
    employer: 'Elm Practice',
    from: localDate(from),
    to: to === null ? null : localDate(to),
    pensionable: pounds(50_000),
    employee: pounds(6_250),
    employerPaid: pounds(7_190),
  };
}

test('locum work alone needs no annual form', () => {
  expect(summariseYear(year, [], locum, ended)).toMatchObject({
    locumDays: 3,
    days: 3,
    practitionerIncome: 2_000_000,
    needsType1: false,
    needsType2: false,
    dueOn: null,
  });
});

test('a post of the whole year makes 365 days, and the Type 2 form is due eleven months after the year', () => {
  expect(summariseYear(year, [aPost('type2', '2020-01-01')], locum, ended)).toMatchObject({
    days: 365,
    practitionerIncome: 7_000_000,
    needsType2: true,
    dueOn: '2027-02-28',
  });
  expect(summariseYear(year, [aPost('type1', '2020-01-01')], locum, ended)).toMatchObject({
    needsType1: true,
    needsType2: false,
    dueOn: '2027-02-28',
  });
});

test('officer pay is told apart: neither its money nor its days count', () => {
  expect(summariseYear(year, [aPost('officer', '2020-01-01')], locum, ended)).toMatchObject({
    days: 3,
    practitionerIncome: 2_000_000,
    officerIncome: 5_000_000,
    needsType2: false,
  });
});

test('only posts of the year count, with the days that lie in it', () => {
  const unpaid = (post: PostYear): PostYear => ({ ...post, pensionable: pence(0) });
  const posts = [
    aPost('solo', '2025-03-01', '2025-04-10'),
    unpaid(aPost('solo', '2024-01-01', '2025-03-31')),
    unpaid(aPost('type2', '2026-04-01')),
  ];

  expect(summariseYear(year, posts, { ...locum, ranges: [] }, ended)).toMatchObject({
    posts: [posts[0]],
    days: 10,
    practitionerIncome: 7_000_000,
  });
});

test('a post counts from the first and up to the last day of the year', () => {
  const posts = [aPost('solo', '2026-03-31'), aPost('solo', '2024-01-01', '2025-04-01')];

  expect(summariseYear(year, posts, { ...locum, ranges: [] }, ended)).toMatchObject({ posts, days: 2 });
});

test('pay that was entered for a year in which a post did not stand counts, and no day of it does', () => {
  const posts = [aPost('solo', '2024-01-01', '2025-03-31')];

  expect(summariseYear(year, posts, locum, ended)).toMatchObject({ posts, practitionerIncome: 7_000_000, days: 3, needsType2: true });
});

test('while the year is running, posts count up to today', () => {
  const posts = [aPost('type2', '2020-01-01'), aPost('solo', '2025-05-01', '2025-08-31'), aPost('type2', '2025-07-01')];

  expect(summariseYear(year, posts, { ...locum, ranges: [] }, { until: localDate('2025-06-10') })).toMatchObject({ days: 71 });
});

test('of a SOLO fee all but the expenses is pensionable', () => {
  expect([soloPensionable(pounds(500), pounds(80)), soloPensionable(pounds(10), pounds(20))]).toEqual([42_000, pence(0)]);
});
