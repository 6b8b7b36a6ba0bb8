import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';

export interface Undo {
  /** Says what was done and offers to take it back, by button or by Ctrl Z. */
  readonly offer: (message: string, undoId: string) => void;
  /** Takes the newest change back that has not been taken back yet. */
  readonly last: () => void;
}

/** The changes of sessions made on this screen, newest last. */
export function useUndo(): Undo {
  const api = useApi();
  const changes = useRef<string[]>([]);
  const undo = useMutation({ mutationFn: (undoId: string) => api.sessions.undo.call({ undoId }), onError: notifyFailure });

  const takeBack = (undoId: string): void => {
    changes.current = changes.current.filter((id) => id !== undoId);
    undo.mutate(undoId, { onSuccess: () => notifyDone('Taken back.') });
  };
  return {
    offer: (message, undoId) => {
      changes.current = [...changes.current, undoId];
      notifyDone(message, { undo: () => takeBack(undoId) });
    },
    last: () => {
      const newest = changes.current.at(-1);
      if (newest !== undefined) takeBack(newest);
      else notifyDone('There is nothing to undo.');
    },
  };
}
