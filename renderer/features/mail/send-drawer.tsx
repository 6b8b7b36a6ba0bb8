import { Button, Drawer, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPaperclip } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MailProposal, MailWordsInput } from '../../../shared/contract/mail.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { dayWordsAt } from '../../ui/time-words.ts';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { useGate } from '../plans/use-gate.ts';
import { AddressesField } from './addresses-field.tsx';
import { messageChip } from './message-words.ts';
import { OwnReminder } from './own-reminder.tsx';
import classes from './send-drawer.module.css';
import { sendErrors, sendValues, type SendValues } from './send-values.ts';
import { useProposal, useSend } from './use-send.ts';

export interface SendDrawerProps {
  readonly about: MailWordsInput['about'];
  /** `Send invoice INV-0042`. */
  readonly title: string;
  readonly onClose: () => void;
}

/** A message before it goes: to whom, with which words and which PDF, and by which of three ways. */
export function SendDrawer({ about, title, onClose }: SendDrawerProps): ReactNode {
  const proposal = useProposal(about);
  const mayRemind = useGate('reminders')?.isOpen ?? true;
  if (proposal.data && about.kind === 'reminder' && !mayRemind)
    return <OwnReminder about={about} title={title} proposal={proposal.data} onClose={onClose} />;
  if (proposal.data) return <SendForm about={about} title={title} proposal={proposal.data} onClose={onClose} />;
  return (
    <Drawer opened position="right" size="36rem" title={title} onClose={onClose}>
      {proposal.isError ? <FailureNotice error={proposal.error} onRetry={() => void proposal.refetch()} /> : <LoadingRows rows={6} />}
    </Drawer>
  );
}

interface SendFormProps extends SendDrawerProps {
  readonly proposal: MailProposal;
}

function SendForm({ about, title, proposal, onClose }: SendFormProps): ReactNode {
  const zone = useZone();
  const today = dayOf(useNow(60_000), zone);
  const { send, draft, sentMyself } = useSend(about, proposal);
  const form = useForm<SendValues>({
    mode: 'controlled',
    initialValues: sendValues(proposal),
    validate: (values) => ({ ...sendErrors(about, values) }),
  });
  useUnsaved(form.isDirty());
  const { hasAccount, from, attachmentName, problems, newest } = proposal;
  const closing = { onSuccess: onClose };
  const go = (values: SendValues): void => (hasAccount ? send.mutate(values, closing) : draft.mutate(values));
  return (
    <FormDrawer
      opened
      size="wide"
      title={title}
      lead={hasAccount ? `From ${from ?? ''}` : <WithoutAccount />}
      submitLabel={hasAccount ? 'Send' : 'Save as a draft'}
      busy={send.isPending || (!hasAccount && draft.isPending)}
      error={send.error}
      aside={
        <>
          {hasAccount && (
            <Button variant="subtle" color="gray" loading={draft.isPending} onClick={() => draft.mutate(form.values)}>
              Save as a draft
            </Button>
          )}
          <Button variant="subtle" color="gray" loading={sentMyself.isPending} onClick={() => sentMyself.mutate(today, closing)}>
            I sent it myself
          </Button>
        </>
      }
      onSubmit={form.onSubmit(go, (errors) => form.getInputNode(Object.keys(errors)[0] ?? 'to')?.focus())}
      onClose={onClose}
    >
      {newest && <Earlier newest={newest} />}
      <WarningLines
        lines={problems.length === 0 ? [] : ['Your own text could not be filled, so the standard one stands here.', ...problems]}
      />
      <AddressesField label="To" contacts={proposal.contacts} {...form.getInputProps('to')} data-path="to" />
      <AddressesField label="Copy to" contacts={proposal.contacts} {...form.getInputProps('copyTo')} data-path="copyTo" />
      <TextInput label="Subject" key={form.key('subject')} {...form.getInputProps('subject')} />
      <Textarea label="Text" autosize minRows={10} maxRows={22} key={form.key('body')} {...form.getInputProps('body')} />
      {attachmentName !== '' && (
        <p className={classes['attachment']}>
          <IconPaperclip size={16} stroke={1.6} aria-hidden />
          {attachmentName}
        </p>
      )}
    </FormDrawer>
  );
}

function WithoutAccount(): ReactNode {
  return (
    <>
      Without a mail account it opens as a draft in your mail app.{' '}
      <Link to="/settings/mail" className={classes['link']}>
        Set a mail account up
      </Link>
    </>
  );
}

/** What went before, so that nobody sends twice without meaning to. */
function Earlier({ newest }: { readonly newest: NonNullable<MailProposal['newest']> }): ReactNode {
  const now = useNow(60_000);
  const zone = useZone();
  return (
    <p className={classes['earlier']}>
      <StatusChip {...messageChip(newest)} />
      <span>
        {dayWordsAt(newest.createdAt, zone, now)}, to {newest.to.join(', ')}
      </span>
    </p>
  );
}
