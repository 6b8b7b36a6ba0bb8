import { VisuallyHidden } from '@mantine/core';
import { IconBan, IconCheck, IconPlayerPlayFilled, IconUnlink, IconUserX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Session } from '../../../shared/contract/sessions.ts';
import type { ZoneId } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import { timeSpanWords } from '../../ui/time-words.ts';
import classes from './event-body.module.css';
import { otherZoneWords, sessionDetail, sessionName } from './session-words.ts';

export interface EventBodyProps {
  readonly session: Session;
  readonly zone: ZoneId;
  /** `line` in a month, `block` where height tells the length. */
  readonly shape: 'line' | 'block';
  /** Read out instead of the shortened texts. */
  readonly label: string;
}

/** What a session says on the calendar; a block drops lines as it gets lower. */
export function EventBody({ session, zone, shape, label }: EventBodyProps): ReactNode {
  const detail = sessionDetail(session);
  const elsewhere = otherZoneWords(session, zone);
  return (
    <>
      <VisuallyHidden>{label}</VisuallyHidden>
      <span className={classes['body']} data-shape={shape} data-status={session.status} aria-hidden="true">
        <span className={classes['first']}>
          <StatusMark session={session} />
          <span className={classes['start']}>{timeOf(session.startsAt, zone)}</span>
          <span className={classes['name']} data-person>
            {sessionName(session)}
          </span>
        </span>
        {shape === 'block' && (
          <>
            <span className={classes['span']}>{timeSpanWords(session.startsAt, session.endsAt, zone)}</span>
            {detail !== null && (
              <span className={classes['detail']} data-person>
                {detail}
              </span>
            )}
            {elsewhere !== null && <span className={classes['detail']}>{elsewhere}</span>}
          </>
        )}
      </span>
    </>
  );
}

function StatusMark({ session: { status, source } }: { readonly session: Session }): ReactNode {
  const mark = { size: 12, stroke: 2.2, 'aria-hidden': true, className: classes['mark'] } as const;
  switch (status) {
    case 'running':
      return <IconPlayerPlayFilled {...mark} />;
    case 'done':
      return <IconCheck {...mark} />;
    case 'noShow':
      return <IconUserX {...mark} />;
    case 'cancelled':
      return <IconBan {...mark} />;
    case 'planned':
      return source?.gone ? <IconUnlink {...mark} /> : null;
    default:
      return status satisfies never;
  }
}
