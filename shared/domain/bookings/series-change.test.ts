import { expect, test } from 'vitest';
import { hours, instant, zoneId } from '../time.ts';
import { followBookingEdit } from './series-change.ts';

const at = (text: string) => instant(Date.parse(text));
const member = {
  startsAt: at('2026-10-26T09:00Z'),
  durationMs: hours(4),
  zone: zoneId('Europe/London'),
  title: 'Morning',
  rate: { unit: 'hour', price: 9_000 },
  notes: '',
  pay: { check: 'paidShort' },
  appraisal: { alsoOn: ['2026-10-28'] },
};
const before = {
  ...member,
  startsAt: at('2026-10-19T08:00Z'),
  pay: { check: 'notChecked' },
  appraisal: { alsoOn: [] as readonly string[] },
};

test('only what was changed reaches another booking; its pay check and the days of its appraisal are its own', () => {
  const after = { ...before, title: 'Surgery', pay: { check: 'notPaid' }, appraisal: { alsoOn: ['2026-10-20'] } };

  expect(followBookingEdit({ ...member, rate: { unit: 'day', price: 1 } }, before, after)).toEqual({
    ...member,
    title: 'Surgery',
    rate: { unit: 'day', price: 1 },
  });
});

test('a new time moves the clock there by as much, also over a clock change, and a new length comes along', () => {
  const after = { ...before, startsAt: at('2026-10-20T09:30Z'), durationMs: hours(2) };

  expect(followBookingEdit(member, before, after)).toMatchObject({ startsAt: at('2026-10-27T10:30Z'), durationMs: hours(2) });
});

test('notes are carried over only where they were the same', () => {
  const after = { ...before, notes: 'Bring the smartcard' };

  expect(followBookingEdit(member, before, after).notes).toBe('Bring the smartcard');
  expect(followBookingEdit({ ...member, notes: 'Own' }, before, after).notes).toBe('Own');
});
