import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { Nudge, NudgeCommand } from '../../shared/contract/app.ts';
import { useApi, useConnectionState } from './api.ts';
import { useCommandRegistry, type CommandRegistry } from './commands.ts';
import { notifyFailure } from './notify.tsx';
import { useProfile } from './profile.ts';

/** Longer than a slow first load of a screen, which may have yet to offer its commands. */
const PATIENCE_MS = 5_000;

/** Follows what the desktop app was asked outside this page: by its menus, a link, or a file that was opened. */
export function useNudges(): void {
  const api = useApi();
  const { shell } = useProfile().info;
  const isConnected = useConnectionState() === 'open';
  const registry = useCommandRegistry();
  const navigate = useNavigate();

  const heed = useEffectEvent(async (nudge: Nudge): Promise<void> => {
    if (nudge.to === 'none') return;
    if (nudge.to === 'failure') return notifyFailure(nudge);
    if (nudge.to === 'command') return runOnceOffered(registry, nudge.id);
    const { jobId } = await api.feeds.previewUpload.call({ uploadId: nudge.uploadId });
    await navigate({ to: '/sync/new', state: { jobId } });
  });

  useEffect(() => {
    if (shell !== 'desktop' || !isConnected) return undefined;
    const leaving = new AbortController();
    const follow = async (): Promise<void> => {
      const nudges = await api.app.nudges.call({}, { signal: leaving.signal });
      for await (const nudge of nudges) void heed(nudge).catch(notifyFailure);
    };
    follow().catch(() => undefined); // aborted on leaving, or the connection is lost, which the banner says
    return () => leaving.abort();
  }, [api, shell, isConnected]);
}

/** What nobody offers, as to lock the sample, is passed over. */
function runOnceOffered(registry: CommandRegistry, id: NudgeCommand): void {
  const offered = registry.list().find((command) => command.id === id);
  if (offered) return offered.run();
  const stop = registry.subscribe(() => {
    const late = registry.list().find((command) => command.id === id);
    if (!late) return;
    finish();
    queueMicrotask(late.run);
  });
  const timer = window.setTimeout(stop, PATIENCE_MS);
  const finish = (): void => {
    window.clearTimeout(timer);
    stop();
  };
}
