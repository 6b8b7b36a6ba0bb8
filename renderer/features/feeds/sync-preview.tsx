import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Preview } from '../../../shared/contract/feeds.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { nextTap, type NameTap } from './name-tap.ts';
import { initialTicks, keepTicks, toggleGroup, toggleTick } from './preview-groups.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { SyncDone } from './sync-done.tsx';
import { SyncUnchanged } from './sync-unchanged.tsx';

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
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const zone = useZone();
  const now = useNow(60_000);
  const [ticks, setTicks] = useState(() => initialTicks(preview));
  const [tap, setTap] = useState<NameTap | null>(null);
  const [name, setName] = useState(preview.feedName);
  const previewId = preview.id;

  const rule = useMutation({
    mutationFn: (wanted: NameTap | null) =>
      api.feeds.applyNameRule.call({ previewId, tap: wanted && { key: wanted.key, words: [wanted.word] } }),
    onSuccess: (read, wanted) => {
      setTap(wanted);
      setTicks(keepTicks(ticks, preview, read));
      queries.setQueryData(api.feeds.preview.queryKey({ input: { previewId } }), read);
    },
    onError: notifyFailure,
  });
  const bringIn = useMutation({ mutationFn: () => api.feeds.import.call({ previewId, name: name.trim(), keys: [...ticks] }) });
  const leave = (): void => void navigate({ to: '/calendar' });

  if (bringIn.data) return <SyncDone {...bringIn.data} />;
  if (preview.unchanged) return <SyncUnchanged feedName={preview.feedName} busy={bringIn.isPending} onDone={() => bringIn.mutate()} />;
  return (
    <>
      <PageHeader
        title={preview.feedName}
        windowTitle="Preview of a calendar"
        lead={`${preview.hint} · Nothing is changed until you press the button.`}
      />
      <PreviewPanel
        preview={preview}
        ticks={ticks}
        tap={tap}
        isReading={rule.isPending}
        isImporting={bringIn.isPending}
        error={bringIn.error}
        zone={zone}
        now={now}
        name={name}
        nameError={name.trim() === '' ? 'Enter a name' : null}
        onName={setName}
        onToggle={(key) => setTicks(toggleTick(ticks, key))}
        onToggleGroup={(group) => setTicks(toggleGroup(ticks, group))}
        onTap={(tapped) => rule.mutate(nextTap(tap, tapped))}
        onImport={() => {
          if (name.trim() !== '') bringIn.mutate();
        }}
        onCancel={leave}
      />
    </>
  );
}
