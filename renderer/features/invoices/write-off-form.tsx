import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { formatMoney, parseMoney, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { DayField } from '../../ui/day-field.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { amountText } from '../../ui/money-words.ts';
import { invoiceName } from './invoice-words.ts';

export interface WriteOffFormProps {
  readonly invoice: Invoice;
  readonly today: LocalDate;
  readonly busy: boolean;
  readonly error: unknown;
  /** A null amount gives up all that is left. */
  readonly onWriteOff: (wish: { on: string; amount: Pence | null; reason: string }) => void;
  readonly onClose: () => void;
}

/** Gives up what is left of an invoice, or a part of it. */
export function WriteOffForm({ invoice, today, busy, error, onWriteOff, onClose }: WriteOffFormProps): ReactNode {
  const { balance } = invoice.standing;
  const [on, setOn] = useState<string>(today);
  const [amount, setAmount] = useState(amountText(balance));
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const typed = parseMoney(amount);
  const isRight = typed !== null && typed > 0 && typed <= balance;
  return (
    <FormDrawer
      opened
      title={`Write off ${invoiceName(invoice)}`}
      lead="It is no longer expected, and no longer counted as owed. A payment that comes after all can still be recorded."
      submitLabel="Write it off"
      busy={busy}
      error={error}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (isRight && reason.trim() !== '') onWriteOff({ on: on === '' ? today : on, amount: typed === balance ? null : typed, reason });
      }}
      onClose={onClose}
    >
      <MoneyField
        label="Amount"
        data-autofocus
        value={amount}
        error={isAsked && !isRight ? `More than nothing, at most ${formatMoney(balance)}` : undefined}
        onChange={setAmount}
      />
      <TextInput
        label="Reason"
        maxLength={300}
        value={reason}
        error={isAsked && reason.trim() === '' ? 'Say why' : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DayField label="On" value={on} maxDate={today} onChange={setOn} />
    </FormDrawer>
  );
}
