import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { useHasBooks } from '../../app/profile.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { EmptyDayPicture } from '../../ui/pictures.tsx';

export interface EmptyDayProps {
  /** The button that plans a session. */
  readonly action: ReactNode;
}

/** A day without sessions and bookings; who has no calendar connected yet is shown the way to one. */
export function EmptyDay({ action }: EmptyDayProps): ReactNode {
  const api = useApi();
  const feeds = useQuery(api.feeds.list.queryOptions({ input: {} }));
  const hasBooks = useHasBooks();
  const hasNone = feeds.data?.length === 0;
  return (
    <EmptyState
      picture={EmptyDayPicture}
      sentence={hasNone ? `Nothing is planned today. ${waysIn(hasBooks)}` : 'Nothing is planned today.'}
      action={
        <Group justify="center" gap="xs">
          {action}
          {hasBooks && (
            <Button variant="default" renderRoot={(props) => <Link to="/bookings" search={{ booking: 'new' }} {...props} />}>
              New booking
            </Button>
          )}
          {hasNone && (
            <Button variant="default" renderRoot={(props) => <Link to="/sync/new" {...props} />}>
              Connect a calendar
            </Button>
          )}
        </Group>
      }
    />
  );
}

function waysIn(hasBooks: boolean): string {
  const first = hasBooks ? 'Plan a session, enter a booking' : 'Plan a session';
  return `${first}, or bring your appointments in from your booking platform.`;
}
