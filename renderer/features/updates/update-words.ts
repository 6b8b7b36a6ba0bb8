import type { UpdatePhase } from '../../../shared/contract/updates.ts';
import type { nothingReasons } from '../../../shared/domain/updates/judge-release.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { dayWordsAt } from '../../ui/time-words.ts';

const nothingWords: Readonly<Record<(typeof nothingReasons)[number], string>> = {
  upToDate: 'This is the newest version.',
  notYet: 'A newer version is being handed out step by step, and has not come to this computer yet.',
  noFile: 'There is a newer version, but none for this computer.',
  dataTooOld: 'There is a newer version that needs one in between first. Install that by hand over this one; your records stay.',
};

/** What is known of the installed version; empty where what is new says it. */
export function installedWords(phase: UpdatePhase): string {
  if (phase.at === 'nothing') return nothingWords[phase.reason];
  return phase.at === 'checking' ? 'Looking for a newer version.' : '';
}

export function checkedWords(lastCheckedAt: Instant | null, now: Instant, zone: ZoneId): string {
  return lastCheckedAt === null ? 'No answer of the update server yet.' : `Last looked ${dayWordsAt(lastCheckedAt, zone, now)}.`;
}
