import { Group, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useUnsaved } from '../../app/unsaved.ts';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { ColourField } from './colour-field.tsx';
import { lateStartWords, serviceErrors, type ServiceFormValues } from './service-form-values.ts';

export interface ServiceFormProps {
  readonly title: string;
  readonly initialValues: ServiceFormValues;
  readonly busy: boolean;
  readonly error: unknown;
  /** Archive and remove, for a service that exists. */
  readonly aside?: ReactNode;
  readonly onSave: (values: ServiceFormValues) => void;
  readonly onClose: () => void;
}

const lateStartChoices = Object.entries(lateStartWords).map(([value, label]) => ({ value, label }));

/** Length, colour and warnings of a kind of session. */
export function ServiceForm({ title, initialValues, busy, error, aside, onSave, onClose }: ServiceFormProps): ReactNode {
  const form = useForm<ServiceFormValues>({ mode: 'controlled', initialValues, validate: (values) => ({ ...serviceErrors(values) }) });
  useUnsaved(form.isDirty());
  const handleSubmit = form.onSubmit(onSave, (errors) => focusFirstError(form, errors));
  const minutesField = { suffix: ' min', min: 0, allowDecimal: false, allowNegative: false, step: 5 } as const;
  return (
    <FormDrawer opened title={title} submitLabel="Save" busy={busy} error={error} aside={aside} onSubmit={handleSubmit} onClose={onClose}>
      <TextInput label="Name" placeholder="60 min massage" data-autofocus key={form.key('name')} {...form.getInputProps('name')} />
      <Group grow align="flex-start">
        <NumberInput label="Length" {...minutesField} key={form.key('minutes')} {...form.getInputProps('minutes')} />
        <NumberInput label="Turnover" {...minutesField} key={form.key('turnover')} {...form.getInputProps('turnover')} />
      </Group>
      <Group grow align="flex-start">
        <NumberInput label="Wind-down" {...minutesField} step={1} key={form.key('windDown')} {...form.getInputProps('windDown')} />
        <NumberInput
          label="Final warning"
          {...minutesField}
          step={1}
          key={form.key('finalWarning')}
          {...form.getInputProps('finalWarning')}
        />
      </Group>
      <ColourField value={form.values.colour} onChange={(colour) => form.setFieldValue('colour', colour)} />
      <Select
        label="When a client is late"
        description="What the clock does with the end of the session."
        data={lateStartChoices}
        allowDeselect={false}
        key={form.key('lateStart')}
        {...form.getInputProps('lateStart')}
      />
      <Switch
        label="Silent"
        description="No sound during these sessions, whatever the clock’s settings say."
        key={form.key('silent')}
        {...form.getInputProps('silent', { type: 'checkbox' })}
      />
    </FormDrawer>
  );
}
