import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { EmptyDayPicture } from '../../ui/pictures.tsx';

export interface EmptyDayProps {
  /** The button that plans a session. */
  readonly action: ReactNode;
}

/** A day without sessions; who has no calendar connected yet is shown the way to one. */
export function EmptyDay({ action }: EmptyDayProps): ReactNode {
  const api = useApi();
  const feeds = useQuery(api.feeds.list.queryOptions({ input: {} }));
  const hasNone = feeds.data?.length === 0;
  return (
    <EmptyState
      picture={EmptyDayPicture}
      sentence={
        hasNone
          ? 'Nothing is planned today. Plan a session, or bring your appointments in from your booking platform.'
          : 'Nothing is planned today.'
      }
      action={
        <Group justify="center" gap="xs">
          {action}
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
