import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { usePreferences, useUpdatePreferences, useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { ExceptionsSection } from './exceptions-section.tsx';
import { FreeDays } from './free-days.tsx';
import { SpacingSection } from './spacing-section.tsx';
import { useAvailabilityWrites } from './use-availability-writes.ts';
import { WeekSection } from './week-section.tsx';

/** When the practitioner works: the usual week, days that differ, what is kept free, and what of it is free now. */
export function AvailabilityPage(): ReactNode {
  const api = useApi();
  const zone = useZone();
  const today = dayOf(useNow(60_000), zone);
  const { availability: settings } = usePreferences();
  const save = useUpdatePreferences();
  const writes = useAvailabilityWrites();
  const stored = useQuery(api.availability.get.queryOptions({ input: {} }));
  return (
    <>
      <PageHeader title="Availability" lead="Other times are shaded in the calendar, and a booking there is told, never refused." />
      {stored.isPending && <LoadingRows rows={8} />}
      {stored.isError && <FailureNotice size="screen" error={stored.error} onRetry={() => void stored.refetch()} />}
      {stored.data && (
        <>
          <WeekSection weekly={stored.data.weekly} today={today} writes={writes} />
          <ExceptionsSection exceptions={stored.data.exceptions} today={today} writes={writes} />
          <SpacingSection settings={settings} onChange={(availability) => save.mutate({ availability })} />
          {stored.data.weekly.length + stored.data.exceptions.length > 0 && (
            <Section title="My free days" lead="What is left of it beside bookings and sessions, as a text for a mail.">
              <FreeDays />
            </Section>
          )}
        </>
      )}
    </>
  );
}
