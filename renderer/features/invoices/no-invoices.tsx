import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { useHasBooks } from '../../app/profile.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { EmptyInvoicePicture } from './empty-invoice-picture.tsx';

/** The first invoice: leads to the practice profile, to delivered work, or to an empty draft, whichever comes next. */
export function NoInvoices({ onNew }: { readonly onNew: () => void }): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const hasBooks = useHasBooks();
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: false } }));
  const billable = useQuery(api.invoices.billable.queryOptions({ input: { organisationId: null, from: null, to: null } }));
  if (identities.data?.length === 0) {
    return (
      <EmptyState
        picture={EmptyInvoicePicture}
        sentence="Enter once who you trade as, with address and bank details: they stand on every invoice."
        action={<Button onClick={() => void navigate({ to: '/settings/practice' })}>Fill in the practice profile</Button>}
      />
    );
  }
  const bookings = (billable.data ?? []).reduce((count, group) => count + group.bookings.length, 0);
  return (
    <EmptyState
      picture={EmptyInvoicePicture}
      sentence={
        bookings === 0 ? emptyWords(hasBooks) : `${bookings} delivered booking${bookings === 1 ? ' is' : 's are'} waiting to be billed.`
      }
      action={
        <Group gap="xs" justify="center">
          {bookings > 0 && <Button onClick={() => void navigate({ to: '/invoices/billable' })}>Bill delivered bookings</Button>}
          <Button variant={bookings > 0 ? 'default' : 'filled'} onClick={onNew}>
            New invoice by hand
          </Button>
        </Group>
      }
    />
  );
}

function emptyWords(hasBooks: boolean): string {
  if (hasBooks) return 'Bookings that you have delivered are billed from here. Anything else can be written by hand.';
  return 'Write the first one by hand: to a client, entered as an organisation of the type private, or to anyone else.';
}
