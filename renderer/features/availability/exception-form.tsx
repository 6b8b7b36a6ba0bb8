import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { exceptionInputSchema, type ExceptionInput, type StoredException } from '../../../shared/contract/availability.ts';
import { DayField } from '../../ui/day-field.tsx';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { formErrors } from '../../ui/form-errors.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { useUnsaved } from '../../app/unsaved.ts';
import { rangesText, typedRanges } from './typed-ranges.ts';

export interface ExceptionFormProps {
  /** Null for new days. */
  readonly exception: StoredException | null;
  /** The day that is proposed for new ones. */
  readonly day: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (exception: ExceptionInput) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

interface ExceptionValues {
  readonly kind: 'away' | 'free';
  readonly fromOn: string;
  readonly toOn: string;
  readonly times: string;
  readonly note: string;
}

const kinds = [
  { value: 'away', label: 'Away' },
  { value: 'free', label: 'Free' },
];

/** Days that differ from the usual week. */
export function ExceptionForm({ exception, day, busy, error, onSave, onRemove, onClose }: ExceptionFormProps): ReactNode {
  const form = useForm<ExceptionValues>({ mode: 'controlled', initialValues: valuesOf(exception, day), validate: exceptionErrors });
  useUnsaved(form.isDirty());
  const { kind, fromOn, toOn, times } = form.values;
  const handleSubmit = form.onSubmit((values) => onSave(toException(values)), (errors) => focusFirstError(form, errors)); // prettier-ignore
  const setFirst = (first: string): void => form.setValues({ fromOn: first, toOn: toOn === fromOn || toOn < first ? first : toOn });
  const tidy = (): void => {
    const ranges = typedRanges(times);
    if (ranges) form.setFieldValue('times', rangesText(ranges));
  };
  return (
    <FormDrawer
      opened
      title={exception ? 'Days that differ' : 'New days that differ'}
      lead="Away takes time from your usual week, free adds to it: whole days, or one time on each of them, such as 9–13."
      submitLabel="Save"
      busy={busy}
      error={error}
      aside={
        exception && (
          <Button variant="subtle" color="red" onClick={onRemove}>
            Remove
          </Button>
        )
      }
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label="What they are"
        data={kinds}
        value={kind}
        onChange={(chosen) => form.setFieldValue('kind', chosen === 'free' ? 'free' : 'away')}
      />
      <Group grow align="flex-start">
        <DayField label="First day" data-path="fromOn" value={fromOn} error={form.errors['fromOn']} onChange={setFirst} />
        <DayField
          label="Last day"
          data-path="toOn"
          minDate={fromOn}
          value={toOn}
          error={form.errors['toOn']}
          onChange={(last) => form.setFieldValue('toOn', last)}
        />
      </Group>
      <TextInput
        label="Times (optional)"
        placeholder="Whole days"
        autoComplete="off"
        key={form.key('times')}
        {...form.getInputProps('times')}
        onBlur={tidy}
      />
      <TextInput label="Note (optional)" placeholder="Holiday, training" key={form.key('note')} {...form.getInputProps('note')} />
    </FormDrawer>
  );
}

function valuesOf(exception: StoredException | null, day: string): ExceptionValues {
  if (!exception) return { kind: 'away', fromOn: day, toOn: day, times: '', note: '' };
  const { isFree, fromOn, toOn, times, note } = exception;
  return { kind: isFree ? 'free' : 'away', fromOn, toOn, times: times ? rangesText([times]) : '', note };
}

function toException({ kind, fromOn, toOn, times, note }: ExceptionValues): ExceptionInput {
  return { isFree: kind === 'free', fromOn, toOn, times: typedRanges(times)?.[0] ?? null, note };
}

function exceptionErrors(values: ExceptionValues): Record<string, string> {
  const ranges = typedRanges(values.times);
  const found = formErrors(exceptionInputSchema.safeParse(toException(values)), ({ path }) =>
    (path[0] === 'fromOn' || path[0] === 'toOn') && values[path[0]] === '' ? 'Choose a day' : null,
  );
  return ranges && ranges.length < 2 ? { ...found } : { ...found, times: 'Enter one time such as 9–13' };
}
