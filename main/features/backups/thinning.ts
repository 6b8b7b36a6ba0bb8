import type { Backup } from '../../../shared/contract/backups.ts';
import type { Instant, LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import { dayOf, startOfWeek } from '../../../shared/domain/zones.ts';

/** How many are kept of each sort. */
const keptToday = 3;
const keptDays = 7;
const keptWeeks = 5;
const keptMonths = 12;
const keptBefore = 3;

/**
 * Which backups may be removed: all but the newest three of today, the newest of each of seven days, five weeks and
 * twelve months that have any, and the last three made before updates and before restores.
 * What a wrong clock dated into the future is neither removed nor counted.
 */
export function backupsToThin(backups: readonly Backup[], now: Instant, zone: ZoneId): readonly Backup[] {
  const newestFirst = backups.filter(({ madeAt }) => madeAt <= now).sort((a, b) => b.madeAt - a.madeAt);
  const regular = newestFirst.filter(({ reason }) => reason === 'daily' || reason === 'byHand');
  const today = dayOf(now, zone);
  const day = ({ madeAt }: Backup): LocalDate => dayOf(madeAt, zone);
  const kept = new Set([
    ...regular.filter((backup) => day(backup) === today).slice(0, keptToday),
    ...newestOfEach(regular, day).slice(0, keptDays),
    ...newestOfEach(regular, (backup) => startOfWeek(day(backup))).slice(0, keptWeeks),
    ...newestOfEach(regular, (backup) => day(backup).slice(0, 7)).slice(0, keptMonths),
    ...newestFirst.filter(({ reason }) => reason === 'beforeUpdate').slice(0, keptBefore),
    ...newestFirst.filter(({ reason }) => reason === 'beforeRestore').slice(0, keptBefore),
  ]);
  return newestFirst.filter((backup) => !kept.has(backup));
}

/** @param newestFirst  @returns the newest of each period, newest first */
function newestOfEach(newestFirst: readonly Backup[], periodOf: (backup: Backup) => string): readonly Backup[] {
  const periods = new Map<string, Backup>();
  for (const backup of newestFirst) if (!periods.has(periodOf(backup))) periods.set(periodOf(backup), backup);
  return [...periods.values()];
}
