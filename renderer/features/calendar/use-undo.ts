import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';

export interface Undo {
  /** Says what was done and offers to take it back, by button or by Ctrl Z. */
  readonly offer: (message: string, undoId: string) => void;
  /** The same for what is taken back in another way. */
  readonly offerBy: (message: string, takeBack: () => Promise<unknown>) => void;
  /** Takes the newest change back that has not been taken back yet. */
  readonly last: () => void;
}

/** The changes made on this screen, newest last. */
export function useUndo(): Undo {
  const api = useApi();
  const changes = useRef<(() => Promise<unknown>)[]>([]);
  const undo = useMutation({ mutationFn: (takeBack: () => Promise<unknown>) => takeBack(), onError: notifyFailure });

  const run = (takeBack: () => Promise<unknown>): void => {
    changes.current = changes.current.filter((other) => other !== takeBack);
    undo.mutate(takeBack, { onSuccess: () => notifyDone('Taken back.') });
  };
  const offerBy = (message: string, takeBack: () => Promise<unknown>): void => {
    changes.current = [...changes.current, takeBack];
    notifyDone(message, { undo: () => run(takeBack) });
  };
  return {
    offer: (message, undoId) => offerBy(message, () => api.sessions.undo.call({ undoId })),
    offerBy,
    last: () => {
      const newest = changes.current.at(-1);
      if (newest) run(newest);
      else notifyDone('There is nothing to undo.');
    },
  };
}
