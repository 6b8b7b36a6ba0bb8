import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { duration, hours, minutes, seconds, type DurationMs } from '../time.ts';
import { tickingDigits, zeroDigits } from './digits.ts';

const rules = ['lastMinute', 'always', 'never'] as const;
const anHour = minutes(60);

function textAt(left: DurationMs, rule: (typeof rules)[number], longest = anHour): string {
  const { text, unit } = tickingDigits(left, rule, longest).digits;
  return unit ? `${text} ${unit}` : text;
}

test.each([
  // left in ms, always, lastMinute, never
  [hours(2) + minutes(5), '2 h 05', '2 h 05', '2 h 05'],
  [anHour + 1, '1 h 01', '1 h 01', '1 h 01'],
  [anHour, '60:00', '60 min', '60 min'],
  [anHour - 1, '60:00', '60 min', '60 min'],
  [anHour - 1_000, '59:59', '60 min', '60 min'],
  [minutes(10) + 1_000, '10:01', '11 min', '11 min'],
  [minutes(10), '10:00', '10 min', '10 min'],
  [minutes(10) - 1_000, '9:59', '10 min', '10 min'],
  [minutes(1) + 1, '1:01', '2 min', '2 min'],
  [minutes(1), '1:00', '1:00', '1 min'],
  [seconds(9), '0:09', '0:09', '1 min'],
  [1, '0:01', '0:01', '1 min'],
  [0, '0:00', '0:00', '0 min'],
  [-999, '0:00', '0:00', '0 min'],
  [-1_000, '+0:01', '+0:01', '0 min'],
  [minutes(-4) - 12_500, '+4:12', '+4:12', '+4 min'],
  [minutes(-60) + 1, '+59:59', '+59:59', '+59 min'],
  [minutes(-60), '+1 h 00', '+1 h 00', '+1 h 00'],
  [hours(-8), '+8 h 00', '+8 h 00', '+8 h 00'],
])('%i ms left read %s with seconds, %s by default, %s without', (left, always, lastMinute, never) => {
  const texts = [textAt(duration(left), 'always'), textAt(duration(left), 'lastMinute'), textAt(duration(left), 'never')];

  expect(texts).toEqual([always, lastMinute, never]);
});

test('each figure lasts exactly one second, and 0:00 comes once', () => {
  const heard: string[] = [];
  for (let left = seconds(3); left > seconds(-3); left = duration(left - 250)) heard.push(textAt(left, 'always'));

  const counts = heard.reduce((sum, text) => sum.set(text, (sum.get(text) ?? 0) + 1), new Map<string, number>());

  expect([...counts]).toEqual([
    ['0:03', 4],
    ['0:02', 4],
    ['0:01', 4],
    ['0:00', 4],
    ['+0:01', 4],
    ['+0:02', 4],
  ]);
});

test('the digits hold until the time they name, and differ then', () => {
  fc.assert(
    fc.property(fc.integer({ min: hours(-3), max: hours(3) }), fc.constantFrom(...rules), fc.nat({ max: 59_999 }), (left, rule, early) => {
      const { digits, staysFor } = tickingDigits(duration(left), rule, hours(3));
      const before = Math.min(early, staysFor - 1);

      expect(staysFor).toBeGreaterThan(0);
      expect(tickingDigits(duration(left - before), rule, hours(3)).digits).toEqual(digits);
      expect(tickingDigits(duration(left - staysFor), rule, hours(3)).digits).not.toEqual(digits);
    }),
  );
});

test('the widest text of a countdown is the same throughout and never too narrow', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 60_000, max: hours(3) }),
      fc.double({ min: 0.001, max: 1, noNaN: true }),
      fc.constantFrom(...rules),
      (longest, share, rule) => {
        const first = tickingDigits(duration(longest), rule, duration(longest)).digits;
        const later = tickingDigits(duration(Math.max(1, longest * share)), rule, duration(longest)).digits;

        expect(later.widest).toBe(first.widest);
        expect(later.text.length).toBeLessThanOrEqual(later.widest.length);
      },
    ),
  );
});

test('overtime has room for its sign from its first second', () => {
  const widths = [0, -1_000, minutes(-25), hours(-1), hours(-12)].map(
    (left) => tickingDigits(duration(left), 'always', anHour).digits.widest,
  );

  expect(widths).toEqual(['+00:00', '+00:00', '+00:00', '+0 h 00', '+00 h 00']);
});

test('parts and text agree', () => {
  expect(tickingDigits(hours(1.5), 'always', hours(1.5)).digits).toEqual({
    sign: '',
    hours: 1,
    minutes: 30,
    seconds: null,
    text: '1 h 30',
    unit: null,
    widest: '0 h 00',
  });
  expect(tickingDigits(duration(-72_000), 'always', anHour).digits).toEqual({
    sign: '+',
    hours: null,
    minutes: 1,
    seconds: 12,
    text: '+1:12',
    unit: null,
    widest: '+00:00',
  });
});

test('a frozen zero keeps the width of its countdown', () => {
  expect(zeroDigits('always', anHour)).toMatchObject({ text: '0:00', sign: '', widest: '00:00' });
  expect(zeroDigits('never', anHour)).toMatchObject({ text: '0', unit: 'min', widest: '00' });
});

test('the first moments past the end are a plain zero', () => {
  expect(tickingDigits(duration(-1), 'always', anHour).shown).toBe(0); // and not -0, which JSON would change
});

test('an hour over holds for its whole minute', () => {
  expect(tickingDigits(minutes(-60), 'always', anHour).staysFor).toBe(minutes(1));
});

test('ten hours need one figure more', () => {
  expect(tickingDigits(hours(10), 'always', hours(10)).digits).toMatchObject({ text: '10 h 00', widest: '00 h 00' });
});
