import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { SendDrawer } from '../mail/send-drawer.tsx';

export interface ConfirmationLetterProps {
  readonly booking: Booking;
  readonly onClose: () => void;
}

/** A confirmation to whoever booked: what it says is fixed as it is opened, and looked at before it is sent. */
export function ConfirmationLetter({ booking: { id, organisation }, onClose }: ConfirmationLetterProps): ReactNode {
  const api = useApi();
  const given = useQuery({
    queryKey: ['booking-confirmation', id],
    queryFn: ({ signal }) => api.bookings.giveOutConfirmation.call({ id }, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const title = `Confirm to ${organisation.name}`;
  if (given.data) {
    return (
      <SendDrawer about={{ kind: 'bookingConfirmation', confirmationId: given.data.confirmationId }} title={title} onClose={onClose} />
    );
  }
  return (
    <Drawer opened position="right" size="36rem" title={title} onClose={onClose}>
      {given.isError ? <FailureNotice error={given.error} onRetry={() => void given.refetch()} /> : <LoadingRows rows={6} />}
    </Drawer>
  );
}
