import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DueReminder } from '../../../shared/contract/mail.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';

/** The reminders that are due today, most days late first; asked for anew when a day begins. */
export function useDueReminders(): UseQueryResult<readonly DueReminder[]> {
  const api = useApi();
  const today = dayOf(useNow(60_000), useZone());
  const queryKey = [...api.mail.reminders.queryKey({ input: {} }), today];
  return useQuery(api.mail.reminders.queryOptions({ input: {}, queryKey }));
}
