import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { invoiceName } from './invoice-words.ts';

export interface VoidFormProps {
  readonly invoice: Invoice;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onVoid: (reason: string) => void;
  readonly onClose: () => void;
}

/** Calls an invoice back whole; the one step here that cannot be taken back, and it says so. */
export function VoidForm({ invoice, busy, error, onVoid, onClose }: VoidFormProps): ReactNode {
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isMissing = reason.trim() === '';
  const bookings = invoice.bookings.length;
  return (
    <FormDrawer
      opened
      title={`Make ${invoiceName(invoice)} void`}
      lead="It keeps its number and stays in the books with the reason, and asks for nothing any more. This cannot be undone."
      submitLabel="Make it void"
      busy={busy}
      error={error}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!isMissing) onVoid(reason);
      }}
      onClose={onClose}
    >
      <TextInput
        label="Reason"
        data-autofocus
        maxLength={300}
        value={reason}
        error={isAsked && isMissing ? 'Say why: it stays with the number' : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {bookings > 0 && (
        <p>{bookings === 1 ? 'Its booking is' : `Its ${bookings} bookings are`} free again and can stand on another invoice.</p>
      )}
    </FormDrawer>
  );
}
