import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useApi } from './api.ts';
import classes from './mail-badge.module.css';

/** How many messages wait for the user; tells the core when the computer is online again. */
export function MailBadge(): ReactNode {
  const api = useApi();
  const { data } = useQuery(api.mail.attention.queryOptions({ input: {} }));
  useEffect(() => {
    const tell = (): void => void api.mail.online.call({}).catch(() => undefined); // the core looks again by itself
    window.addEventListener('online', tell);
    return () => window.removeEventListener('online', tell);
  }, [api]);
  const count = data?.count ?? 0;
  if (count === 0) return null;
  return (
    <span className={classes['badge']}>
      {count}
      <span className={classes['words']}> {count === 1 ? 'message waits' : 'messages wait'} for you</span>
    </span>
  );
}
