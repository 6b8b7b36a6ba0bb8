import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { csvText, type CsvColumn } from '../../../shared/domain/exports/csv-text.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { saveFile } from '../../ui/save-file.ts';
import { allPages, type ListPage } from './all-pages.ts';

export interface ExportButtonProps<Row> {
  /** `bookings`: what the rows are, for the name of the file. */
  readonly what: string;
  readonly columns: readonly CsvColumn<Row>[];
  /** Fetches rows of the list as it is filtered now. */
  readonly fetchPage: (range: { readonly offset: number; readonly limit: number }) => Promise<ListPage<Row>>;
}

/** Saves the list as it is filtered as a table that spreadsheets open. */
export function ExportButton<Row>({ what, columns, fetchPage }: ExportButtonProps<Row>): ReactNode {
  const today = dayOf(useNow(60_000), useZone());
  const run = useMutation({
    mutationFn: () => allPages(fetchPage),
    onSuccess: (rows) => {
      saveFile(csvText(columns, rows), 'text/csv;charset=utf-8', `${what}-${today}.csv`);
      notifyDone(`${rows.length.toLocaleString('en-GB')} ${rows.length === 1 ? 'row is' : 'rows are'} saved as ${what}-${today}.csv.`);
    },
    onError: notifyFailure,
  });
  return (
    <Button
      variant="default"
      loading={run.isPending}
      leftSection={<IconDownload size={16} aria-hidden />}
      aria-label={`Save these ${what} as CSV`}
      onClick={() => run.mutate()}
    >
      CSV
    </Button>
  );
}
