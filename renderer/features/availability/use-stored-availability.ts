import { useQuery } from '@tanstack/react-query';
import type { StoredAvailability } from '../../../shared/contract/availability.ts';
import type { Nation } from '../../../shared/domain/invoices/model.ts';
import { useApi } from '../../app/api.ts';
import { usePreferences } from '../../app/profile.ts';

/** What was said about availability; null until it is there. */
export function useStoredAvailability(): StoredAvailability | null {
  const api = useApi();
  return useQuery(api.availability.get.queryOptions({ input: {} })).data ?? null;
}

/** Whose bank holidays are off: those of the workplace, else of the settings; null where they are days like others. */
export function useHolidays(): (nation: Nation | null) => Nation | null {
  const { availability } = usePreferences();
  return (nation) => (availability.closedOnHolidays ? (nation ?? availability.nation) : null);
}
