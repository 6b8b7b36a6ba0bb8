import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { DateText } from '../../ui/date-text.tsx';
import { dayWithYearWords } from '../../ui/time-words.ts';
import classes from './account-screen.module.css';

export interface SentByHandProps {
  readonly identityId: string;
  readonly organisationId: string;
  readonly today: LocalDate;
}

/** The newest statements that went by another way, so that nobody sends one twice; nothing where there is none. */
export function SentByHand({ identityId, organisationId, today }: SentByHandProps): ReactNode {
  const api = useApi();
  const sent = useQuery(api.statements.sentByHand.queryOptions({ input: { identityId, organisationId } }));
  if (!sent.data || sent.data.length === 0) return null;
  return (
    <ul className={classes['sent']} aria-label="Statements that you sent yourself">
      {sent.data.slice(0, shown).map(({ id, to, closing, sentOn }) => (
        <li key={id}>
          You sent the statement to {dayWithYearWords(to)} ({formatMoney(closing)}) yourself on <DateText day={sentOn} today={today} />.
        </li>
      ))}
    </ul>
  );
}

const shown = 3;
