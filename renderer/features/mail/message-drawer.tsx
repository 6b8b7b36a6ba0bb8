import { Button, Drawer, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { MailMessage } from '../../../shared/contract/mail.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWordsAt } from '../../ui/time-words.ts';
import classes from './message-drawer.module.css';
import { messageChip, messageSentence } from './message-words.ts';
import { SendDrawer } from './send-drawer.tsx';
import { useMessageStep, type MessageStep } from './use-message-steps.ts';

export interface MessageDrawerProps {
  readonly messageId: string;
  readonly onClose: () => void;
}

/** One message: what is known of it, what it says, and what may be done. */
export function MessageDrawer({ messageId, onClose }: MessageDrawerProps): ReactNode {
  const api = useApi();
  const [isSending, setSending] = useState(false);
  const message = useQuery(api.mail.get.queryOptions({ input: { id: messageId } }));
  if (isSending) return <SendDrawer about={{ kind: 'again', messageId }} title="Send again" onClose={onClose} />;
  return (
    <Drawer opened position="right" size="36rem" title="Message" onClose={onClose}>
      {message.isPending && <LoadingRows rows={6} />}
      {message.isError && <FailureNotice error={message.error} onRetry={() => void message.refetch()} />}
      {message.data && <Message message={message.data} onSendAgain={() => setSending(true)} />}
    </Drawer>
  );
}

interface MessageProps {
  readonly message: MailMessage;
  readonly onSendAgain: () => void;
}

function Message({ message, onSendAgain }: MessageProps): ReactNode {
  const zone = useZone();
  const now = useNow(60_000);
  const { to, copyTo, from, subject, body, attachmentName, reply, reports, createdAt } = message;
  return (
    <div className={classes['root']}>
      <div className={classes['state']}>
        <StatusChip {...messageChip(message)} />
        <p className={classes['words']}>{messageSentence(message, { zone, now })}</p>
      </div>
      <Steps message={message} onSendAgain={onSendAgain} />
      {reply !== '' && (
        <p className={classes['muted']}>
          The server’s words: <q>{reply}</q>
        </p>
      )}
      {reports.length > 0 && (
        <ul className={classes['reports']} aria-label="Reports">
          {reports.map(({ at, address, words }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a report is only its place in the list
            <li key={index}>
              <strong>{address}</strong> {words} <span className={classes['muted']}>{dayWordsAt(at, zone, now)}</span>
            </li>
          ))}
        </ul>
      )}
      <dl className={classes['facts']}>
        <Fact name="From" text={from} />
        <Fact name="To" text={to.join(', ')} />
        {copyTo.length > 0 && <Fact name="Copy to" text={copyTo.join(', ')} />}
        <Fact name="Written" text={dayWordsAt(createdAt, zone, now)} />
        {attachmentName !== '' && <Fact name="Attached" text={attachmentName} />}
      </dl>
      <div className={classes['paper']}>
        <p className={classes['subject']}>{subject}</p>
        <p className={classes['body']}>{body}</p>
      </div>
      <AboutLink message={message} />
    </div>
  );
}

/** The way to what it is about. */
function AboutLink({ message: { kind, organisationId, formId, invoiceId, bookingId } }: Pick<MessageProps, 'message'>): ReactNode {
  return (
    <>
      {kind === 'statement' && (
        <Link to="/organisations/$organisationId" params={{ organisationId }} className={classes['link']}>
          Open the account
        </Link>
      )}
      {formId !== null && (
        <Link to="/pension" className={classes['link']}>
          Open the pension forms
        </Link>
      )}
      {invoiceId !== null && (
        <Link to="/invoices/$invoiceId" params={{ invoiceId }} className={classes['link']}>
          Open the invoice
        </Link>
      )}
      {bookingId !== null && (
        <Link to="/bookings/$bookingId" params={{ bookingId }} className={classes['link']}>
          Open the booking
        </Link>
      )}
    </>
  );
}

function Fact({ name, text }: { readonly name: string; readonly text: string }): ReactNode {
  return (
    <div className={classes['fact']}>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function Steps({ message: { id, can, needsUser }, onSendAgain }: MessageProps): ReactNode {
  const step = useMessageStep(id);
  const button = (label: string, does: MessageStep, variant: 'filled' | 'default' = 'default'): ReactNode => (
    <Button variant={variant} loading={step.isPending && step.variables === does} onClick={() => step.mutate(does)}>
      {label}
    </Button>
  );
  return (
    <Group gap="xs">
      {can.found && button('It arrived', 'found')}
      {can.missed && button('It did not arrive', 'missed')}
      {can.retry && button('Try again now', 'retry', 'filled')}
      {can.sendAgain && (
        <Button variant={needsUser ? 'filled' : 'default'} onClick={onSendAgain}>
          Send again
        </Button>
      )}
      {can.withdraw && button('Withdraw', 'withdraw')}
      {needsUser && can.sendAgain && button('Leave it', 'settle')}
    </Group>
  );
}
