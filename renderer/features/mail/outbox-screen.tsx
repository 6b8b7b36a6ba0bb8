import { Button, Group, Paper, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useLineWalk } from '../../app/use-line-walk.ts';
import { useZone } from '../../app/profile.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ListFoot } from '../../ui/list-foot.tsx';
import classes from '../../ui/list.module.css';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyBoxPicture } from '../../ui/pictures.tsx';
import { usePage } from '../../ui/use-page.ts';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { InvoiceTabs } from '../invoices/invoice-tabs.tsx';
import { MessageDrawer } from './message-drawer.tsx';
import { MessageList } from './message-list.tsx';
import { messageCountWords } from './message-words.ts';
import { ReportDrawer } from './report-drawer.tsx';

const choices = [
  { value: 'open', label: 'Open' },
  { value: 'all', label: 'All' },
];

const heldWords = {
  noAccount: 'There is no mail account, so nothing is sent.',
  accountRefused: 'The mail server refused the account, so nothing else is tried until it is corrected.',
} as const;

/** Every message and what is known of it: waiting, handed over, come back. */
export function OutboxScreen(): ReactNode {
  const [show, setShow] = useState<'open' | 'all'>('all');
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <>
      <PageHeader title="Outbox" lead="What was sent from here, and what is known of it.">
        <Button variant="default" onClick={() => setOpened('report')}>
          A mail came back
        </Button>
      </PageHeader>
      <InvoiceTabs />
      <Group className={classes['filters'] ?? ''}>
        <SegmentedControl
          aria-label="Which messages"
          data={choices}
          value={show}
          onChange={(value) => setShow(value === 'open' ? 'open' : 'all')}
        />
      </Group>
      <Messages show={show} onOpen={setOpened} />
      {opened === 'report' && <ReportDrawer onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'report' && <MessageDrawer key={opened} messageId={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

interface MessagesProps {
  readonly show: 'open' | 'all';
  readonly onOpen: (id: string) => void;
}

function Messages({ show, onOpen }: MessagesProps): ReactNode {
  const api = useApi();
  const zone = useZone();
  const now = useNow(60_000);
  const page = usePage(show);
  const walk = useLineWalk<HTMLDivElement>('message');
  const input = { show, invoiceId: null, ...page.range };
  const list = useQuery(api.mail.list.queryOptions({ input, placeholderData: keepPreviousData }));
  if (list.isPending) return <LoadingRows rows={6} />;
  if (list.isError) return <FailureNotice size="screen" error={list.error} onRetry={() => void list.refetch()} />;
  const { messages, total, held } = list.data;
  if (total === 0 && show === 'open') return <p className={classes['none']}>Nothing waits.</p>;
  if (total === 0) {
    return <EmptyState picture={EmptyBoxPicture} sentence="Send an invoice from its page, and what becomes of it stands here." />;
  }
  return (
    <>
      {held !== null && messages.some(({ state }) => state === 'queued' || state === 'failed') && (
        <Group mb="md">
          <WarningLines lines={[heldWords[held]]} />
          <Link to="/settings/mail">Mail settings</Link>
        </Group>
      )}
      <Paper withBorder className={classes['list'] ?? ''} {...walk}>
        <MessageList messages={messages} zone={zone} now={now} onOpen={onOpen} />
      </Paper>
      <ListFoot words={messageCountWords(total)} total={total} page={page} />
    </>
  );
}
