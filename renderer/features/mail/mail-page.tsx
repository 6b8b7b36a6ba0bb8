import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { MailAccountView, MailText } from '../../../shared/contract/mail.ts';
import { textNames, type TextName } from '../../../shared/domain/mail/message-texts.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { AccountForm } from './account-form.tsx';
import { ReminderSection } from './reminder-section.tsx';
import { TextEditor } from './text-editor.tsx';
import { changedWords, textTitles } from './text-words.ts';

/** By which account mail is sent, and what it says. */
export function MailPage(): ReactNode {
  const api = useApi();
  const account = useQuery(api.mail.account.queryOptions({ input: {} }));
  const texts = useQuery(api.mail.texts.queryOptions({ input: {} }));
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: false } }));
  const [edits, setEdits] = useState<'account' | TextName | null>(null);
  const failed = [account, texts].find(({ isError }) => isError);
  if (failed) return <FailureNotice size="screen" error={failed.error} onRetry={() => void failed.refetch()} />;
  if (account.data === undefined || texts.data === undefined) return <LoadingRows rows={6} />;
  const textsOf = (name: TextName) => texts.data.filter((text) => text.name === name);
  return (
    <>
      <PageHeader title="Mail" lead="Messages go from your own account to your own mail server. Nothing passes through anyone else." />
      <AccountSection account={account.data} onEdit={() => setEdits('account')} />
      <ReminderSection />
      <TextsSection textsOf={textsOf} onEdit={setEdits} />
      {edits === 'account' && (
        <AccountForm
          account={account.data}
          usualAddress={identities.data?.find(({ email }) => email !== '')?.email ?? ''}
          onClose={() => setEdits(null)}
        />
      )}
      {edits !== null && edits !== 'account' && (
        <TextEditor key={edits} name={edits} texts={textsOf(edits)} onClose={() => setEdits(null)} />
      )}
    </>
  );
}

interface AccountSectionProps {
  readonly account: MailAccountView | null;
  readonly onEdit: () => void;
}

function AccountSection({ account, onEdit }: AccountSectionProps): ReactNode {
  const without = 'Without one, messages open as drafts in your mail app, or you say that you have sent them yourself.';
  return (
    <Section title="Account">
      <SettingRow
        title={account?.address ?? 'No account yet'}
        sentence={account === null ? without : `Sends by ${account.host}, port ${account.port}, over TLS.`}
      >
        <Button variant="default" onClick={onEdit}>
          {account === null ? 'Set up' : 'Change'}
        </Button>
      </SettingRow>
    </Section>
  );
}

interface TextsSectionProps {
  readonly textsOf: (name: TextName) => readonly MailText[];
  readonly onEdit: (name: TextName) => void;
}

function TextsSection({ textsOf, onEdit }: TextsSectionProps): ReactNode {
  return (
    <Section title="Texts" lead="What a new message begins with. Each can still be changed before it is sent.">
      {textNames.map((name) => (
        <SettingRow key={name} title={textTitles[name]} sentence={changedWords(textsOf(name))}>
          <Button variant="default" aria-label={`Edit the text: ${textTitles[name]}`} onClick={() => onEdit(name)}>
            Edit
          </Button>
        </SettingRow>
      ))}
    </Section>
  );
}
