import { whyNotFree } from '../../../shared/domain/availability/not-free.ts';
import type { Stretch } from '../../../shared/domain/availability/stretches.ts';
import type { Nation } from '../../../shared/domain/invoices/model.ts';
import type { DurationMs, Instant } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useZone } from '../../app/profile.ts';
import { notFreeWords } from './availability-words.ts';
import { useHolidays, useStoredAvailability } from './use-stored-availability.ts';

/** One sentence for each reason why a time to come is not free by what the practitioner said; a warning, never a refusal. */
export function useNotFree(nation: Nation | null, now: Instant): (planned: Stretch, notice: DurationMs) => readonly string[] {
  const zone = useZone();
  const holidaysOf = useHolidays(nation);
  const availability = useStoredAvailability();
  return (planned, notice) => {
    if (!availability || planned.endsAt <= now) return [];
    const today = dayOf(now, zone);
    return whyNotFree(availability, planned, { zone, holidaysOf, now, notice }).map((reason) => notFreeWords(reason, today));
  };
}
