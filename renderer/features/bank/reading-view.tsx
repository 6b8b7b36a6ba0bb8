import { Button, Group } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { MappingValues, Reading } from '../../../shared/contract/bank.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { paymentCountWords } from '../payments/payment-words.ts';
import { ColumnForm } from './column-form.tsx';
import { ReadingPanel } from './reading-panel.tsx';
import { useBankWrites } from './use-bank-writes.ts';

export interface ReadingViewProps {
  readonly readingId: string;
  /** The same file is read once more, by other columns. */
  readonly onJob: (jobId: string) => void;
  readonly onLeave: () => void;
}

type KnownReading = Exclude<Reading, { outcome: 'refused' }>;

/** What a bank file held: lines to keep, columns to choose, or why it is not read. */
export function ReadingView({ readingId, onJob, onLeave }: ReadingViewProps): ReactNode {
  const api = useApi();
  const [account, setAccount] = useState<string | null>('likely');
  const reading = useQuery(
    api.bank.reading.queryOptions({ input: { readingId, account }, retry: false, placeholderData: keepPreviousData }),
  );
  if (reading.isPending) return <LoadingRows rows={6} />;
  if (reading.isError) return <FailureNotice size="screen" error={reading.error} onRetry={onLeave} />;
  const problem = problemOf(reading.data);
  if (problem === null && reading.data.outcome !== 'refused')
    return <Known reading={reading.data} onAccount={setAccount} onJob={onJob} onLeave={onLeave} />;
  return (
    <>
      <p role="alert">{problem}</p>
      <Group>
        <Button variant="default" onClick={onLeave}>
          Back to the payments
        </Button>
      </Group>
    </>
  );
}

function problemOf(reading: Reading): string | null {
  if (reading.outcome === 'refused') return reading.words;
  if (reading.outcome === 'read' || reading.suggestion !== null) return null;
  return 'No column of this table holds dates and amounts. Export the statement as CSV, OFX or QIF.';
}

interface KnownProps extends Omit<ReadingViewProps, 'readingId'> {
  readonly reading: KnownReading;
  readonly onAccount: (id: string | null) => void;
}

function Known({ reading, onAccount, onJob, onLeave }: KnownProps): ReactNode {
  const api = useApi();
  const { undo } = useBankWrites();
  const [isChoosing, setChoosing] = useState(false);
  const accounts = useQuery(api.bank.accounts.queryOptions({ input: {} }));
  const readColumns = useMutation({
    mutationFn: (mapping: MappingValues) => api.bank.readColumns.call({ readingId: reading.id, mapping }),
    onSuccess: ({ jobId }) => onJob(jobId),
    onError: notifyFailure,
  });
  const keep = useMutation({
    mutationFn: (given: { accountId: string | null; accountName: string; repeats: string[] }) =>
      api.bank.keep.call({ readingId: reading.id, ...given }),
    onSuccess: ({ added, undoId }) => {
      notifyDone(`${paymentCountWords(added)} in ${added === 1 ? 'is' : 'are'} kept.`, { undo: () => undo.mutate(undoId) });
      onLeave();
    },
    onError: notifyFailure,
  });
  const mapping = reading.outcome === 'columns' ? reading.suggestion : reading.mapping;
  if (mapping !== null && (reading.outcome === 'columns' || isChoosing))
    return (
      <ColumnForm
        preview={reading.preview}
        initial={mapping}
        busy={readColumns.isPending}
        onSubmit={(chosen) => readColumns.mutate(chosen)}
        onCancel={isChoosing ? () => setChoosing(false) : onLeave}
      />
    );
  if (reading.outcome === 'columns') return null;
  return (
    <ReadingPanel
      key={reading.accountId}
      reading={reading}
      accounts={accounts.data ?? []}
      busy={keep.isPending}
      onAccount={onAccount}
      onColumns={mapping === null ? null : () => setChoosing(true)}
      onKeep={(accountName, repeats) => keep.mutate({ accountId: reading.accountId, accountName, repeats: [...repeats] })}
      onCancel={onLeave}
    />
  );
}
