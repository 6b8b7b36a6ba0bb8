import { Select, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Correction } from '../../../shared/contract/pension-corrections.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { DayField } from '../../ui/day-field.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { differenceWords, settlementWords } from './correction-words.ts';
import { useCorrectionWrites } from './use-correction-writes.ts';

export interface SettleFormProps {
  readonly correction: Correction;
  readonly today: LocalDate;
  readonly onClose: () => void;
}

/** Notes how the difference of a correction was brought in order. */
export function SettleForm({ correction: { id, ways, difference }, today, onClose }: SettleFormProps): ReactNode {
  const { settle } = useCorrectionWrites();
  const [on, setOn] = useState<string>(today);
  const [by, setBy] = useState(ways[0]);
  const [note, setNote] = useState('');
  return (
    <FormDrawer
      opened
      title="Correction settled"
      lead={`${differenceWords(difference.i)}.`}
      submitLabel="Note it"
      busy={settle.isPending}
      error={settle.error}
      onSubmit={(event) => {
        event.preventDefault();
        if (by !== undefined) settle.mutate({ id, settlement: { on: on === '' ? today : on, by, note } }, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <Select
        label="How"
        data={ways.map((value) => ({ value, label: settlementWords[value] }))}
        allowDeselect={false}
        value={by ?? null}
        onChange={(chosen) => setBy(ways.find((way) => way === chosen) ?? by)}
      />
      <DayField label="Settled on" value={on} maxDate={today} onChange={setOn} />
      <TextInput
        label="Reference or note (optional)"
        maxLength={120}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDrawer>
  );
}
