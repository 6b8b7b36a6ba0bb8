import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useUnsaved } from '../../app/unsaved.ts';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { clientErrors, whyFirstNameOnly, type ClientFormValues } from './client-words.ts';

export interface ClientFormProps {
  readonly title: string;
  readonly initialValues: ClientFormValues;
  readonly busy: boolean;
  readonly error: unknown;
  /** Archive and remove, for a client who exists. */
  readonly aside?: ReactNode;
  /** What is known of the sessions, for a client who exists. */
  readonly children?: ReactNode;
  readonly onSave: (values: ClientFormValues) => void;
  readonly onClose: () => void;
}

/** A first name and, if wanted, a code of one's own. */
export function ClientForm({ title, initialValues, busy, error, aside, children, onSave, onClose }: ClientFormProps): ReactNode {
  const form = useForm<ClientFormValues>({ mode: 'controlled', initialValues, validate: (values) => ({ ...clientErrors(values) }) });
  useUnsaved(form.isDirty());
  const handleSubmit = form.onSubmit(onSave, (errors) => focusFirstError(form, errors));
  return (
    <FormDrawer
      opened
      title={title}
      lead={whyFirstNameOnly}
      submitLabel="Save"
      busy={busy}
      error={error}
      aside={aside}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <TextInput label="First name or initials" autoComplete="off" data-autofocus key={form.key('name')} {...form.getInputProps('name')} />
      <TextInput
        label="Code (optional)"
        description="Shown instead of the name if you choose so in the clock’s settings."
        autoComplete="off"
        key={form.key('code')}
        {...form.getInputProps('code')}
      />
      {children}
    </FormDrawer>
  );
}
