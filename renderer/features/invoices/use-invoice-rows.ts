import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { InvoiceBrief, invoiceViews } from '../../../shared/contract/invoices.ts';
import { useApi } from '../../app/api.ts';

/** What of the invoices is shown. */
export interface InvoiceFilter {
  readonly view: (typeof invoiceViews)[number];
  readonly organisationId: string | null;
  readonly identityId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly search: string;
}

const chunk = 100;

/** What of the list is known: its length and sums, and the rows near those that are seen. */
export function useInvoiceRows(filter: InvoiceFilter, seen: { readonly from: number; readonly to: number }) {
  const api = useApi();
  const first = Math.floor(seen.from / chunk);
  const last = Math.max(first, Math.floor(Math.max(0, seen.to - 1) / chunk));
  const chunks = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const head = useQuery(
    api.invoices.list.queryOptions({ input: { ...filter, offset: 0, limit: chunk }, placeholderData: keepPreviousData }),
  );
  const parts = useQueries({
    queries: chunks
      .filter((index) => index > 0)
      .map((index) => api.invoices.list.queryOptions({ input: { ...filter, offset: index * chunk, limit: chunk } })),
  });
  const rows = new Map<number, InvoiceBrief>();
  const known = [...(head.data ? [{ index: 0, invoices: head.data.invoices }] : []), ...chunks.filter((index) => index > 0).flatMap((index, at) => {
    const invoices = parts[at]?.data?.invoices;
    return invoices ? [{ index, invoices }] : [];
  })]; // prettier-ignore
  for (const { index, invoices } of known) for (const [at, invoice] of invoices.entries()) rows.set(index * chunk + at, invoice);
  return { head, rows };
}
