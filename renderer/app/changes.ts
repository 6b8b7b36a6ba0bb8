import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChangeTopic } from '../../shared/contract/changes.ts';
import { useApi, useConnectionState, type Api } from './api.ts';

type Part = Exclude<keyof Api, 'key'>;

/** Which parts of the contract show something of a topic. */
const partsOf = {
  clients: ['clients', 'sessions'],
  services: ['services', 'sessions'],
  sessions: ['sessions', 'clients', 'feeds', 'bookings', 'availability'],
  feeds: ['feeds', 'sessions'],
  preferences: ['preferences', 'mail', 'availability', 'bookings'],
  backups: ['backups'],
  vault: [],
  identities: ['identities', 'bookings', 'invoices', 'invoiceSettings', 'payments', 'pensionProfiles', 'pensionChoices', 'imports'],
  organisations: [
    'organisations',
    'bookings',
    'invoices',
    'payments',
    'figures',
    'mail',
    'bank',
    'availability',
    'imports',
    'pension',
    'pensionChoices',
  ],
  bookings: ['bookings', 'organisations', 'identities', 'invoices', 'figures', 'availability', 'pension', 'pensionChoices', 'keptFiles'],
  invoices: [
    'invoices',
    'invoiceSettings',
    'payments',
    'statements',
    'figures',
    'bookings',
    'organisations',
    'identities',
    'mail',
    'bank',
    'pension',
    'keptFiles',
    'pensionChoices',
    'imports',
    'plans',
  ],
  payments: ['payments', 'invoices', 'bookings', 'statements', 'figures', 'mail', 'bank', 'pension'],
  mail: ['mail', 'statements'],
  bank: ['bank'],
  pension: [
    'pension',
    'pensionCorrections',
    'pensionStatements',
    'pensionProfiles',
    'pensionWhatIf',
    'pensionChoices',
    'pensionDocuments',
    'keptFiles',
    'invoices',
  ],
  availability: ['availability'],
  rates: ['rates', 'invoices', 'pension', 'pensionCorrections', 'pensionDocuments', 'pensionWhatIf'],
  updates: ['updates'],
  account: ['account', 'plans'],
} as const satisfies Record<ChangeTopic, readonly Part[]>;

/** The parts that answer from the open profile. */
export const storeParts = [
  'account',
  'availability',
  'backups',
  'bank',
  'bookings',
  'clients',
  'clock',
  'feeds',
  'figures',
  'identities',
  'imports',
  'invoices',
  'invoiceSettings',
  'keptFiles',
  'mail',
  'organisations',
  'payments',
  'pension',
  'pensionCorrections',
  'pensionStatements',
  'pensionChoices',
  'pensionDocuments',
  'pensionProfiles',
  'pensionWhatIf',
  'plans',
  'rates',
  'preferences',
  'services',
  'sessions',
  'statements',
] as const satisfies readonly Part[];

/** The parts to fetch again, each once. */
export function partsToRefetch(topics: readonly ChangeTopic[]): ReadonlySet<Part> {
  return new Set(topics.flatMap((topic) => partsOf[topic]));
}

/** Fetches again what changed in the store, whichever window changed it; after a lost connection, everything. */
export function useChanges(): void {
  const api = useApi();
  const queries = useQueryClient();
  const isConnected = useConnectionState() === 'open';
  useEffect(() => {
    if (!isConnected) return undefined;
    const leaving = new AbortController();
    const follow = async (): Promise<void> => {
      for await (const { topics } of await api.changes.watch.call({}, { signal: leaving.signal })) {
        for (const part of partsToRefetch(topics)) void queries.invalidateQueries({ queryKey: api[part].key() });
      }
    };
    follow().catch(() => undefined); // aborted on leaving, or the connection is lost, which the banner says
    for (const part of storeParts)
      void queries.refetchQueries({ queryKey: api[part].key(), type: 'active', predicate: ({ state }) => state.isInvalidated });
    return () => {
      leaving.abort();
      for (const part of storeParts) void queries.invalidateQueries({ queryKey: api[part].key(), refetchType: 'none' });
    };
  }, [api, queries, isConnected]);
}
