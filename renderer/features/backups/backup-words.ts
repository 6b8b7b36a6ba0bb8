import type { Backup, RestoreDone } from '../../../shared/contract/backups.ts';
import { between, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import { agoWords, dayWordsAt } from '../../ui/time-words.ts';

/** Why a backup was made. */
export const reasonWords = {
  daily: 'Daily',
  byHand: 'By hand',
  beforeUpdate: 'Before an update',
  beforeRestore: 'Before a restore',
} satisfies Record<Backup['reason'], string>;

/** `Last proven restorable 3 days ago, on Sat 21 Nov at 09:12.` */
export function proofSentence(provenAt: Instant | null, now: Instant, zone: ZoneId): string {
  if (provenAt === null)
    return 'No backup was proven restorable yet. The proof opens the newest one, reads it whole and throws the copy away.';
  return `Last proven restorable ${agoWords(between(provenAt, now))}, on ${dayWordsAt(provenAt, zone, now)} at ${timeOf(provenAt, zone)}.`;
}

/** `Sat 21 Nov, 09:12`. */
export function madeWords(madeAt: Instant, now: Instant, zone: ZoneId): string {
  return `${dayWordsAt(madeAt, zone, now)}, ${timeOf(madeAt, zone)}`;
}

/** What a restore went back to, and where what was there before is kept. */
export function restoreSentence({ doneAt, madeAt, replaced }: RestoreDone, now: Instant, zone: ZoneId): string {
  const gone = `The data of ${madeWords(madeAt, now, zone)} was restored ${agoWords(between(doneAt, now))}.`;
  if (replaced === null) return gone;
  const kept =
    replaced.by === 'backup'
      ? `as the backup “${reasonWords.beforeRestore}” of ${madeWords(replaced.madeAt, now, zone)}`
      : `in the folder ${replaced.path}`;
  return `${gone} What was there before is kept ${kept}.`;
}
