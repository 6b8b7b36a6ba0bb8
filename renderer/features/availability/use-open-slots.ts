import { useMemo } from 'react';
import { openTime } from '../../../shared/domain/availability/open-time.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { useBankHolidays } from '../../app/bank-holidays.ts';
import { useZone } from '../../app/profile.ts';
import { openSlots, type OpenSlots } from './open-slots.ts';
import { useHolidays, useStoredAvailability } from './use-stored-availability.ts';

/** Which slots of what is on screen are open; null where no usual week was said. */
export function useOpenSlots({ from, to }: { readonly from: Instant; readonly to: Instant }): OpenSlots | null {
  const zone = useZone();
  const holidaysOf = useHolidays()(null);
  const bankHolidayOn = useBankHolidays();
  const availability = useStoredAvailability();
  return useMemo(() => {
    const [first] = availability?.weekly ?? [];
    if (!availability || !first) return null;
    return openSlots(openTime(availability, { startsAt: from, endsAt: to }, { zone, holidaysOf, bankHolidayOn }), first.startsOn, zone);
  }, [availability, from, to, zone, holidaysOf, bankHolidayOn]);
}
