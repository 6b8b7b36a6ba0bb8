import { FileInput, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { FormBrief, PensionForm } from '../../../shared/contract/pension.ts';
import { isSamePerson } from '../../../shared/domain/pension/signing.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { DayField } from '../../ui/day-field.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { usePensionWrites, type NotedStep } from './use-pension-writes.ts';

export interface NoteFormProps {
  readonly form: FormBrief | PensionForm;
  readonly what: NotedStep;
  readonly today: LocalDate;
  readonly onClose: () => void;
}

const words: Readonly<Record<NotedStep, { readonly title: string; readonly day: string; readonly lead: string }>> = {
  sent: { title: 'Sent to the practice', day: 'Sent on', lead: 'With the invoice, for part 2 to be signed.' },
  approved: { title: 'Signed by the practice', day: 'Signed on', lead: 'You cannot sign both parts yourself.' },
  paid: { title: 'Paid', day: 'Pay received on', lead: 'This day decides which month’s Form B lists the form.' },
  confirmed: { title: 'Confirmed', day: 'Confirmed on', lead: 'By the pension body, or seen on your statement.' },
  rejected: { title: 'Rejected', day: 'Rejected on', lead: 'The form ends. A new one can be made from the invoice.' },
};

/** Notes what happened to a form outside the app, with its day. */
export function NoteForm({ form, what, today, onClose }: NoteFormProps): ReactNode {
  const { note, bringBack } = usePensionWrites();
  const [scan, setScan] = useState<File | null>(null);
  const paidDay = 'invoicePaidOn' in form && what === 'paid' ? form.invoicePaidOn : null;
  const [on, setOn] = useState<string>(paidDay ?? today);
  const [by, setBy] = useState('');
  const isOwn = what === 'approved' && isSamePerson(by, form.identity.name);
  const { title, day, lead } = words[what];
  return (
    <FormDrawer
      opened
      title={title}
      lead={`${form.organisation.name}. ${lead}`}
      submitLabel="Note it"
      busy={note.isPending || bringBack.isPending}
      error={note.error ?? bringBack.error}
      onSubmit={(event) => {
        event.preventDefault();
        if (isOwn) return;
        const noted = { id: form.id, on: on === '' ? today : on, by };
        if (scan) bringBack.mutate({ ...noted, scan }, { onSuccess: onClose });
        else note.mutate({ ...noted, what }, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <DayField label={day} value={on} maxDate={today} onChange={setOn} />
      {what === 'approved' && (
        <>
          <TextInput
            label="Who signed (optional)"
            maxLength={120}
            value={by}
            error={isOwn ? 'That is you. One person may not sign both parts: enter who signed at the practice.' : null}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
          <FileInput
            label="Scan of the signed form (optional)"
            description="PDF, PNG or JPEG, at most 10 MB. It is kept beside the form."
            placeholder="Choose a file"
            accept="application/pdf,image/png,image/jpeg"
            clearable
            clearButtonProps={{ 'aria-label': 'Leave the scan out' }}
            value={scan}
            onChange={setScan}
          />
        </>
      )}
    </FormDrawer>
  );
}
