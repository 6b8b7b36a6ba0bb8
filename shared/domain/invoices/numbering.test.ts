import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDate } from '../time.ts';
import { problemsOf, readNumber, writeNumber, type NumberPattern, type PatternProblem } from './number-pattern.ts';
import { checkNumbers, nextNumber, patternsCollide } from './numbering.ts';

const may2026 = { issuedOn: localDate('2026-05-11'), organisation: '' };

function aPattern(traits: Partial<NumberPattern> = {}): NumberPattern {
  return { template: '{year}-{number}', digits: 4, restart: 'yearly', countsPer: 'issuer', startNumber: 1, startYear: 2026, ...traits };
}

test('the first number is the start number, and the next ones count on', () => {
  const pattern = aPattern({ startNumber: 42 });

  expect(nextNumber(pattern, [], may2026)).toBe('2026-0042');
  expect(nextNumber(pattern, ['2026-0042'], may2026)).toBe('2026-0043');
});

test.each<[string, Partial<NumberPattern>, readonly string[], string, string]>([
  ['a prefix without a year', { template: 'INV{number}', restart: 'never', startNumber: 118 }, ['INV0117'], '', 'INV0118'],
  ['an existing series with less padding goes on', { template: 'INV-{number}', restart: 'never' }, ['INV-7', 'INV-008'], '', 'INV-0009'],
  ['the year behind the count', { template: '{number}/{yy}' }, ['0031/25', '0009/26'], '', '0010/26'],
  ['past the padding the number grows', { digits: 2 }, ['2026-99'], '', '2026-100'],
  ['a new year begins at 1, whatever the start was', { startYear: 2025, startNumber: 300 }, ['2025-0300'], '', '2026-0001'],
  ['without a restart the count goes through', { restart: 'never' }, ['2025-0300'], '', '2026-0301'],
  [
    'the prefix of the organisation, counted together',
    { template: '{organisation}-{number}', restart: 'never' },
    ['BSS-0001'],
    'OTL',
    'OTL-0002',
  ],
  [
    'the prefix of the organisation, counted apart',
    { template: '{organisation}-{number}', restart: 'never', countsPer: 'organisation' },
    ['BSS-0004', 'OTL-0001'],
    'OTL',
    'OTL-0002',
  ],
  ['gaps stay open', {}, ['2026-0001', '2026-0005'], '', '2026-0006'],
  ['numbers of another pattern do not count', {}, ['CN-0900', '2026-0001', '2026-xx'], '', '2026-0002'],
  ['each year has its own count', {}, ['2026-0009', '2025-0003'], '', '2026-0010'],
])('%s', (_name, traits, allocated, organisation, next) => {
  expect(nextNumber(aPattern(traits), allocated, { ...may2026, organisation })).toBe(next);
});

test('an invoice dated in last year goes on with the count of last year', () => {
  const lastYear = { ...may2026, issuedOn: localDate('2025-12-31') };

  expect(nextNumber(aPattern(), ['2026-0009', '2025-0003'], lastYear)).toBe('2025-0004');
});

test('a pattern that names the organisation needs its prefix', () => {
  const pattern = aPattern({ template: '{organisation}-{number}', restart: 'never' });

  for (const organisation of ['', '  ', 'A\nB', '{number}']) {
    expect(() => nextNumber(pattern, [], { ...may2026, organisation })).toThrow(expect.objectContaining({ code: 'NUMBER_PREFIX_MISSING' }));
  }
});

test.each<[Partial<NumberPattern>, PatternProblem]>([
  [{ template: '{year}-', digits: 4 }, 'numberMissing'],
  [{ template: 'INV-{number}', restart: 'yearly' }, 'yearMissing'],
  [{ countsPer: 'organisation' }, 'organisationMissing'],
  [{ template: '{year}{organisation}-{number}' }, 'organisationTouchesDigits'],
  [{ template: '{organisation}{number}', restart: 'never' }, 'organisationTouchesDigits'],
  [{ template: '{organisation}1-{number}', restart: 'never' }, 'organisationTouchesDigits'],
  [{ template: '{year}-{number}-{number}' }, 'tokenTwice'],
  [{ template: '{year}{yy}-{number}' }, 'tokenTwice'],
  [{ template: '{year}-{number}-{week}' }, 'textNotAllowed'],
  [{ template: '=1+{year}-{number}' }, 'textNotAllowed'],
  [{ template: `${'x'.repeat(40)}{year}{number}` }, 'textNotAllowed'],
  [{ digits: 0 }, 'digitsOutOfRange'],
  [{ digits: 10 }, 'digitsOutOfRange'],
  [{ startNumber: 1_000_000_000 }, 'startOutOfRange'],
  [{ digits: 2.5 }, 'digitsOutOfRange'],
  [{ startNumber: 0 }, 'startOutOfRange'],
])('the pattern %o is refused: %s', (traits, problem) => {
  expect(problemsOf(aPattern(traits))).toContain(problem);
  expect(() => nextNumber(aPattern(traits), [], may2026)).toThrow(expect.objectContaining({ code: 'NUMBER_PATTERN_INVALID' }));
});

test('a pattern at the edge of what is allowed has no problem', () => {
  const template = `${'x'.repeat(25)}{year}-{number}`;

  expect(template).toHaveLength(40);
  expect(problemsOf(aPattern({ template, digits: 9, startNumber: 999_999_999 }))).toEqual([]);
});

