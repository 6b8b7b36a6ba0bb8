import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChangeTopic } from '../../shared/contract/changes.ts';
import { useApi, type Api } from './api.ts';

type Part = Exclude<keyof Api, 'key'>;

/** Which parts of the contract show something of a topic. */
const partsOf = {
  clients: ['clients', 'sessions'],
  services: ['services', 'sessions'],
  sessions: ['sessions', 'clients', 'feeds'],
  feeds: ['feeds', 'sessions'],
  preferences: ['preferences'],
  backups: ['backups'],
  vault: [],
} as const satisfies Record<ChangeTopic, readonly Part[]>;

/** The parts to fetch again, each once. */
export function partsToRefetch(topics: readonly ChangeTopic[]): ReadonlySet<Part> {
  return new Set(topics.flatMap((topic) => partsOf[topic]));
}

/** Fetches again what changed in the store, whichever window changed it. */
export function useChanges(): void {
  const api = useApi();
  const queries = useQueryClient();
  useEffect(() => {
    const leaving = new AbortController();
    const follow = async (): Promise<void> => {
      for await (const { topics } of await api.changes.watch.call({}, { signal: leaving.signal })) {
        for (const part of partsToRefetch(topics)) void queries.invalidateQueries({ queryKey: api[part].key() });
      }
    };
    // A lost connection is shown by the banner; on the next one everything is fetched anew.
    follow().catch(() => undefined);
    return () => leaving.abort();
  }, [api, queries]);
}
