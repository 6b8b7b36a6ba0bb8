import { useMutation } from '@tanstack/react-query';
import type { LateStartPolicy } from '../../../shared/domain/clock/snapshot.ts';
import { duration, type DurationMs } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import type { Undo } from '../../app/use-undo.ts';
import { lateWords } from './today-words.ts';

export interface StartChoice {
  readonly itemId: string;
  readonly lateStart: LateStartPolicy;
  readonly remember: boolean;
  readonly shortenBy?: DurationMs;
}

/** Every command of the clock that Today offers; each can be taken back. */
export function useClockCommands({ offerBy }: Pick<Undo, 'offerBy'>) {
  const api = useApi();
  const say = (message: string): void => offerBy(message, () => api.clock.undo.call({}));
  const failing = { onError: notifyFailure };

  const start = useMutation({
    mutationFn: (choice: StartChoice) => api.clock.start.call(choice),
    onSuccess: () => say('Started.'),
    ...failing,
  });
  const startBooking = useMutation({
    mutationFn: (itemId: string) => api.clock.start.call({ itemId, lateStart: 'endOnTime', remember: false }),
    onSuccess: () => say('Started on the clock.'),
    ...failing,
  });
  const chooseLateStart = useMutation({
    mutationFn: (choice: Omit<StartChoice, 'itemId' | 'shortenBy'>) => api.clock.chooseLateStart.call(choice),
    onSuccess: () => say('The end is set.'),
    ...failing,
  });
  const hold = useMutation({
    mutationFn: (sessionId: string) => api.clock.hold.call({ sessionId }),
    onSuccess: () => say('Waiting for the client.'),
    ...failing,
  });
  const noShow = useMutation({
    mutationFn: (sessionId: string) => api.clock.noShow.call({ sessionId }),
    onSuccess: () => say('Marked as no-show.'),
    ...failing,
  });
  const pause = useMutation({ mutationFn: () => api.clock.pause.call({}), onSuccess: () => say('Paused.'), ...failing });
  const resume = useMutation({ mutationFn: () => api.clock.resume.call({}), onSuccess: () => say('Going on.'), ...failing });
  const finish = useMutation({
    mutationFn: () => api.clock.finish.call({}),
    onSuccess: () => say('Finished.'),
    ...failing,
  });
  const adjust = useMutation({
    mutationFn: (by: DurationMs) => api.clock.adjust.call({ by }),
    onSuccess: (_done, by) => say(`${lateWords(duration(Math.abs(by)))} ${by > 0 ? 'longer' : 'shorter'}.`),
    ...failing,
  });
  return { start, startBooking, chooseLateStart, hold, noShow, pause, resume, finish, adjust };
}

export type ClockCommands = ReturnType<typeof useClockCommands>;
