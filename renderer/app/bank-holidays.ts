import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { bankHolidaysOf, type BankHolidayOn } from '../../shared/rates/bank-holidays.ts';
import { useApi } from './api.ts';

/** The bank holidays in use, of the product or of an installed rates pack; none until they are there. */
export function useBankHolidays(): BankHolidayOn {
  const api = useApi();
  const { data } = useQuery(api.rates.bankHolidays.queryOptions({ input: {}, staleTime: Infinity }));
  return useMemo(() => bankHolidaysOf(data ?? []), [data]);
}
