import { Group, Select, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { PensionProfile } from '../../../shared/contract/pension-profiles.ts';
import { schemeStatuses } from '../../../shared/domain/pension/eligibility.ts';
import { nations } from '../../../shared/domain/invoices/model.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { nationWords } from '../organisations/organisation-words.ts';
import { NumberFields } from './number-fields.tsx';
import { OptionalLines } from './optional-lines.tsx';
import { schemeStatusWords } from './pension-words.ts';
import { newProfile, profileErrors, profileValues, type ProfileFormValues } from './profile-values.ts';
import { useProfileWrites } from './use-profile-writes.ts';

export interface ProfileFormProps {
  readonly identity: { readonly id: string; readonly registrationBody: string; readonly registrationNumber: string };
  /** Null for a new one. */
  readonly profile: PensionProfile | null;
  readonly onClose: () => void;
}

interface FieldsProps {
  readonly form: UseFormReturnType<ProfileFormValues>;
}

const nationChoices = nations.map((value) => ({ value, label: nationWords[value] }));
const statusChoices = schemeStatuses.map((value) => ({ value, label: schemeStatusWords[value] }));
const tenWeekChoices = [
  { value: 'firstDay', label: 'The first day on the form (safe)' },
  { value: 'lastDay', label: 'The last day on the form' },
];
const monthChoices = [
  { value: 'formB', label: 'The month of Form B' },
  { value: 'work', label: 'The month of the work' },
];
const dueChoices = [
  { value: 'sixth', label: 'The 6th, as the HSC page says' },
  { value: 'seventh', label: 'The 7th, as the regulations say' },
];

/** Who somebody is to the NHS pension. */
export function ProfileForm({ identity, profile, onClose }: ProfileFormProps): ReactNode {
  const { save } = useProfileWrites();
  const gmcNumber = identity.registrationBody === 'GMC' ? identity.registrationNumber : '';
  const form = useForm<ProfileFormValues>({
    mode: 'controlled',
    initialValues: profile ? profileValues(profile) : newProfile(gmcNumber),
    validate: (values) => ({ ...profileErrors(values) }),
  });
  useUnsaved(form.isDirty());
  const handleSubmit = form.onSubmit(
    (values) => save.mutate({ identityId: identity.id, values }, { onSuccess: onClose }),
    (errors) => focusFirstError(form, errors),
  );
  return (
    <FormDrawer
      opened
      title="Pension profile"
      submitLabel="Save"
      busy={save.isPending}
      error={save.error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Select label="Nation" data={nationChoices} allowDeselect={false} key={form.key('nation')} {...form.getInputProps('nation')} />
      <Select
        label="Standing in the scheme"
        data={statusChoices}
        allowDeselect={false}
        key={form.key('status')}
        {...form.getInputProps('status')}
      />
      <HostFields form={form} />
      <NumberFields form={form} profile={profile} />
      <LegacyFields form={form} />
      <ChoiceFields form={form} />
    </FormDrawer>
  );
}

function HostFields({ form }: FieldsProps): ReactNode {
  const { nation } = form.values;
  return (
    <FieldGroup title="Host body" lead="Who keeps your pension record: PCSE in England, your health board in Wales, SPPA, or HSC.">
      <Group grow align="flex-start">
        <TextInput label="Name" key={form.key('hostBody')} {...form.getInputProps('hostBody')} />
        <TextInput label="Employing authority code" key={form.key('hostCode')} {...form.getInputProps('hostCode')} />
      </Group>
      {nation === 'wales' && <TextInput label="Host reference" key={form.key('hostReference')} {...form.getInputProps('hostReference')} />}
    </FieldGroup>
  );
}

function LegacyFields({ form }: FieldsProps): ReactNode {
  const percent = (name: string) => ({
    rightSection: '%',
    inputMode: 'decimal' as const,
    key: form.key(name),
    ...form.getInputProps(name),
  });
  const sum = (name: 'mpavcAmount' | 'additionalPension') => ({
    value: form.values[name],
    error: form.errors[name],
    'data-path': name,
    onChange: (text: string) => form.setFieldValue(name, text),
  });
  return (
    <FieldGroup title="Further lines of Form B" lead="Only for contracts you have; they are added every month. Empty for most people.">
      <OptionalLines percent={percent} sum={sum} />
      <MoneyField label="Additional pension (e)" {...sum('additionalPension')} />
    </FieldGroup>
  );
}

function ChoiceFields({ form }: FieldsProps): ReactNode {
  const choice = (name: string) => ({ allowDeselect: false, key: form.key(name), ...form.getInputProps(name) });
  return (
    <FieldGroup title="Where the sources differ" lead="As recommended until you choose otherwise.">
      <Select label="Ten weeks count from" data={tenWeekChoices} {...choice('tenWeeksFrom')} />
      <Select label="The payment reference names" data={monthChoices} {...choice('referenceMonth')} />
      {form.values.nation === 'northernIreland' && (
        <Select label="Form B is due by" data={dueChoices} {...choice('northernIrelandDueDay')} />
      )}
    </FieldGroup>
  );
}
