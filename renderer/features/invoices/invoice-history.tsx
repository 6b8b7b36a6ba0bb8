import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import { Section } from '../../ui/section.tsx';
import { dayWordsAt, timeSpanWords } from '../../ui/time-words.ts';
import classes from './invoice-history.module.css';
import { happeningWords } from './invoice-words.ts';

export interface InvoiceHistoryProps {
  readonly invoice: Invoice;
  readonly zone: ZoneId;
  readonly now: Instant;
}

/** What was done with an invoice and when, newest first, and the work that it bills. */
export function InvoiceHistory({ invoice: { history, bookings }, zone, now }: InvoiceHistoryProps): ReactNode {
  return (
    <>
      <Section title="History">
        <ol className={classes['list']}>
          {history.toReversed().map(({ at, what, note }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- an entry is only its place in the history
            <li key={index} className={classes['entry']}>
              <span className={classes['what']}>{happeningWords[what]}</span>
              {note !== '' && <span className={classes['note']}>{note}</span>}
              <time className={classes['when']}>
                {dayWordsAt(at, zone, now)}, {timeOf(at, zone)}
              </time>
            </li>
          ))}
        </ol>
      </Section>
      {bookings.length > 0 && (
        <Section title="Bookings">
          <ul className={classes['list']}>
            {bookings.map(({ id, title, startsAt, endsAt, zone: workplace }) => (
              <li key={id} className={classes['entry']}>
                <Link to="/bookings" search={{ booking: id }} className={classes['link']}>
                  {dayWordsAt(startsAt, workplace, now)}, {timeSpanWords(startsAt, endsAt, workplace)}
                </Link>
                {title !== '' && <span className={classes['note']}>{title}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
