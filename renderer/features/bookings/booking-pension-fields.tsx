import '@mantine/dates/styles.layer.css';
import { Checkbox, Select } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { PensionTask } from '../../../shared/domain/pension/eligibility.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { ChoiceField } from '../pension/choice-field.tsx';
import { useEngagement } from '../pension/use-engagement.ts';
import type { BookingFormValues } from './booking-values.ts';

export interface BookingPensionFieldsProps {
  readonly form: UseFormReturnType<BookingFormValues>;
  /** Null for a new one. */
  readonly bookingId: string | null;
}

const taskWords: readonly { readonly value: PensionTask; readonly label: string }[] = [
  { value: 'deputising', label: 'Locum sessions' },
  { value: 'appraisal', label: 'Appraising a colleague' },
  { value: 'outOfHours', label: 'Out of hours' },
  { value: 'ownPractice', label: 'In my own practice' },
  { value: 'salaried', label: 'A salaried post' },
  { value: 'other', label: 'Something else' },
];

/** Whether the work is pensioned, for those whose work may be; nothing for all others. */
export function BookingPensionFields({ form, bookingId }: BookingPensionFieldsProps): ReactNode {
  const { identityId, organisationId, arrangement, date, pension, appraisal } = form.values;
  const { choice, task } = pension;
  const engagement = useEngagement({
    identityId,
    organisationId,
    arrangement,
    task,
    workedOn: date,
    exceptIds: bookingId === null ? [] : [bookingId],
  });
  if (engagement === null) return null;
  return (
    <FieldGroup title="NHS pension">
      <Select
        label="Kind of work"
        data={[...taskWords]}
        allowDeselect={false}
        value={task}
        onChange={(chosen) =>
          form.setFieldValue('pension', { choice, task: taskWords.find(({ value }) => value === chosen)?.value ?? task })
        }
      />
      <ChoiceField
        engagement={engagement}
        choice={choice}
        path="pension.choice"
        onChange={(chosen) => form.setFieldValue('pension', { choice: chosen, task })}
        onUsual={() => form.setFieldValue('pension', { choice: null, task })}
      />
      {task === 'appraisal' && (
        <>
          <DatePickerInput
            type="multiple"
            valueFormat="D MMM YYYY"
            firstDayOfWeek={1}
            weekendDays={[]}
            label="Further days the appraisal counts for"
            description="From 2026/27 an appraisal counts for up to three days, the day above among them. More needs written leave beforehand."
            placeholder="The day above alone"
            clearable
            clearButtonProps={{ 'aria-label': 'Clear the further days of the appraisal' }}
            value={[...appraisal.alsoOn]}
            error={form.errors['appraisal.alsoOn']}
            data-path="appraisal.alsoOn"
            onChange={(chosen) => form.setFieldValue('appraisal', { ...appraisal, alsoOn: chosen.slice(0, 9) })}
          />
          <Checkbox
            label="More than three days were allowed in writing"
            checked={appraisal.hasAuthority}
            onChange={(event) => form.setFieldValue('appraisal', { ...appraisal, hasAuthority: event.currentTarget.checked })}
          />
        </>
      )}
    </FieldGroup>
  );
}
