import { Button, FileButton, Paper } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi, useConnection } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { DropArea } from '../../ui/drop-area.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { AddressForm } from './address-form.tsx';
import classes from './sync-source.module.css';

export interface SyncSourceProps {
  /** The fetch has begun; the address is kept here only to ask about a private network. */
  readonly onStarted: (jobId: string, address: string | null) => void;
}

/** Where the sessions come from: an address or a file. */
export function SyncSource({ onStarted }: SyncSourceProps): ReactNode {
  const api = useApi();
  const connection = useConnection();
  const byAddress = useMutation({
    mutationFn: (given: { address: string; allowPrivate: boolean }) => api.feeds.previewAddress.call(given),
    onSuccess: ({ jobId }, { address }) => onStarted(jobId, address),
  });
  const byFile = useMutation({
    mutationFn: async (file: File) => api.feeds.previewUpload.call({ uploadId: await connection.upload(file) }),
    onSuccess: ({ jobId }) => onStarted(jobId, null),
  });
  return (
    <div className={classes['root']}>
      <PageHeader
        title="Connect a calendar"
        lead="Session Desk reads the names and times of your appointments, shows you what it found, and adds only what you tick."
      />
      <Paper withBorder className={classes['card']}>
        <AddressForm
          busy={byAddress.isPending}
          error={byAddress.error}
          onSubmit={(address, allowPrivate) => byAddress.mutate({ address, allowPrivate })}
        />
      </Paper>
      <DropArea hint="Drop the calendar file to look at it" onFile={(file) => byFile.mutate(file)}>
        <Paper withBorder className={classes['card']}>
          <h2 className={classes['title']}>Or open a calendar file</h2>
          <p className={classes['hint']}>An .ics file that you exported; it can also be dropped here. Nothing goes over the network.</p>
          {byFile.error !== null && <FailureNotice error={byFile.error} />}
          <FileButton accept=".ics,.ical,.ifb,text/calendar" onChange={(file) => file && byFile.mutate(file)}>
            {(given) => (
              <Button {...given} variant="default" loading={byFile.isPending} leftSection={<IconFileImport size={16} aria-hidden />}>
                Open a file
              </Button>
            )}
          </FileButton>
        </Paper>
      </DropArea>
    </div>
  );
}
