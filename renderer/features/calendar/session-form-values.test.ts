import { describe, expect, test } from 'vitest';
import { repeatSchema, sessionInputSchema } from '../../../shared/contract/sessions.ts';
import { instant, localDate, minutes, zoneId } from '../../../shared/domain/time.ts';
import { aSession } from '../../../tests/support/a-session.ts';
import { repeatWords } from './repeat-words.ts';
import { sessionErrors } from './session-form-errors.ts';
import { toRepeat } from './repeat-values.ts';
import { newSessionValues, onlyNotesDiffer, plannedStretch, sessionValues, toSessionInput } from './session-form-values.ts';

const london = zoneId('Europe/London');
const twoPm = instant(Date.UTC(2026, 10, 24, 14));
const fresh = newSessionValues(twoPm, 60, london);

test('an untouched form for a slot can be saved', () => {
  expect(sessionErrors(fresh)).toEqual({});
  expect(sessionInputSchema.parse(toSessionInput(fresh))).toMatchObject({
    startsAt: twoPm,
    durationMs: minutes(60),
    zone: london,
    clientId: null,
  });
});

test('a session goes through the form unchanged, in its own zone', () => {
  const session = {
    ...aSession({ client: 'Jane', service: 'Deep tissue', title: 'Left shoulder', zone: 'America/New_York' }),
    notes: 'Prefers quiet',
  };

  const values = sessionValues(session);

  expect(values).toMatchObject({ date: '2026-11-24', time: '09:00', minutes: 60, zone: 'America/New_York' });
  expect(toSessionInput(values)).toMatchObject({
    startsAt: session.startsAt,
    durationMs: minutes(60),
    clientId: session.client?.id,
    notes: 'Prefers quiet',
  });
});

test('a break keeps neither client nor service', () => {
  expect(toSessionInput({ ...fresh, kind: 'break', client: { id: 'c', name: 'Jane' }, serviceId: 's' })).toMatchObject({
    clientId: null,
    serviceId: null,
  });
});

describe('errors stand at the field they belong to', () => {
  test('for the session', () => {
    expect(sessionErrors({ ...fresh, date: '' })).toEqual({ date: 'Enter a day and a time' });
    expect(sessionErrors({ ...fresh, minutes: '' })).toEqual({ minutes: 'Enter a length in minutes' });
    expect(sessionErrors({ ...fresh, minutes: 24 * 60 + 1 })).toEqual({ minutes: 'Between 1 minute and 24 hours' });
    expect(Object.keys(sessionErrors({ ...fresh, title: 'x'.repeat(121) }))).toEqual(['title']);
    expect(sessionErrors({ ...fresh, zone: 'Mars/Base' })).toEqual({
      date: 'Enter a day and a time',
      zone: 'Choose a time zone from the list',
    });
  });

  test('for a client who is about to be added', () => {
    expect(sessionErrors({ ...fresh, client: { id: null, name: 'x'.repeat(61) } })).toEqual({ client: 'At most 60 characters' });
    expect(sessionErrors({ ...fresh, client: { id: null, name: '  ' } })).toEqual({});
  });

  test('for the repeat', () => {
    const weekly = { ...fresh, repeats: 'week' as const };

    expect(sessionErrors({ ...weekly, interval: 13, count: 1 })).toEqual({ interval: 'Between 1 and 12', count: 'Between 2 and 200' });
    expect(sessionErrors({ ...weekly, ends: 'until' })).toEqual({ until: 'Choose the last day' });
    expect(sessionErrors({ ...weekly, ends: 'until', until: '2026-11-01' })).toEqual({ until: 'Choose a day after the first one' });
  });
});

test('a time that the clock skips moves forward with it', () => {
  expect(plannedStretch({ ...fresh, date: '2026-03-29', time: '01:30' })).toEqual({
    startsAt: instant(Date.UTC(2026, 2, 29, 1, 30)),
    endsAt: instant(Date.UTC(2026, 2, 29, 2, 30)),
  });
  expect(plannedStretch({ ...fresh, time: '' })).toBeNull();
});

test('a repeat is what the contract takes', () => {
  const weekly = { ...fresh, repeats: 'week' as const, weekdays: ['4', '2'], ends: 'until' as const, until: '2027-01-05', interval: 2 };

  expect(toRepeat(fresh)).toBeNull();
  expect(repeatSchema.parse(toRepeat(weekly))).toEqual({ every: 'week', interval: 2, weekdays: [2, 4], count: null, until: '2027-01-05' });
  expect(toRepeat({ ...weekly, repeats: 'month' })?.weekdays).toEqual([]);
});

test('a repeat is read back in words', () => {
  const today = localDate('2026-11-24');

  expect(repeatWords({ every: 'week', interval: 1, weekdays: [2, 4], count: 10, until: null }, today)).toBe(
    'Every week on Tue and Thu, 10 times',
  );
  expect(repeatWords({ every: 'month', interval: 2, weekdays: [], count: null, until: localDate('2027-06-01') }, today)).toBe(
    'Every 2 months until Tue 1 Jun 2027',
  );
});

test('a change of the notes alone reaches one session without a question', () => {
  const before = sessionValues(aSession({ client: 'Jane' }));

  expect(onlyNotesDiffer(before, { ...before, notes: 'new' })).toBe(true);
  expect(onlyNotesDiffer(before, { ...before, notes: 'new', title: 'new' })).toBe(false);
  expect(onlyNotesDiffer(before, before)).toBe(false);
});
