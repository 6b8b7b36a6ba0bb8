import { Group, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { nations, organisationKinds } from '../../../shared/domain/invoices/model.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { TermsFields } from '../terms/terms-fields.tsx';
import { ContactFields } from './contact-fields.tsx';
import { organisationErrors, unusualCodes, type OrganisationFormValues } from './organisation-values.ts';
import { kindWords, nationWords } from './organisation-words.ts';
import { RateFields } from './rate-fields.tsx';

export interface OrganisationFormProps {
  readonly title: string;
  readonly initialValues: OrganisationFormValues;
  readonly busy: boolean;
  readonly error: unknown;
  /** Archive and remove, for an organisation that exists. */
  readonly aside?: ReactNode;
  readonly onSave: (values: OrganisationFormValues) => void;
  readonly onClose: () => void;
}

const kinds = organisationKinds.map((value) => ({ value, label: kindWords[value] }));
const places = nations.map((value) => ({ value, label: nationWords[value] }));

/** Everything about an organisation; only its name is asked for. */
export function OrganisationForm({ title, initialValues, busy, error, aside, onSave, onClose }: OrganisationFormProps): ReactNode {
  const form = useForm<OrganisationFormValues>({
    mode: 'controlled',
    initialValues,
    validate: (values) => ({ ...organisationErrors(values) }),
  });
  useUnsaved(form.isDirty());
  const handleSubmit = form.onSubmit(onSave, (errors) => focusFirstError(form, errors));
  const field = (name: keyof OrganisationFormValues) => ({ key: form.key(name), ...form.getInputProps(name) });
  const codeHints = unusualCodes(form.values);
  return (
    <FormDrawer
      opened
      size="wide"
      title={title}
      submitLabel="Save"
      busy={busy}
      error={error}
      aside={aside}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <TextInput label="Name" autoComplete="off" data-autofocus {...field('name')} />
      <Group grow align="flex-start">
        <Select label="Type" data={kinds} allowDeselect={false} {...field('kind')} />
        <Select
          label="Nation of the workplace"
          description="Decides bank holidays and pension."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={places}
          allowDeselect={false}
          {...field('nation')}
        />
      </Group>
      <Textarea label="Address" autosize minRows={3} maxRows={6} {...field('address')} />
      <Group grow align="flex-start">
        <TextInput label="Accounts email" type="email" {...field('accountsEmail')} />
        <TextInput label="Phone" type="tel" {...field('phone')} />
      </Group>
      <ContactFields form={form} />
      <RateFields form={form} />
      <TermsGroup form={form} />
      <FieldGroup title="For invoices and forms">
        <Group grow align="flex-start">
          <TextInput label="Purchase order" {...field('purchaseOrder')} />
          <TextInput label="Your supplier number" {...field('supplierNumber')} />
        </Group>
        <Group grow align="flex-start">
          <TextInput label="ODS code" {...beside(codeHints.odsCode)} {...field('odsCode')} />
          <TextInput label="Employing authority code" {...beside(codeHints.employingAuthorityCode)} {...field('employingAuthorityCode')} />
        </Group>
      </FieldGroup>
      <SiteGroup form={form} />
    </FormDrawer>
  );
}

/** A hint below a field, which keeps nothing back. */
function beside(description: string | null): { readonly description: string | null; readonly inputWrapperOrder: typeof below } {
  return { description, inputWrapperOrder: below };
}

const below: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

interface GroupProps {
  readonly form: UseFormReturnType<OrganisationFormValues>;
}

function TermsGroup({ form }: GroupProps): ReactNode {
  const { ownTerms, terms } = form.values;
  return (
    <FieldGroup title="Terms">
      <Switch
        label="Terms of its own"
        description="Otherwise your usual terms hold, as they stand under Settings, Practice."
        key={form.key('ownTerms')}
        {...form.getInputProps('ownTerms', { type: 'checkbox' })}
      />
      {ownTerms && <TermsFields value={terms} errors={form.errors} onChange={(next) => form.setFieldValue('terms', next)} />}
      <Switch
        label="No reminders for its invoices"
        key={form.key('remindersStopped')}
        {...form.getInputProps('remindersStopped', { type: 'checkbox' })}
      />
    </FieldGroup>
  );
}

function SiteGroup({ form }: GroupProps): ReactNode {
  const field = (name: keyof OrganisationFormValues) => ({ key: form.key(name), ...form.getInputProps(name) });
  return (
    <FieldGroup title="On site" lead="For yourself alone: none of it leaves this computer.">
      <Group grow align="flex-start">
        <NumberInput
          label="Way there"
          description="Kept free before and after."
          placeholder="As usual"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          suffix=" min"
          min={0}
          max={600}
          step={5}
          allowDecimal={false}
          allowNegative={false}
          {...field('travelMinutes')}
        />
        <TextInput label="Clinical system" {...field('clinicalSystem')} />
        <TextInput label="Door code" autoComplete="off" {...field('doorCode')} />
      </Group>
      <Textarea label="Parking" autosize minRows={1} maxRows={4} {...field('parking')} />
      <Textarea label="Smartcard" autosize minRows={1} maxRows={4} {...field('smartcard')} />
      <Textarea label="Private notes" autosize minRows={3} maxRows={12} {...field('notes')} />
    </FieldGroup>
  );
}
