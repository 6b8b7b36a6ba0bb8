import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { MoneyForms } from './money-forms.tsx';
import { CreditForm } from './credit-form.tsx';
import { DeductForm } from './deduct-form.tsx';
import { nameWithin } from './invoice-words.ts';
import { NotedDayForm } from './noted-day-form.tsx';
import type { InvoiceWrites } from './use-invoice-writes.ts';
import { VoidForm } from './void-form.tsx';
import { WriteOffForm } from './write-off-form.tsx';

/** The actions that ask something first. */
export type AskedAction = 'payment' | 'refund' | 'sent' | 'acknowledge' | 'dispute' | 'credit' | 'deduct' | 'writeOff' | 'void';

export interface ActionFormsProps {
  readonly asked: AskedAction;
  readonly invoice: Invoice;
  readonly today: LocalDate;
  readonly writes: InvoiceWrites;
  readonly onClose: () => void;
}

/** The form of the action that was chosen. */
export function ActionForms({ asked, invoice, today, writes, onClose }: ActionFormsProps): ReactNode {
  const navigate = useNavigate();
  const of = (write: { readonly isPending: boolean; readonly error: unknown }) => ({
    invoice,
    today,
    busy: write.isPending,
    error: write.error,
    onClose,
  });
  const closing = { onSuccess: onClose };
  switch (asked) {
    case 'payment':
    case 'refund':
      return <MoneyForms asked={asked} invoice={invoice} today={today} onClose={onClose} />;
    case 'sent':
    case 'acknowledge':
    case 'dispute':
      return (
        <NotedDayForm
          {...notedWords[asked]}
          {...of(writes[noted[asked]])}
          title={`${notedWords[asked].title} ${nameWithin(invoice)}`}
          onNote={(words) => writes[noted[asked]].mutate(words, closing)}
        />
      );
    case 'credit':
      return (
        <CreditForm
          {...of(writes.credit)}
          onCredit={(wish) =>
            writes.credit.mutate(wish, {
              onSuccess: ({ invoice: note }) => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: note.id } }),
            })
          }
        />
      );
    case 'deduct':
      return <DeductForm {...of(writes.deduct)} onDeduct={(wish) => writes.deduct.mutate(wish, closing)} />;
    case 'writeOff':
      return <WriteOffForm {...of(writes.writeOff)} onWriteOff={(wish) => writes.writeOff.mutate(wish, closing)} />;
    case 'void':
      return <VoidForm {...of(writes.makeVoid)} onVoid={(reason) => writes.makeVoid.mutate(reason, closing)} />;
    default:
      return asked satisfies never;
  }
}

const noted = { sent: 'markSent', acknowledge: 'acknowledge', dispute: 'dispute' } as const;

const notedWords = {
  sent: {
    title: 'Sent:',
    lead: 'You handed it over yourself: by mail, a portal, or on paper.',
    dayLabel: 'Sent on',
    submitLabel: 'Note it',
  },
  acknowledge: {
    title: 'Acknowledged:',
    lead: 'The organisation said that it has the invoice.',
    dayLabel: 'Acknowledged on',
    submitLabel: 'Note it',
  },
  dispute: {
    title: 'Disputed:',
    lead: 'While it is disputed no reminders go out. What is owed stays owed.',
    dayLabel: 'Disputed on',
    noteLabel: 'What is disputed',
    submitLabel: 'Note it',
  },
} as const;
