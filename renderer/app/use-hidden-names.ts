import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from './api.ts';
import { useCommand } from './commands.ts';
import { notifyFailure } from './notify.tsx';

export interface HiddenNames {
  readonly hidden: boolean;
  readonly show: () => void;
}

/**
 * The key that hides all names, and whether they are hidden: kept by the core, for all windows, until it is pressed
 * again. What shows a name is marked `data-person` and drawn as a bar meanwhile (`ui/hidden-names.css`).
 */
export function useHiddenNames(): HiddenNames {
  const api = useApi();
  const clock = useQuery({ ...api.clock.watch.experimental_liveOptions({ input: {} }), select: (state) => state.hidden });
  const hidden = clock.data ?? false;
  const save = useMutation(api.clock.setHidden.mutationOptions({ onError: notifyFailure }));
  const turn = (): void => save.mutate({ hidden: !hidden });
  useCommand({
    id: 'hide-names',
    label: 'Hide or show names',
    group: 'Do',
    keys: 'h',
    keywords: 'privacy discreet screen share clients',
    run: turn,
  });
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (!hidden) return undefined;
    dataset['names'] = 'hidden';
    return () => {
      delete dataset['names'];
    };
  }, [hidden]);
  return { hidden, show: () => save.mutate({ hidden: false }) };
}

/** Screens that can be shown without names: their names are marked, or they have none. All others are covered. */
export function showsWithoutNames(path: string): boolean {
  return path === '/' || /^\/(?:calendar|services|settings)(?:\/|$)/.test(path);
}
