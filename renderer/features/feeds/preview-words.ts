import type { Feed, Preview, PreviewItem } from '../../../shared/contract/feeds.ts';
import { between, type Instant, type ZoneId } from '../../../shared/domain/time.ts';
import { dayOf, timeOf } from '../../../shared/domain/zones.ts';
import { agoWords, dayWordsAt, timeSpanWords } from '../../ui/time-words.ts';
import type { PreviewGroupName } from './preview-choice.ts';

export const groupWords = { new: 'New', moved: 'Moved', changed: 'Changed', gone: 'Gone', skipped: 'Skipped' } satisfies Record<
  PreviewGroupName,
  string
>;

/** What a tick on a row of the group will do. */
export const groupHints = {
  new: 'Will be added to your calendar.',
  moved: 'Will take the new time from the booking.',
  changed: 'Will take the new name, title or length from the booking.',
  gone: 'No longer in this calendar. Ticked ones will be removed here; that can be undone.',
  skipped: 'Will not be added, for the reason given.',
} satisfies Record<PreviewGroupName, string>;

export const skipWords = {
  block: 'Not an appointment, such as lunch or blocked time',
  allDay: 'Takes the whole day',
  transparent: 'Marked as free time',
  cancelled: 'Cancelled',
  duplicate: 'Already here from another calendar',
  declined: 'Left out at an earlier import',
  noLength: 'Has no length',
  tooLong: 'Longer than a day',
} satisfies Record<NonNullable<PreviewItem['reason']>, string>;

/** `Tue 24 Nov, 14:00 – 15:00`; over midnight without the second day; null for entries without a time. */
export function whenWords(
  { startsAt, endsAt, reason }: Pick<PreviewItem, 'startsAt' | 'endsAt' | 'reason'>,
  zone: ZoneId,
  now: Instant,
): string | null {
  if (startsAt === null) return null;
  const day = dayWordsAt(startsAt, zone, now);
  if (reason === 'allDay') return `${day}, all day`;
  return endsAt === null ? `${day}, ${timeOf(startsAt, zone)}` : `${day}, ${timeSpanWords(startsAt, endsAt, zone)}`;
}

/** What is different now, for moved and changed rows: `was Mon 23 Nov, 13:00 – 14:00`, `was Jane · Massage`. */
export function beforeWords({ group, before, startsAt }: PreviewItem, zone: ZoneId, now: Instant): string | null {
  if (!before || (group !== 'changed' && group !== 'moved')) return null;
  if (group === 'changed')
    return `was ${[before.name, before.title].filter((part) => part !== '').join(' · ')}, ${timeSpanWords(before.startsAt, before.endsAt, zone)}`;
  const isSameDay = startsAt !== null && dayOf(before.startsAt, zone) === dayOf(startsAt, zone);
  const span = timeSpanWords(before.startsAt, before.endsAt, zone);
  return isSameDay ? `was ${span}` : `was ${dayWordsAt(before.startsAt, zone, now)}, ${span}`;
}

/** A conflict as a question; the tick answers it. */
export function conflictWords({ conflict, startsAt, firstName }: PreviewItem, zone: ZoneId): string | null {
  switch (conflict) {
    case null:
      return null;
    case 'movedHere':
      return startsAt === null
        ? 'You moved this here. Use the booking’s time?'
        : `You moved this here; the booking says ${timeOf(startsAt, zone)}. Use it?`;
    case 'cancelledHere':
      return 'You marked this as off here; the booking has a new time. Plan it again?';
    case 'renamedHere':
      return firstName === null
        ? 'You renamed this here. Use the booking’s name?'
        : `You renamed this here; the booking says ${firstName}. Use it?`;
    case 'hasNotes':
      return 'It has notes of yours, so it stays unless you tick it.';
    case 'hasRun':
      return 'This session took place here, so it stays.';
    default:
      return conflict satisfies never;
  }
}

/** Why nothing is ticked for removal although much is missing; null when nothing is unusual. */
export function brakeWords(brake: Preview['brake'], goneCount: number): string | null {
  switch (brake) {
    case 'none':
      return null;
    case 'manyGone':
      return `${countWords(goneCount, 'session')} ${goneCount === 1 ? 'is' : 'are'} missing from this calendar at once, which is unusual. None is ticked; check before you remove any.`;
    case 'emptyFeed':
      return 'This calendar is empty now, though it was not before. Its address may have changed. Nothing will be removed unless you tick it.';
    case 'incomplete':
      return 'Part of this calendar could not be read, so missing sessions may only be unreadable ones. Nothing will be removed unless you tick it.';
    default:
      return brake satisfies never;
  }
}

/** The one button: `Import 14 sessions`, `Import 14 sessions, remove 2`, `Remove 2 sessions`, `Import nothing`. */
export function importLabel({ brought, removed }: { readonly brought: number; readonly removed: number }): string {
  if (brought === 0 && removed === 0) return 'Import nothing';
  if (brought === 0) return `Remove ${countWords(removed, 'session')}`;
  return removed === 0 ? `Import ${countWords(brought, 'session')}` : `Import ${countWords(brought, 'session')}, remove ${removed}`;
}

/** What else to know before importing, one sentence each; often none. */
export function noticeWords({
  zoneAssumed,
  truncated,
  unreadable,
}: Pick<Preview, 'zoneAssumed' | 'truncated' | 'unreadable'>): readonly string[] {
  return [
    ...(zoneAssumed
      ? ['Some times came without a time zone and were read on your own clock. Compare one of them with your booking system.']
      : []),
    ...(truncated ? ['This calendar is very long; only the first part is shown.'] : []),
    ...(unreadable > 0 ? [`${entryWords(unreadable)} could not be read and will be left out.`] : []),
  ];
}

/** `America/Los_Angeles` is `Los Angeles`. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

type SyncResult = NonNullable<Feed['lastResult']>;

/** `3 new, 1 moved, 1 removed. 2 entries could not be read.` */
export function resultSentence({ added, moved, changed, removed, unreadable }: SyncResult): string {
  const counts = [
    [added, 'new'],
    [moved, 'moved'],
    [changed, 'changed'],
    [removed, 'removed'],
  ] as const;
  const parts = counts.filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString('en-GB')} ${word}`);
  const first = parts.length === 0 ? 'Nothing changed.' : `${parts.join(', ')}.`;
  if (unreadable === 0) return first;
  return `${first} ${entryWords(unreadable)} could not be read.`;
}

/** `Last synced 19 h ago`; files are imported, not synced. */
export function syncedWords({ kind, lastSyncedAt }: Pick<Feed, 'kind' | 'lastSyncedAt'>, now: Instant): string {
  const verb = kind === 'file' ? 'imported' : 'synced';
  return lastSyncedAt === null ? `Never ${verb}` : `Last ${verb} ${agoWords(between(lastSyncedAt, now))}`;
}

/** What became of a calendar that was disconnected. */
export function disconnectedWords({ removed, kept }: { readonly removed: number; readonly kept: number }): string {
  if (removed === 0)
    return kept === 0
      ? 'Disconnected; the address is deleted.'
      : `Disconnected; the address is deleted, ${countWords(kept, 'session')} stay.`;
  const stay = kept === 0 ? '' : `; ${kept} with notes or a run stay`;
  return `Disconnected; the address is deleted, ${countWords(removed, 'session')} removed${stay}.`;
}

/** `1 session`, `14 sessions`. */
export function countWords(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

function entryWords(count: number): string {
  return count === 1 ? '1 entry' : `${count.toLocaleString('en-GB')} entries`;
}
