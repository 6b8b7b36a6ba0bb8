import { Button, Drawer, FileButton, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type DragEvent, type ReactNode } from 'react';
import type { MailReport } from '../../../shared/contract/mail.ts';
import { useApi, useConnection } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { MessageList } from './message-list.tsx';
import classes from './report-drawer.module.css';

export interface ReportDrawerProps {
  readonly onClose: () => void;
}

interface Source {
  readonly content: string | File;
  /** The message that the user chose for it. */
  readonly messageId: string | null;
}

/** Reads a mail that came back: dropped in as a file or pasted as text. It marks its message; nothing is sent by it. */
export function ReportDrawer({ onClose }: ReportDrawerProps): ReactNode {
  const api = useApi();
  const { upload } = useConnection();
  const [text, setText] = useState('');
  const read = useMutation({
    mutationFn: async ({ content, messageId }: Source) => {
      const source = typeof content === 'string' ? { text: content } : { uploadId: await upload(content) };
      return api.mail.readReport.call({ source, messageId });
    },
  });
  const [isOver, setOver] = useState(false);
  const handleOver = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const handleDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) read.mutate({ content: file, messageId: null });
  };
  const again = (messageId: string): void => {
    if (read.variables) read.mutate({ content: read.variables.content, messageId });
  };
  return (
    <Drawer opened position="right" size="36rem" title="A mail came back" onClose={onClose}>
      <div className={classes['root']}>
        <p className={classes['lead']}>
          Drop in the mail that a server sent you about a message, or paste its text. Session Desk reads which message it is about, and why.
        </p>
        {/* Dropping is a short cut for the pointer; the button does the same by key. */}
        <div className={classes['drop']} data-over={isOver} onDragOver={handleOver} onDragLeave={() => setOver(false)} onDrop={handleDrop}>
          <p className={classes['lead']}>Drop an .eml file here</p>
          <FileButton accept=".eml,message/rfc822,text/plain" onChange={(file) => file && read.mutate({ content: file, messageId: null })}>
            {(props) => (
              <Button {...props} variant="default" loading={read.isPending}>
                Choose a file
              </Button>
            )}
          </FileButton>
        </div>
        <Textarea
          label="Or its text"
          autosize
          minRows={5}
          maxRows={14}
          maxLength={1_000_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={text.trim() === ''}
          loading={read.isPending}
          onClick={() => read.mutate({ content: text, messageId: null })}
        >
          Read the text
        </Button>
        {read.isError && <FailureNotice error={read.error} />}
        {read.data && <Reading report={read.data} onChoose={again} />}
      </div>
    </Drawer>
  );
}

function Reading({ report, onChoose }: { readonly report: MailReport; readonly onChoose: (messageId: string) => void }): ReactNode {
  const reading = { zone: useZone(), now: useNow(60_000) };
  if (report.kind === 'other') return <output className={classes['result']}>{report.words}</output>;
  const { message, recipients, candidates } = report;
  return (
    <output className={classes['result']}>
      <ul className={classes['recipients']}>
        {recipients.map(({ address, words }) => (
          <li key={`${address} ${words}`}>
            {address !== '' && <strong>{address}</strong>} {words}
          </li>
        ))}
      </ul>
      {message && <MessageList {...reading} messages={[message]} onOpen={() => undefined} />}
      {!message && candidates.length === 0 && <p>It names no message of this outbox. Nothing was changed.</p>}
      {!message && candidates.length > 0 && (
        <>
          <p>It does not say which message it is about. Choose it:</p>
          <MessageList {...reading} messages={candidates} onOpen={onChoose} />
        </>
      )}
    </output>
  );
}
