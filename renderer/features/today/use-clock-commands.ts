import { useMutation } from '@tanstack/react-query';
import type { LateStartPolicy } from '../../../shared/domain/clock/snapshot.ts';
import { duration, type DurationMs } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { lateWords } from './today-words.ts';

export interface StartChoice {
  readonly sessionId: string;
  readonly lateStart: LateStartPolicy;
  readonly remember: boolean;
  readonly shortenBy?: DurationMs;
}

/** Every command of the clock that Today offers; what can be taken back says so. */
export function useClockCommands() {
  const api = useApi();
  const undo = useMutation({ mutationFn: () => api.clock.undo.call({}), onError: notifyFailure });
  const takeBack = { undo: () => undo.mutate() };
  const failing = { onError: notifyFailure };

  const start = useMutation({
    mutationFn: (choice: StartChoice) => api.clock.start.call(choice),
    onSuccess: () => notifyDone('Started.', takeBack),
    ...failing,
  });
  const chooseLateStart = useMutation({
    mutationFn: (choice: Omit<StartChoice, 'sessionId' | 'shortenBy'>) => api.clock.chooseLateStart.call(choice),
    ...failing,
  });
  const hold = useMutation({
    mutationFn: (sessionId: string) => api.clock.hold.call({ sessionId }),
    onSuccess: () => notifyDone('Waiting for the client.', takeBack),
    ...failing,
  });
  const noShow = useMutation({
    mutationFn: (sessionId: string) => api.clock.noShow.call({ sessionId }),
    onSuccess: () => notifyDone('Marked as no-show.', takeBack),
    ...failing,
  });
  const pause = useMutation({ mutationFn: () => api.clock.pause.call({}), ...failing });
  const resume = useMutation({ mutationFn: () => api.clock.resume.call({}), ...failing });
  const finish = useMutation({
    mutationFn: () => api.clock.finish.call({}),
    onSuccess: () => notifyDone('Finished.', takeBack),
    ...failing,
  });
  const adjust = useMutation({
    mutationFn: (by: DurationMs) => api.clock.adjust.call({ by }),
    onSuccess: (_done, by) => notifyDone(`${lateWords(duration(Math.abs(by)))} ${by > 0 ? 'longer' : 'shorter'}.`, takeBack),
    ...failing,
  });
  return { start, chooseLateStart, hold, noShow, pause, resume, finish, adjust };
}

export type ClockCommands = ReturnType<typeof useClockCommands>;
