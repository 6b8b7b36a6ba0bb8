import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { KeptFile } from '../../../shared/contract/kept-files.ts';
import type { PensionForm } from '../../../shared/contract/pension.ts';
import type { SigningPaper } from '../../../shared/domain/pension/signing.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { KeptFiles } from '../kept-files/kept-files.tsx';
import { MessageList } from '../mail/message-list.tsx';
import { letterOf, type Letter } from './form-words.ts';
import classes from './pension.module.css';

export interface FormSignatureProps {
  readonly form: PensionForm;
  readonly onLetter: (letter: Letter, paper: SigningPaper) => void;
  readonly onMessage: (messageId: string) => void;
  readonly onFile: (file: KeptFile) => void;
}

/** What went to the practice to be signed, what became of it, and what came back. */
export function FormSignature({ form, onLetter, onMessage, onFile }: FormSignatureProps): ReactNode {
  const api = useApi();
  const reading = { zone: useZone(), now: useNow(60_000) };
  const list = useQuery(api.mail.list.queryOptions({ input: { show: 'all', invoiceId: null, formId: form.id, offset: 0, limit: 20 } }));
  const templates = useQuery(api.pensionDocuments.templates.queryOptions({ input: {} }));
  const messages = list.data?.messages ?? [];
  const letter = letterOf(form);
  const hasOfficial = (templates.data ?? []).some(
    ({ formKind, schemeYear, isChecked }) => formKind === 'formA' && schemeYear === form.schemeYear && isChecked,
  );
  return (
    <>
      <h3 className={classes['heading']}>With the practice</h3>
      {messages.length > 0 && <MessageList {...reading} messages={messages} onOpen={onMessage} />}
      {letter === 'chased' && (
        <Group py="xs">
          <Button variant="default" size="xs" onClick={() => onLetter('chased', 'sheet')}>
            Chase the signature
          </Button>
        </Group>
      )}
      {letter === 'sent' && (
        <Group py="xs" gap="xs">
          {hasOfficial && (
            <Button size="xs" onClick={() => onLetter('sent', 'official')}>
              Send the official form
            </Button>
          )}
          <Button variant={hasOfficial ? 'default' : 'filled'} size="xs" onClick={() => onLetter('sent', 'sheet')}>
            Send the data sheet
          </Button>
        </Group>
      )}
      <KeptFiles owner={{ kind: 'signedForm', formId: form.id }} label="Signed form" addLabel="Add a scan" onOpen={onFile} />
    </>
  );
}
