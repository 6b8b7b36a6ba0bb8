import { expect, test } from 'vitest';
import { expandRule } from './expand-rule.ts';
import { readRule } from './recurrence-rule.ts';
import { createWorkBudget } from './work-budget.ts';

const MOST = 8;

/** The first wall times of a rule, as `YYYY-MM-DD` when all are at 09:00, else with the time. */
function times(text: string, start: string, to = '2100-01-01'): readonly string[] {
  const rule = readRule(text);
  if (rule === undefined) throw new Error(`unreadable: ${text}`);
  const from = Date.parse(`${start}T09:00:00Z`);
  const found: string[] = [];
  expandRule({ rule, start: from, isStartIncluded: true }, { from, to: Date.parse(to) }, createWorkBudget(1e6), (wall) => {
    found.push(new Date(wall).toISOString().slice(0, 16).replace('T09:00', ''));
    return found.length < MOST;
  });
  return found;
}

// From the examples of RFC 5545 §3.8.5.3, and the edges of the table in §3.3.10.
test.each([
  [
    'every other week on Tuesday and Thursday',
    '1997-09-02',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;WKST=SU;BYDAY=TU,TH',
    ['1997-09-02', '1997-09-04', '1997-09-16', '1997-09-18'],
  ],
  [
    'weeks that start on Monday',
    '1997-08-05',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
    ['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'],
  ],
  [
    'weeks that start on Sunday',
    '1997-08-05',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
    ['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'],
  ],
  [
    'the first and last Sunday',
    '1997-09-07',
    'FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU',
    ['1997-09-07', '1997-09-28', '1997-11-02', '1997-11-30'],
  ],
  ['the third to last day', '1997-09-28', 'FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3', ['1997-09-28', '1997-10-29', '1997-11-28']],
  ['the 31st, where there is one', '2026-01-31', 'FREQ=MONTHLY;COUNT=3', ['2026-01-31', '2026-03-31', '2026-05-31']],
  [
    'the 31st, or the last day (RFC 7529)',
    '2026-01-31',
    'RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=4',
    ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
  ],
  [
    'the 31st, or the day after',
    '2026-01-31',
    'RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;COUNT=4',
    ['2026-01-31', '2026-03-01', '2026-03-31', '2026-05-01'],
  ],
  [
    'the 30th and the 1st, each day once',
    '2026-01-30',
    'RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=1,30;SKIP=FORWARD;COUNT=5',
    ['2026-01-30', '2026-02-01', '2026-03-01', '2026-03-30', '2026-04-01'],
  ],
  [
    '29 February, or 1 March',
    '2024-02-29',
    'RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD;COUNT=3',
    ['2024-02-29', '2025-03-01', '2026-03-01'],
  ],
  ['29 February, where there is one', '2024-02-29', 'FREQ=YEARLY;COUNT=3', ['2024-02-29', '2028-02-29', '2032-02-29']],
  [
    'a day of the month, yearly: in the month of the start',
    '2024-02-29',
    'FREQ=YEARLY;BYMONTHDAY=29;COUNT=2',
    ['2024-02-29', '2028-02-29'],
  ],
  ['a month, yearly: on the day of the start', '2026-01-15', 'FREQ=YEARLY;BYMONTH=1,6;COUNT=3', ['2026-01-15', '2026-06-15', '2027-01-15']],
  [
    'days counted in the year',
    '1997-01-01',
    'FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200',
    ['1997-01-01', '1997-04-10', '1997-07-19', '2000-01-01'],
  ],
  ['the last day of the year, counted from its end', '2023-12-31', 'FREQ=YEARLY;BYYEARDAY=-1;COUNT=2', ['2023-12-31', '2024-12-31']],
  ['the 20th Monday of the year', '1997-05-19', 'FREQ=YEARLY;BYDAY=20MO;COUNT=3', ['1997-05-19', '1998-05-18', '1999-05-17']],
  ['Monday of week 20', '1997-05-12', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3', ['1997-05-12', '1998-05-11', '1999-05-17']],
  [
    'Monday of week 1, which may lie in December',
    '2024-01-01',
    'FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;COUNT=3',
    ['2024-01-01', '2024-12-30', '2025-12-29'],
  ],
  ['week 53, where there is one', '2020-12-31', 'FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH;COUNT=2', ['2020-12-31', '2026-12-31']],
  [
    'Friday the 13th',
    '1998-02-13',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=4',
    ['1998-02-13', '1998-03-13', '1998-11-13', '1999-08-13'],
  ],
  [
    'election day',
    '1996-11-05',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3',
    ['1996-11-05', '2000-11-07', '2004-11-02'],
  ],
  [
    'the third of Tuesday, Wednesday and Thursday',
    '1997-09-04',
    'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
    ['1997-09-04', '1997-10-07', '1997-11-06'],
  ],
  [
    'the last but one weekday',
    '1997-09-29',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3',
    ['1997-09-29', '1997-10-30', '1997-11-27'],
  ],
  [
    'two times of day',
    '2026-03-02',
    'FREQ=DAILY;BYHOUR=9,14;BYMINUTE=0,30;COUNT=5',
    ['2026-03-02', '2026-03-02T09:30', '2026-03-02T14:00', '2026-03-02T14:30', '2026-03-03'],
  ],
  ['every three hours', '2026-03-02', 'FREQ=HOURLY;INTERVAL=3;COUNT=3', ['2026-03-02', '2026-03-02T12:00', '2026-03-02T15:00']],
  [
    'every 90 minutes until noon',
    '2026-03-02',
    'FREQ=MINUTELY;INTERVAL=90;BYHOUR=9,10,11;COUNT=3',
    ['2026-03-02', '2026-03-02T10:30', '2026-03-03'],
  ],
  ['hours on weekdays only', '2026-03-06', 'FREQ=HOURLY;INTERVAL=24;BYDAY=MO,FR;COUNT=3', ['2026-03-06', '2026-03-09', '2026-03-13']],
  ['a date that never comes', '2026-03-02', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', ['2026-03-02']],
])('%s', (_, start, rule, expected) => {
  expect(times(rule, start)).toEqual(expected);
});

test('COUNT is counted from the start though the window is far behind it', () => {
  const rule = readRule('FREQ=DAILY;COUNT=1000');
  const start = Date.UTC(2020, 0, 1, 9);
  const found: number[] = [];
  const window = { from: Date.UTC(2022, 8, 20), to: Date.UTC(2030, 0, 1) };
  const isWhole = rule && expandRule({ rule, start, isStartIncluded: true }, window, createWorkBudget(1e6), (wall) => found.push(wall) > 0);

  expect(isWhole).toBe(true);
  expect(found.map((wall) => new Date(wall).toISOString().slice(0, 10))).toEqual([
    '2022-09-20',
    '2022-09-21',
    '2022-09-22',
    '2022-09-23',
    '2022-09-24',
    '2022-09-25',
    '2022-09-26',
  ]);
});

test('an old series without COUNT takes no more steps than a new one', () => {
  const stepsFrom = (year: number): number => {
    let spent = 0;
    const budget = { spend: (steps: number) => (spent += steps) > 0, share: () => budget };
    const rule = readRule('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH');
    const window = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 3, 1) };
    if (rule) expandRule({ rule, start: Date.UTC(year, 0, 6, 9), isStartIncluded: true }, window, budget, () => true);
    return spent;
  };

  expect(stepsFrom(1926)).toBeLessThan(stepsFrom(2026) + 50);
});

test('a rule that outruns its budget says so', () => {
  const rule = readRule('FREQ=MINUTELY;BYHOUR=1;COUNT=99999');
  const window = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) };

  expect(rule && expandRule({ rule, start: 0, isStartIncluded: true }, window, createWorkBudget(1_000), () => true)).toBe(false);
});
