import { describe, expect, test } from 'vitest';
import { hours, instant, minutes, zoneId } from '../../../shared/domain/time.ts';
import { aPreviewItem } from '../../../tests/support/a-preview-item.ts';
import {
  beforeWords,
  brakeWords,
  conflictWords,
  disconnectedWords,
  importLabel,
  noticeWords,
  placeOf,
  resultSentence,
  syncedWords,
  whenWords,
} from './preview-words.ts';

const london = zoneId('Europe/London');
const item = aPreviewItem();
const now = instant(Date.UTC(2026, 10, 22, 9));

test('a row says day and time on the user’s clock', () => {
  expect(whenWords(item, london, now)).toBe('Tue 24 Nov, 14:00 – 15:00');
  expect(whenWords({ ...item, startsAt: null, endsAt: null }, london, now)).toBeNull();
  expect(whenWords({ ...item, reason: 'allDay' }, london, now)).toBe('Tue 24 Nov, all day');
});

describe('what was there before', () => {
  const before = {
    startsAt: instant(Date.UTC(2026, 10, 24, 13)),
    endsAt: instant(Date.UTC(2026, 10, 24, 14)),
    name: 'Jane',
    title: 'Facial',
  };

  test('of a moved row is its time, with the day when that differs', () => {
    expect(beforeWords({ ...item, group: 'moved', before }, london, now)).toBe('was 13:00 – 14:00');
    const onMonday = { ...before, startsAt: instant(before.startsAt - hours(24)), endsAt: instant(before.endsAt - hours(24)) };
    expect(beforeWords({ ...item, group: 'moved', before: onMonday }, london, now)).toBe('was Mon 23 Nov, 13:00 – 14:00');
  });

  test('of a changed row is its name, title and length', () => {
    expect(beforeWords({ ...item, group: 'changed', before }, london, now)).toBe('was Jane · Facial, 13:00 – 14:00');
    expect(beforeWords(item, london, now)).toBeNull();
    expect(beforeWords({ ...item, group: 'gone', before }, london, now)).toBeNull();
  });
});

test('a conflict is a question with both values', () => {
  expect(conflictWords({ ...item, conflict: 'movedHere' }, london)).toBe('You moved this here; the booking says 14:00. Use it?');
  expect(conflictWords({ ...item, conflict: 'renamedHere' }, london)).toBe('You renamed this here; the booking says Jane. Use it?');
  expect(conflictWords(item, london)).toBeNull();
});

test('an unusual loss is explained before anything is removed', () => {
  expect(brakeWords('manyGone', 9)).toMatch(/^9 sessions are missing .* None is ticked/);
  expect(brakeWords('none', 9)).toBeNull();
});

test('the button says what it will do', () => {
  const labels = [
    importLabel({ brought: 14, removed: 0 }),
    importLabel({ brought: 1, removed: 0 }),
    importLabel({ brought: 14, removed: 2 }),
    importLabel({ brought: 0, removed: 1 }),
    importLabel({ brought: 0, removed: 0 }),
  ];

  expect(labels).toEqual(['Import 14 sessions', 'Import 1 session', 'Import 14 sessions, remove 2', 'Remove 1 session', 'Import nothing']);
});

test('a result counts what happened and never names what could not be read', () => {
  expect(resultSentence({ added: 3, moved: 1, changed: 0, removed: 1, unreadable: 2 })).toBe(
    '3 new, 1 moved, 1 removed. 2 entries could not be read.',
  );
  expect(resultSentence({ added: 0, moved: 0, changed: 0, removed: 0, unreadable: 1 })).toBe('Nothing changed. 1 entry could not be read.');
});

test('the age of a sync is told; a file was imported', () => {
  expect(syncedWords({ kind: 'address', lastSyncedAt: instant(now - hours(19)) }, now)).toBe('Last synced 19 h ago');
  expect(syncedWords({ kind: 'file', lastSyncedAt: instant(now - minutes(5)) }, now)).toBe('Last imported 5 min ago');
  expect(syncedWords({ kind: 'address', lastSyncedAt: null }, now)).toBe('Never synced');
});

test('what is doubtful about a feed is said before the import', () => {
  expect(noticeWords({ zoneAssumed: false, truncated: false, unreadable: 0 })).toEqual([]);
  expect(noticeWords({ zoneAssumed: true, truncated: true, unreadable: 2 })).toHaveLength(3);
  expect(noticeWords({ zoneAssumed: false, truncated: false, unreadable: 1 })).toEqual(['1 entry could not be read and will be left out.']);
});

test('after disconnecting, what was removed and what stays are both told', () => {
  expect(disconnectedWords({ removed: 0, kept: 0 })).toBe('Disconnected; the address is deleted.');
  expect(disconnectedWords({ removed: 12, kept: 2 })).toBe(
    'Disconnected; the address is deleted, 12 sessions removed; 2 with notes or a run stay.',
  );
});

test('a zone is told by its place', () => {
  expect(placeOf('America/Los_Angeles')).toBe('Los Angeles');
});
