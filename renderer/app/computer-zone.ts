import { zoneId, type ZoneId } from '../../shared/domain/time.ts';

/** The zone of this computer, for pages that stand outside an open profile. */
export function computerZone(): ZoneId {
  return zoneId(new Intl.DateTimeFormat().resolvedOptions().timeZone);
}
