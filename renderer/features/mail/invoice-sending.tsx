import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { dayWords } from '../../ui/time-words.ts';
import classes from './invoice-sending.module.css';
import { MessageDrawer } from './message-drawer.tsx';
import { MessageList } from './message-list.tsx';
import { SendDrawer } from './send-drawer.tsx';

export interface InvoiceSendingProps {
  readonly invoice: Invoice;
  readonly today: LocalDate;
  /** Asks for the day on which the user sent it by another way. */
  readonly onSentByHand: () => void;
}

/** How the invoice gets to the organisation, and what became of each message about it. */
export function InvoiceSending({ invoice, today, onSentByHand }: InvoiceSendingProps): ReactNode {
  const api = useApi();
  const reading = { zone: useZone(), now: useNow(60_000) };
  const [opened, setOpened] = useState<string | null>(null);
  const { id, number, refusals } = invoice;
  const list = useQuery(api.mail.list.queryOptions({ input: { show: 'all', invoiceId: id, offset: 0, limit: 20 } }));
  const messages = list.data?.messages ?? [];
  const isRefused = typeof refusals.send === 'string';
  if (isRefused && messages.length === 0) return null;
  return (
    <Section
      title="Sending"
      action={
        messages.length > 0 && (
          <Link to="/invoices/outbox" className={classes['outbox']}>
            Outbox
          </Link>
        )
      }
    >
      {!isRefused && <Ways invoice={invoice} today={today} onSend={() => setOpened('send')} onSentByHand={onSentByHand} />}
      {messages.length > 0 && <MessageList {...reading} messages={messages} onOpen={setOpened} />}
      {opened === 'send' && (
        <SendDrawer about={{ kind: 'invoice', invoiceId: id }} title={`Send ${number ?? ''}`} onClose={() => setOpened(null)} />
      )}
      {opened !== null && opened !== 'send' && <MessageDrawer key={opened} messageId={opened} onClose={() => setOpened(null)} />}
    </Section>
  );
}

interface WaysProps extends InvoiceSendingProps {
  readonly onSend: () => void;
}

function Ways({ invoice: { sentOn, returnedOn, pdf }, today, onSend, onSentByHand }: WaysProps): ReactNode {
  const isOut = sentOn !== null && returnedOn === null;
  const how = pdf ? 'By your mail account, in your mail app, or your own way.' : 'It has no PDF here: send the original, and note it.';
  return (
    <SettingRow title={sendingTitle(sentOn, returnedOn, today)} sentence={isOut ? 'Whether it was read cannot be known.' : how}>
      <Button variant="subtle" color="gray" size="xs" onClick={onSentByHand}>
        I sent it myself
      </Button>
      {pdf && (
        <Button variant={isOut ? 'default' : 'filled'} size="xs" onClick={onSend}>
          {sentOn === null ? 'Send' : 'Send again'}
        </Button>
      )}
    </SettingRow>
  );
}

function sendingTitle(sentOn: LocalDate | null, returnedOn: LocalDate | null, today: LocalDate): string {
  if (sentOn === null) return 'Not sent yet';
  return returnedOn === null ? `Sent ${dayWords(sentOn, today)}` : `Came back ${dayWords(returnedOn, today)}`;
}
