import { whyNotFree } from '../../../shared/domain/availability/not-free.ts';
import type { Stretch } from '../../../shared/domain/availability/stretches.ts';
import type { Nation } from '../../../shared/domain/invoices/model.ts';
import type { DurationMs, Instant } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useBankHolidays } from '../../app/bank-holidays.ts';
import { useZone } from '../../app/profile.ts';
import { notFreeWords } from './availability-words.ts';
import { useHolidays, useStoredAvailability } from './use-stored-availability.ts';

export type NotFreeCheck = (planned: Stretch, work: PlannedWork) => readonly string[];

export interface PlannedWork {
  /** Of the workplace; null for the practitioner's own room. */
  readonly nation: Nation | null;
  /** How long before its start it must be known. */
  readonly notice: DurationMs;
}

/** One sentence for each reason why a time to come is not free by what the practitioner said; a warning, never a refusal. */
export function useNotFree(now: Instant): NotFreeCheck {
  const zone = useZone();
  const holidaysFor = useHolidays();
  const bankHolidayOn = useBankHolidays();
  const availability = useStoredAvailability();
  return (planned, { nation, notice }) => {
    if (!availability || planned.endsAt <= now) return [];
    const today = dayOf(now, zone);
    const view = { zone, holidaysOf: holidaysFor(nation), bankHolidayOn, now, notice };
    return whyNotFree(availability, planned, view).map((reason) => notFreeWords(reason, today));
  };
}
