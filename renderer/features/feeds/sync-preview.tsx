import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Preview } from '../../../shared/contract/feeds.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { toggleGroup, toggleRow } from './preview-choice.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { SyncImported } from './sync-imported.tsx';
import { SyncProgress } from './sync-progress.tsx';
import { SyncUnchanged } from './sync-unchanged.tsx';
import { useImport } from './use-import.ts';
import { usePreviewChoice } from './use-preview-choice.ts';

export interface SyncPreviewProps {
  readonly previewId: string;
  readonly onRestart: () => void;
}

/** Fetches the preview and keeps it, so that ticks have something to stand on. */
export function SyncPreview({ previewId, onRestart }: SyncPreviewProps): ReactNode {
  const api = useApi();
  const preview = useQuery(api.feeds.preview.queryOptions({ input: { previewId }, staleTime: Infinity, refetchOnMount: false }));
  if (preview.data) return <Confirm preview={preview.data} />;
  return preview.isError ? <FailureNotice size="screen" error={preview.error} onRetry={onRestart} /> : <LoadingRows rows={8} />;
}

interface ConfirmProps {
  readonly preview: Preview;
}

function Confirm({ preview }: ConfirmProps): ReactNode {
  const navigate = useNavigate();
  const zone = useZone();
  const now = useNow(60_000);
  const [name, setName] = useState(preview.feedName);
  const { choice, setChoice, tap, isReading, tapName, answerZone } = usePreviewChoice(preview.id);
  const { start, isRunning, jobId, job, importId, error } = useImport(preview.id);
  const bringIn = (): void => start({ name: name.trim(), choice });

  if (importId !== null) return <SyncImported importId={importId} />;
  if (jobId !== null && isRunning) {
    return (
      <>
        <PageHeader title="Importing" lead="You can go on working. Until it is saved, nothing is changed." />
        <SyncProgress jobId={jobId} job={job} />
      </>
    );
  }
  if (preview.unchanged) return <SyncUnchanged feedName={preview.feedName} busy={isRunning} error={error} onDone={bringIn} />;
  return (
    <>
      <PageHeader
        title={preview.feedName}
        windowTitle="Preview of a calendar"
        lead={`${preview.hint} · Nothing is changed until you press the button.`}
      />
      <PreviewPanel
        preview={preview}
        choice={choice}
        tap={tap}
        isReading={isReading}
        isImporting={isRunning}
        error={error}
        zone={zone}
        now={now}
        name={name}
        nameError={name.trim() === '' ? 'Enter a name' : null}
        onName={setName}
        onToggle={(item) => setChoice(toggleRow(choice, item))}
        onToggleGroup={(group) => setChoice(toggleGroup(choice, group))}
        onTap={tapName}
        onZone={answerZone}
        onImport={() => {
          if (name.trim() !== '') bringIn();
        }}
        onCancel={() => void navigate({ to: '/calendar' })}
      />
    </>
  );
}
