import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The sync that a visit of the sync screen shows: going there without one fetches nothing. */
    readonly jobId?: string;
  }
}

/** Fetches a connected calendar because its button was pressed, and goes to where its preview will be. */
export function useStartSync() {
  const api = useApi();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (feedId: string) => api.feeds.sync.call({ feedId }),
    onSuccess: ({ jobId }, feedId) => void navigate({ to: '/sync/$feedId', params: { feedId }, state: { jobId } }),
    onError: notifyFailure,
  });
}
