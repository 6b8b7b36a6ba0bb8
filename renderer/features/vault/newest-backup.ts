import { instant, type ZoneId } from '../../../shared/domain/time.ts';
import { dayOf, timeOf } from '../../../shared/domain/zones.ts';
import { computerZone } from '../../app/computer-zone.ts';
import { dayWords } from '../../ui/time-words.ts';

/** A backup that the core found beside a profile that cannot be opened. */
export interface NewestBackup {
  readonly path: string;
  /** `Sat 21 Nov 2026, 09:12`. */
  readonly made: string;
}

/** Reads it from the details of a trouble; null where there is none. */
export function newestBackupOf(details: Readonly<Record<string, string | number>>, zone: ZoneId = computerZone()): NewestBackup | null {
  const { newestBackup: path, newestBackupAt: at } = details;
  if (typeof path !== 'string' || typeof at !== 'number') return null;
  const day = dayOf(instant(at), zone);
  return { path, made: `${dayWords(day, day)} ${day.slice(0, 4)}, ${timeOf(instant(at), zone)}` };
}
