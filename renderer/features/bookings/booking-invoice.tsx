import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import classes from './booking-form.module.css';
import { invoicedWords, isPaidByOthers } from './booking-words.ts';

export interface BookingInvoiceProps {
  readonly booking: Booking;
  /** Unsaved text would be lost by leaving. */
  readonly isDirty: boolean;
}

/** The invoice that bills the work, or the way to one; nothing for work that others pay. */
export function BookingInvoice({ booking, isDirty }: BookingInvoiceProps): ReactNode {
  const { invoice, state, arrangement } = booking;
  if (invoice) {
    return (
      <p className={classes['invoice']}>
        <StatusChip {...invoicedWords[invoice.state]} />
        <Link to="/invoices/$invoiceId" params={{ invoiceId: invoice.id }}>
          {invoice.number === null ? 'on a draft invoice' : `on invoice ${invoice.number}`}
        </Link>
      </p>
    );
  }
  return state === 'delivered' && !isPaidByOthers(arrangement) ? <CreateInvoice booking={booking} isDirty={isDirty} /> : null;
}

function CreateInvoice({ booking: { id, organisationId, identityId }, isDirty }: BookingInvoiceProps): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: false } }));
  const issuer = identityId ?? identities.data?.[0]?.id ?? null;
  const make = useMutation({
    mutationFn: (issuerId: string) => api.invoices.draftFromBookings.call({ identityId: issuerId, organisationId, bookingIds: [id] }),
    onSuccess: ({ invoice }) => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: invoice.id } }),
    onError: notifyFailure,
  });
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        disabled={isDirty || issuer === null}
        loading={make.isPending}
        onClick={() => issuer && make.mutate(issuer)}
      >
        Create invoice
      </Button>
    </div>
  );
}
