import type { ReactNode } from 'react';
import { PageHeader } from '../../ui/page-header.tsx';
import { FeedSettings } from '../feeds/feed-settings.tsx';

/** The connected calendars. */
export function CalendarsPage(): ReactNode {
  return (
    <>
      <PageHeader title="Calendars" lead="Calendars are fetched only when you press Sync, and nothing changes before you have seen it." />
      <FeedSettings />
    </>
  );
}
