import { expect, test } from 'vitest';
import { hours, instant, minus, zoneId } from '../../../shared/domain/time.ts';
import { proofSentence, restoreSentence } from './backup-words.ts';

const london = zoneId('Europe/London');
const now = instant(Date.UTC(2026, 6, 14, 11, 0));

test('the proof names its age, its day and its time in the zone', () => {
  expect(proofSentence(minus(now, hours(26)), now, london)).toBe('Last proven restorable 26 h ago, on Mon 13 Jul at 10:00.');
});

test('without a proof the sentence says what it would do', () => {
  expect(proofSentence(null, now, london)).toMatch(/^No backup was proven restorable yet\./);
});

test('a restore says what it went back to and where what it replaced is kept', () => {
  const done = { profileId: '', doneAt: minus(now, hours(1)), madeAt: minus(now, hours(26)) };
  const say = (replaced: Parameters<typeof restoreSentence>[0]['replaced']): string => restoreSentence({ ...done, replaced }, now, london);

  expect(say({ by: 'backup', name: 'a.sdbackup', madeAt: minus(now, hours(1)) })).toBe(
    'The data of Mon 13 Jul, 10:00 was restored 1 h ago. What was there before is kept as the backup “Before a restore” of Tue 14 Jul, 11:00.',
  );
  expect(say({ by: 'folder', path: '/data/profile.set-aside' })).toMatch(
    /What was there before is kept in the folder \/data\/profile\.set-aside\.$/,
  );
  expect(say(null)).toBe('The data of Mon 13 Jul, 10:00 was restored 1 h ago.');
});