test('ordinary patterns have no problem', () => {
  for (const template of [
    '{year}-{number}',
    '{yy}{number}',
    'AO/{year}/{number}',
    '{organisation}-{year}-{number}',
    'Rechnung №{number} {yy}',
  ]) {
    expect(problemsOf(aPattern({ template }))).toEqual(template.includes('№') ? ['textNotAllowed'] : []);
  }
});

const templates = [
  '{number}',
  'INV-{number}',
  '{year}{number}',
  '{number}{yy}',
  'A.{yy}/{number}',
  '{organisation}-{number}',
  '{number} {organisation}',
  '{organisation}-1{number}',
  '{year}.{organisation}.{number}',
];

const somePattern = fc
  .record({
    template: fc.constantFrom(...templates),
    digits: fc.integer({ min: 1, max: 9 }),
    restart: fc.constantFrom('never' as const, 'yearly' as const),
    countsPer: fc.constantFrom('issuer' as const, 'organisation' as const),
    startNumber: fc.integer({ min: 1, max: 5_000 }),
    startYear: fc.constantFrom(2025, 2026),
  })
  .filter((pattern) => problemsOf(pattern).length === 0);

const someContext = fc.record({
  issuedOn: fc.constantFrom('2025-12-31', '2026-01-01', '2026-06-30', '2027-01-01').map(localDate),
  organisation: fc.constantFrom('A', 'B', 'A-1', 'B1', '1', '26', 'A.1', 'A 2'),
});

test('a written number is read back as it was meant', () => {
  fc.assert(
    fc.property(somePattern, someContext, fc.integer({ min: 1, max: 99_999_999 }), (pattern, context, count) => {
      const read = readNumber(pattern, writeNumber(pattern, context, count));
      expect(read?.count).toBe(count);
      if (pattern.template.includes('organisation')) expect(read?.organisation).toBe(context.organisation);
    }),
  );
});

/** Drafts come and go, issues commit or are abandoned, in any interleaving; voids change nothing about numbers. */
const someSteps = fc.array(fc.record({ context: someContext, commits: fc.boolean() }), { maxLength: 40 });

test('numbers are unique, in order and without gaps under any interleaving of drafts, issues and abandoned issues', () => {
  fc.assert(
    fc.property(somePattern, someSteps, (pattern, steps) => {
      const allocated: string[] = [];
      for (const { context, commits } of steps) {
        const number = nextNumber(pattern, allocated, context);
        if (commits) allocated.push(number);
        const read = readNumber(pattern, number);
        const own = checkNumbers(pattern, [...allocated, number]).series.find(
          ({ year, organisation }) => (year === '' || year === read?.year) && (organisation === '' || organisation === read?.organisation),
        );
        expect(own?.last).toBe(read?.count); // in order: no number of its series is higher
      }

      expect(new Set(allocated).size).toBe(allocated.length);
      const { series, foreign } = checkNumbers(pattern, allocated);
      expect(foreign).toEqual([]);
      expect(series.flatMap(({ gaps, duplicates }) => [...gaps, ...duplicates])).toEqual([]);
      expect(series.reduce((sum, { first, last }) => sum + last - first + 1, 0)).toBe(allocated.length);
    }),
  );
});

test('the next number does not depend on the order in which the allocated ones are listed', () => {
  fc.assert(
    fc.property(somePattern, someContext, fc.array(fc.tuple(someContext, fc.nat(200)), { maxLength: 20 }), (pattern, context, given) => {
      const numbers = given.map(([at, count]) => writeNumber(pattern, at, count + 1));
      expect(nextNumber(pattern, numbers.toReversed(), context)).toBe(nextNumber(pattern, numbers, context));
      expect(numbers).not.toContain(nextNumber(pattern, numbers, context));
    }),
  );
});

test('the check of existing numbers names gaps, duplicates and strangers, year by year', () => {
  const numbers = ['2026-0007', '2025-0001', '2026-0002', '2026-002', '2026-0003', 'March 1', '2025-0002'];

  expect(checkNumbers(aPattern(), numbers)).toEqual({
    series: [
      { year: '2025', organisation: '', first: 1, last: 2, gaps: [], duplicates: [] },
      { year: '2026', organisation: '', first: 2, last: 7, gaps: [{ from: 4, to: 6 }], duplicates: [2] },
    ],
    foreign: ['March 1'],
  });
});

test('a gap of a hundred million numbers is one entry', () => {
  expect(checkNumbers(aPattern(), ['2026-1', '2026-100000001']).series[0]?.gaps).toEqual([{ from: 2, to: 100_000_000 }]);
});

test.each([
  ['{number}', 'CN-{number}', false],
  ['{year}-{number}', 'CN{year}-{number}', false],
  ['{organisation}-{number}', 'CN-{number}', true],
  ['{number}', '{yy}{number}', true],
  ['INV-{number}', 'INV-{number}', true],
])('the patterns %s and %s could give the same number: %s', (template, other, collides) => {
  const restart = 'never';

  expect(patternsCollide(aPattern({ template, restart }), aPattern({ template: other, restart }), may2026.issuedOn)).toBe(collides);
});
