import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { Engagement } from '../../../shared/contract/pension-choices.ts';
import type { EngagementFacts } from '../../../shared/domain/pension/eligibility.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';

export interface EngagementAsked extends Pick<EngagementFacts, 'arrangement' | 'task'> {
  readonly identityId: string | null;
  /** Null while nobody is chosen. */
  readonly organisationId: string | null;
  /** `2026-11-26`, empty while not chosen. */
  readonly workedOn: string;
  /** The bookings that the work is; none for a new one. */
  readonly exceptIds: readonly string[];
}

/** What the rules say of a piece of work as it stands in a form; null where the pension is no concern, or not yet known. */
export function useEngagement({ organisationId, workedOn, ...asked }: EngagementAsked): Engagement | null {
  const api = useApi();
  const isWhole = organisationId !== null && /^(?:199\d|20\d\d|21\d\d)-/.test(workedOn);
  const input = isWhole ? { ...asked, organisationId, workedOn: localDate(workedOn) } : skipToken;
  return useQuery(api.pensionChoices.engagement.queryOptions({ input, placeholderData: keepPreviousData })).data ?? null;
}
