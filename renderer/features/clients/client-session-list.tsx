import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Session } from '../../../shared/contract/sessions.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { dayWordsAt, timeSpanWords } from '../../ui/time-words.ts';
import { sessionDetail, statusWords } from '../calendar/session-words.ts';
import classes from './client-session-list.module.css';

export interface ClientSessionListProps {
  readonly clientId: string;
  readonly zone: ZoneId;
  readonly now: Instant;
}

const FIRST = 10;
/** The contract answers no more at once; older ones are found by the search. */
const MOST = 100;

/** What is to come with a client, and what has been, with the notes of each; a click opens it in the calendar. */
export function ClientSessionList({ clientId, zone, now }: ClientSessionListProps): ReactNode {
  const api = useApi();
  const [limit, setLimit] = useState(FIRST);
  const list = useQuery(api.sessions.ofClient.queryOptions({ input: { clientId, limit }, placeholderData: keepPreviousData }));
  if (list.isPending) return <LoadingRows rows={4} />;
  if (list.isError) return <FailureNotice error={list.error} onRetry={() => void list.refetch()} />;

  const { ahead, past } = list.data;
  const shared = { zone, now };
  return (
    <>
      <Part title="To come" sessions={ahead} {...shared} />
      <Part title="Before" sessions={past} {...shared} />
      {past.length >= limit && limit < MOST && (
        <Button variant="subtle" className={classes['more'] ?? ''} loading={list.isFetching} onClick={() => setLimit(MOST)}>
          Show earlier ones
        </Button>
      )}
    </>
  );
}

interface PartProps extends Pick<ClientSessionListProps, 'zone' | 'now'> {
  readonly title: string;
  readonly sessions: readonly Session[];
}

function Part({ title, sessions, zone, now }: PartProps): ReactNode {
  if (sessions.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={classes['title']}>{title}</h3>
      <ul className={classes['list']}>
        {sessions.map((session) => (
          <li key={session.id}>
            <Link
              to="/calendar"
              search={{ view: 'day', day: dayOf(session.startsAt, zone), session: session.id }}
              className={classes['row']}
            >
              <span className={classes['when']}>
                {dayWordsAt(session.startsAt, zone, now)}, {timeSpanWords(session.startsAt, session.endsAt, zone)}
              </span>
              <span className={classes['what']}>{whatOf(session)}</span>
              {session.notes !== '' && <span className={classes['notes']}>{session.notes}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `Deep tissue`, `Deep tissue, No-show`; that it is planned or done its place says already. */
function whatOf(session: Session): string {
  const isPlain = session.status === 'planned' || session.status === 'done';
  return [sessionDetail(session), isPlain ? null : statusWords[session.status]].filter((part) => part !== null).join(', ');
}
