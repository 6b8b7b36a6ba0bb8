import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { IssuedInvoice } from './issued-invoice.tsx';

/** One invoice or credit note: a form while it is a draft, a record once it is issued. */
export function InvoiceScreen(): ReactNode {
  const api = useApi();
  const { invoiceId } = useParams({ from: '/invoices/$invoiceId' });
  const [generation, setGeneration] = useState(0);
  const found = useQuery(api.invoices.get.queryOptions({ input: { id: invoiceId }, retry: false }));
  const beginAnew = (): void => {
    // The form is filled from what is stored by then.
    void found.refetch().then(() => setGeneration((count) => count + 1));
  };
  if (found.isError) return <FailureNotice size="screen" error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingRows rows={10} />;
  if (found.data.number !== null) return <IssuedInvoice key={invoiceId} invoice={found.data} />;
  // Filled from what is stored now, not from what an earlier opening of the form was told.
  if (!found.isFetchedAfterMount) return <LoadingRows rows={10} />;
  return <DraftEditor key={`${invoiceId} ${generation}`} invoice={found.data} onReplaced={beginAnew} />;
}
