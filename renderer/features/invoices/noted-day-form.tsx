import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { DayField } from '../../ui/day-field.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import type { Noted } from './use-invoice-writes.ts';

export interface NotedDayFormProps {
  readonly title: string;
  readonly lead: string;
  readonly dayLabel: string;
  /** Set where words belong to it. */
  readonly noteLabel?: string;
  readonly submitLabel: string;
  readonly today: LocalDate;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onNote: (noted: Noted) => void;
  readonly onClose: () => void;
}

/** Notes something that happened outside the app, with its day. */
export function NotedDayForm(props: NotedDayFormProps): ReactNode {
  const { title, lead, dayLabel, noteLabel, submitLabel, today, busy, error, onNote, onClose } = props;
  const [on, setOn] = useState<string>(today);
  const [note, setNote] = useState('');
  return (
    <FormDrawer
      opened
      title={title}
      lead={lead}
      submitLabel={submitLabel}
      busy={busy}
      error={error}
      onSubmit={(event) => {
        event.preventDefault();
        onNote({ on: on === '' ? today : on, note });
      }}
      onClose={onClose}
    >
      <DayField label={dayLabel} value={on} maxDate={today} onChange={setOn} />
      {noteLabel !== undefined && (
        <Textarea
          label={noteLabel}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </FormDrawer>
  );
}
