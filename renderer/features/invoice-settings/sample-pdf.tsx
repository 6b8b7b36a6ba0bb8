import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { InvoiceSettingsInput } from '../../../shared/contract/invoice-settings.ts';
import { useApi } from '../../app/api.ts';
import { collectFile } from '../../app/collect-file.ts';
import { PdfFile } from '../../ui/pdf/pdf-file.tsx';
import classes from './invoice-settings.module.css';

export interface SamplePdfProps {
  readonly identityId: string;
  /** As typed; null while they cannot be printed with. */
  readonly settings: InvoiceSettingsInput | null;
}

/** An invented invoice with the look as it is typed; it follows after a short pause. */
export function SamplePdf({ identityId, settings }: SamplePdfProps): ReactNode {
  const api = useApi();
  const typed = JSON.stringify(settings);
  const [settled] = useDebouncedValue(typed, 400);
  const file = useQuery({
    queryKey: ['invoice-sample', identityId, settled],
    queryFn: async ({ signal }) => {
      if (settings === null) throw new Error('Nothing to print with');
      return collectFile(await api.invoiceSettings.sample.call({ identityId, settings }, { signal }));
    },
    enabled: settings !== null && settled === typed,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return (
    <div className={classes['sample']}>
      <PdfFile label="Sample invoice" fileName="Sample invoice.pdf" file={file} stale={settled !== typed || file.isPlaceholderData} />
    </div>
  );
}
