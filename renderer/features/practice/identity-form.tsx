import { Autocomplete, Group, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { registrationPlaces, type Identity } from '../../../shared/contract/identities.ts';
import { companyNumberProblem, registrationProblem, vatNumberProblem } from '../../../shared/domain/identity/identifiers.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { FieldWarning } from '../../ui/field-warning.tsx';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { OpenDayField } from '../../ui/open-day-field.tsx';
import { TermsFields } from '../terms/terms-fields.tsx';
import { identityErrors, kindWords, tidiedCompanyNumber, type IdentityFormValues } from './identity-values.ts';
import { SecretFields } from './secret-fields.tsx';

export interface IdentityFormProps {
  readonly title: string;
  readonly identity: Identity | null;
  readonly initialValues: IdentityFormValues;
  readonly busy: boolean;
  readonly error: unknown;
  readonly aside?: ReactNode;
  /** The logo, for an identity that exists. */
  readonly children?: ReactNode;
  readonly onSave: (values: IdentityFormValues) => void;
  readonly onClose: () => void;
}

const kinds = (['soleTrader', 'company'] as const).map((value) => ({ value, label: kindWords[value] }));
const bodies = ['GMC', 'NMC', 'HCPC', 'GPhC', 'GDC', 'GOsC', 'GCC', 'GOC', 'BACP', 'CNHC'];

/** Everything that stands on an invoice about who sends it. */
export function IdentityForm(props: IdentityFormProps): ReactNode {
  const { title, identity, initialValues, busy, error, aside, children, onSave, onClose } = props;
  const form = useForm<IdentityFormValues>({ mode: 'controlled', initialValues, validate: (values) => ({ ...identityErrors(values) }) });
  useUnsaved(form.isDirty());
  const handleSubmit = form.onSubmit(onSave, (errors) => focusFirstError(form, errors));
  const { values } = form;
  return (
    <FormDrawer opened title={title} submitLabel="Save" busy={busy} error={error} aside={aside} onSubmit={handleSubmit} onClose={onClose}>
      <SegmentedControl
        aria-label="Kind of business"
        data={kinds}
        value={values.kind}
        onChange={(kind) => form.setFieldValue('kind', kind === 'company' ? 'company' : 'soleTrader')}
      />
      <TextInput
        label={values.kind === 'company' ? 'Registered name of the company' : 'Your name'}
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <TextInput label="Trading name (optional)" key={form.key('tradingName')} {...form.getInputProps('tradingName')} />
      <Textarea label="Address" autosize minRows={3} maxRows={6} key={form.key('address')} {...form.getInputProps('address')} />
      <Group grow align="flex-start">
        <TextInput label="Email" type="email" key={form.key('email')} {...form.getInputProps('email')} />
        <TextInput label="Phone" type="tel" key={form.key('phone')} {...form.getInputProps('phone')} />
      </Group>
      {values.kind === 'company' && <CompanyFields form={form} />}
      <FieldGroup title="Registration and VAT">
        <FieldWarning text={registrationProblem(values.registrationBody, values.registrationNumber.trim())}>
          <Group grow align="flex-start">
            <Autocomplete
              label="Register"
              placeholder="GMC"
              data={bodies}
              key={form.key('registrationBody')}
              {...form.getInputProps('registrationBody')}
            />
            <TextInput label="Registration number" key={form.key('registrationNumber')} {...form.getInputProps('registrationNumber')} />
          </Group>
        </FieldWarning>
        <Switch label="Registered for VAT" key={form.key('vatRegistered')} {...form.getInputProps('vatRegistered', { type: 'checkbox' })} />
        {values.vatRegistered && <VatFields form={form} />}
      </FieldGroup>
      <SecretFields form={form} identity={identity} />
      <FieldGroup title="Usual terms" lead="What a new organisation starts with. Bookings keep the terms they were agreed under.">
        <TermsFields value={values.terms} errors={form.errors} onChange={(terms) => form.setFieldValue('terms', terms)} />
      </FieldGroup>
      {children}
    </FormDrawer>
  );
}

function VatFields({ form }: { readonly form: UseFormReturnType<IdentityFormValues> }): ReactNode {
  const { vatNumber, vatFrom, vatUntil } = form.values;
  return (
    <>
      <FieldWarning text={vatNumberProblem(vatNumber.trim())}>
        <TextInput label="VAT number" placeholder="GB123456789" key={form.key('vatNumber')} {...form.getInputProps('vatNumber')} />
      </FieldWarning>
      <Group grow align="flex-start">
        <OpenDayField
          label="Registered from"
          placeholder="From the beginning"
          description="Work of days before is billed without VAT."
          value={vatFrom}
          onChange={(day) => form.setFieldValue('vatFrom', day)}
        />
        <OpenDayField
          label="Registered until"
          placeholder="Until further notice"
          description="The last day, once you have left VAT."
          path="vatUntil"
          value={vatUntil}
          error={form.errors['vatUntil']}
          onChange={(day) => form.setFieldValue('vatUntil', day)}
        />
      </Group>
    </>
  );
}

function CompanyFields({ form }: { readonly form: UseFormReturnType<IdentityFormValues> }): ReactNode {
  const { companyNumber, placeOfRegistration } = form.values;
  return (
    <FieldGroup title="Company" lead="The law asks for all of this on a company’s invoices.">
      <FieldWarning text={companyNumberProblem(tidiedCompanyNumber(companyNumber))}>
        <TextInput label="Company number" key={form.key('companyNumber')} {...form.getInputProps('companyNumber')} />
      </FieldWarning>
      <Select
        label="Registered in"
        placeholder="Choose"
        data={registrationPlaces.filter((place) => place !== '')}
        value={placeOfRegistration === '' ? null : placeOfRegistration}
        onChange={(chosen) => form.setFieldValue('placeOfRegistration', registrationPlaces.find((place) => place === chosen) ?? '')}
      />
      <Textarea
        label="Registered office"
        autosize
        minRows={2}
        maxRows={6}
        key={form.key('registeredOffice')}
        {...form.getInputProps('registeredOffice')}
      />
    </FieldGroup>
  );
}
