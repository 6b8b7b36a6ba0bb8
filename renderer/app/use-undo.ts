import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { useApi } from './api.ts';
import { notifyDone, notifyFailure, standingUndo } from './notify.tsx';

type TakeBack = () => Promise<unknown>;

export interface Undo {
  /** Says what was done and offers to take it back, by button or by Ctrl Z. */
  readonly offer: (message: string, undoId: string) => void;
  /** The same for what is taken back in another way. */
  readonly offerBy: (message: string, takeBack: TakeBack) => void;
  /** Takes the newest change back that has not been taken back yet; one that is on its way to the core is waited for. */
  readonly last: () => void;
}

/** The changes of one window whose message may be gone, newest last. */
export interface UndoList {
  add(takeBack: TakeBack): void;
  remove(takeBack: TakeBack): void;
  newest(): TakeBack | undefined;
}

export function createUndoList(): UndoList {
  let changes: readonly TakeBack[] = [];
  return {
    add: (takeBack) => void (changes = [...changes, takeBack]),
    remove: (takeBack) => void (changes = changes.filter((other) => other !== takeBack)),
    newest: () => changes.at(-1),
  };
}

export const UndoContext = createContext<UndoList | null>(null);

/** Taking back, on whatever screen the change was made. */
export function useUndo(): Undo {
  const api = useApi();
  const queries = useQueryClient();
  const list = useContext(UndoContext);
  if (!list) throw new Error('useUndo outside UndoContext');
  const undo = useMutation({
    mutationFn: (takeBack: TakeBack) => takeBack(),
    onSuccess: () => notifyDone('Taken back.'),
    onError: notifyFailure,
  });

  const run = (takeBack: TakeBack): void => {
    list.remove(takeBack);
    undo.mutate(takeBack);
  };
  const offerBy = (message: string, takeBack: TakeBack): void => {
    list.add(takeBack);
    notifyDone(message, { undo: () => run(takeBack) });
  };
  const takeNewest = (): void => {
    const standing = standingUndo();
    const newest = list.newest();
    if (standing) standing();
    else if (newest) run(newest);
    else notifyDone('There is nothing to undo.');
  };
  return {
    offer: (message, undoId) => offerBy(message, () => api.sessions.undo.call({ undoId })),
    offerBy,
    last: () => void whenSaved(queries).then(takeNewest),
  };
}

/** Resolves once no change is on its way: what is pressed right after a drag means the drag. */
function whenSaved(queries: QueryClient): Promise<void> {
  return new Promise((resolve) => {
    const isSaved = (): boolean => queries.isMutating() === 0;
    if (isSaved()) return resolve();
    const stop = queries.getMutationCache().subscribe(() => {
      if (!isSaved()) return;
      stop();
      resolve();
    });
  });
}
