import { Button, Table, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RunStatementMail } from '../../../shared/contract/mail.ts';
import type { StatementRun } from '../../../shared/contract/statements.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import list from '../../ui/list.module.css';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { messageChip } from '../mail/message-words.ts';
import classes from './statements-screen.module.css';

export interface MadeRowProps {
  readonly statement: StatementRun['statements'][number];
  /** Null while it is not known. */
  readonly mail: RunStatementMail | null;
  readonly today: LocalDate;
  readonly busy: boolean;
  readonly onOpen: () => void;
  readonly onSend: () => void;
  readonly onMessage: (id: string) => void;
}

/** One statement that was made, what became of it, and sending it. */
export function MadeRow({ statement: { organisation, closing }, mail, today, busy, onOpen, onSend, onMessage }: MadeRowProps): ReactNode {
  const message = mail?.message ?? null;
  return (
    <Table.Tr className={list['row']}>
      <Table.Td>
        <UnstyledButton className={list['name']} onClick={onOpen}>
          {organisation.name}
        </UnstyledButton>
        <span className={list['under']}>{mail === null ? '' : (mail.to ?? 'No mail address')}</span>
      </Table.Td>
      <Table.Td className={list['number']}>{formatMoney(closing)}</Table.Td>
      <Table.Td className={classes['outcome']}>
        {message !== null && (
          <UnstyledButton aria-label={`The message to ${organisation.name}`} onClick={() => onMessage(message.id)}>
            <StatusChip {...messageChip(message)} />
          </UnstyledButton>
        )}
        {message === null && mail !== null && mail.sentOn !== null && (
          <StatusChip word={`Sent by you ${dayWords(mail.sentOn, today)}`} shape="tick" />
        )}
      </Table.Td>
      <Table.Td className={classes['deed']}>
        {message === null && mail !== null && (
          <Button variant="default" size="compact-sm" loading={busy} aria-label={`Send to ${organisation.name}`} onClick={onSend}>
            {mail.sentOn === null ? 'Send' : 'Send again'}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
