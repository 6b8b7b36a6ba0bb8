import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MailProposal, MailWordsInput } from '../../../shared/contract/mail.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { PlanNote } from '../plans/plan-note.tsx';
import { useSend } from './use-send.ts';

export interface OwnReminderProps {
  readonly about: MailWordsInput['about'];
  readonly title: string;
  readonly proposal: MailProposal;
  readonly onClose: () => void;
}

/** A reminder that the plan does not send: its words for a mail of the user's own, and the note that it went. */
export function OwnReminder({ about, title, proposal, onClose }: OwnReminderProps): ReactNode {
  const today = dayOf(useNow(60_000), useZone());
  const { sentMyself } = useSend(about, proposal);
  return (
    <FormDrawer
      opened
      size="wide"
      title={title}
      submitLabel="I sent it myself"
      busy={sentMyself.isPending}
      error={null}
      onSubmit={(event) => {
        event.preventDefault();
        sentMyself.mutate(today, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <PlanNote>Sending reminders comes with Plus. These words can go from your own mail app, and be noted here as sent.</PlanNote>
      <TextInput label="To" readOnly value={proposal.to.join(', ')} />
      <TextInput label="Subject" readOnly value={proposal.subject} />
      <Textarea label="Text" readOnly autosize minRows={10} maxRows={22} value={proposal.body} />
    </FormDrawer>
  );
}
