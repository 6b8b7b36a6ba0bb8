import { expect, test } from 'vitest';
import { hours, instant, localDate, minus, zoneId } from '../../../shared/domain/time.ts';
import { contactWords, letterOf } from './form-words.ts';

const london = zoneId('Europe/London');
const noon = instant(Date.UTC(2026, 10, 24, 12, 0));
const today = localDate('2026-11-24');

test('what was last written to the practice is told with its age in days', () => {
  const at = (age: number) => minus(noon, hours(age));

  expect(contactWords({ what: 'sent', at: at(1) }, london, today)).toBe('Sent today');
  expect(contactWords({ what: 'chased', at: at(13) }, london, today)).toBe('Chased yesterday');
  expect(contactWords({ what: 'chased', at: at(72) }, london, today)).toBe('Chased 3 days ago');
  expect(contactWords({ what: 'returned', at: at(48) }, london, today)).toBe('Mail came back 2 days ago');
});

const form = {
  isWithdrawn: false,
  credited: 'no',
  state: 'sent',
  sentOn: today,
  approvedOn: null,
  watch: { lastReceiptOn: today, daysLeft: 0, level: 'last' },
} as const;

test.each([
  ['was not sent yet', { sentOn: null, state: 'draft' }, 'sent'],
  ['was paid before it was sent', { sentOn: null, state: 'paid' }, 'sent'],
  ['waits for its signature on the last day', {}, 'chased'],
  ['is on Form B without a signature', { state: 'onFormB' }, 'chased'],
  ['is signed', { approvedOn: today }, null],
  ['is lost', { watch: { ...form.watch, level: 'lost' } }, null],
  ['is withdrawn', { isWithdrawn: true }, null],
  ['was credited', { credited: 'inPart' }, null],
  ['was rejected', { state: 'rejected' }, null],
] as const)('of a form that %s the letter that helps is known', (_, change, letter) => {
  expect(letterOf({ ...form, ...change } as Parameters<typeof letterOf>[0])).toBe(letter);
});
