import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { DraftChangeInput } from '../../../shared/contract/invoice-draft.ts';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { useApi } from '../../app/api.ts';
import { collectFile } from '../../app/collect-file.ts';
import { PdfFile } from '../../ui/pdf/pdf-file.tsx';
import { invoiceName, pdfName } from './invoice-words.ts';

export interface DraftPdfProps {
  readonly invoice: Invoice;
  /** What is typed, once it can be printed; null while it cannot. */
  readonly change: DraftChangeInput | null;
}

/** The draft as it would be printed now; it follows what is typed after a short pause. */
export function DraftPdf({ invoice, change }: DraftPdfProps): ReactNode {
  const api = useApi();
  const typed = JSON.stringify(change);
  const [settled] = useDebouncedValue(typed, 500);
  const file = useQuery({
    queryKey: ['invoice-preview', invoice.id, invoice.changedAt, settled],
    queryFn: async ({ signal }) => collectFile(await api.invoices.preview.call({ id: invoice.id, change }, { signal })),
    enabled: change !== null && settled === typed,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return (
    <PdfFile label={invoiceName(invoice)} fileName={pdfName(invoice)} file={file} stale={settled !== typed || file.isPlaceholderData} />
  );
}

/** The PDF that was frozen at issue. */
export function IssuedPdf({ invoice }: { readonly invoice: Invoice }): ReactNode {
  const api = useApi();
  const file = useQuery({
    queryKey: ['invoice-pdf', invoice.id, invoice.pdf?.sha256],
    queryFn: async ({ signal }) => collectFile(await api.invoices.pdf.call({ id: invoice.id }, { signal })),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  return <PdfFile label={invoiceName(invoice)} fileName={pdfName(invoice)} file={file} />;
}
