import { Spotlight } from '@mantine/spotlight';
import { IconFileInvoice } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { InvoiceBrief } from '../../../shared/contract/invoices.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { chipOf, invoiceName } from './invoice-words.ts';

/** Invoices in the search of the app, found by number, organisation, reference or amount. */
export function FoundInvoices({ invoices }: { readonly invoices: readonly InvoiceBrief[] }): ReactNode {
  const navigate = useNavigate();
  if (invoices.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label="Invoices">
      {invoices.map((invoice) => (
        <Spotlight.Action
          data-person
          key={invoice.id}
          label={`${invoiceName(invoice)}, ${invoice.organisation.name}`}
          description={[invoice.total === null ? null : formatMoney(invoice.total), chipOf(invoice).word]
            .filter((part) => part !== null)
            .join(', ')}
          leftSection={<IconFileInvoice size={18} stroke={1.6} aria-hidden="true" />}
          onClick={() => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: invoice.id } })}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}
