import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { between } from '../../shared/domain/time.ts';
import { agoWords } from '../ui/time-words.ts';
import { useApi } from './api.ts';
import { useNow } from './now.ts';
import classes from './sync-age.module.css';

/** How old the least recent sync is, as that calendar may be behind; nothing while no calendar is connected. */
export function SyncAge(): ReactNode {
  const api = useApi();
  const now = useNow(60_000);
  const feeds = useQuery(api.feeds.list.queryOptions({ input: {} }));
  const synced = (feeds.data ?? []).filter(({ kind }) => kind === 'address').map(({ lastSyncedAt }) => lastSyncedAt);
  const times = synced.filter((at) => at !== null);
  if (synced.length === 0) return null;
  const oldest = times.length === synced.length ? times.reduce((first, at) => (at < first ? at : first)) : null;
  return (
    <Link to="/settings/calendars" className={classes['age']}>
      {oldest === null ? 'Not synced yet' : `Synced ${agoWords(between(oldest, now))}`}
    </Link>
  );
}
