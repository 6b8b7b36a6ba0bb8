import { Switch, TagsInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { usePreferences, useUpdatePreferences } from '../../app/profile.ts';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { PlanNote } from '../plans/plan-note.tsx';
import { useGate } from '../plans/use-gate.ts';
import { reminderDays } from './reminder-words.ts';

/** When reminders are due, and whether they go by themselves. */
export function ReminderSection(): ReactNode {
  const { mail } = usePreferences();
  const mayRemind = useGate('reminders')?.isOpen ?? true;
  const save = useUpdatePreferences();
  const [typed, setTyped] = useState<readonly string[] | null>(null);
  const change = (texts: readonly string[]): void => {
    const days = reminderDays(texts);
    setTyped(days === null ? texts : null);
    if (days !== null) save.mutate({ mail: { reminderDays: days } });
  };
  return (
    <Section
      title="Reminders"
      lead="None goes out while an invoice is disputed, or where you have stopped them for the invoice or its organisation."
    >
      <SettingRow
        title="Days after the due day"
        sentence="A reminder becomes due on each; days that were missed are caught up once. None at all means no reminders."
      >
        {(ids) => (
          <TagsInput
            {...ids}
            w="17rem"
            maxTags={6}
            acceptValueOnBlur
            value={[...(typed ?? mail.reminderDays.map(String))]}
            error={typed === null ? null : 'Days from 1 to 365'}
            onChange={change}
          />
        )}
      </SettingRow>
      <SettingRow
        title="Send them by themselves"
        sentence="At nine in the morning, or when the app is opened later. Otherwise they are proposed on the invoices page and wait for your click."
      >
        {(ids) => (
          <Switch
            {...ids}
            checked={mail.sendsReminders}
            disabled={!mayRemind && !mail.sendsReminders}
            onChange={(event) => save.mutate({ mail: { sendsReminders: event.currentTarget.checked } })}
          />
        )}
      </SettingRow>
      {!mayRemind && <PlanNote>{closedWords(mail.sendsReminders)}</PlanNote>}
    </Section>
  );
}

function closedWords(sendsReminders: boolean): string {
  const all = 'Who is late is shown in every plan.';
  if (sendsReminders) return `Reminders come with Plus: at present none goes by itself. ${all}`;
  return `Sending reminders comes with Plus. ${all}`;
}
