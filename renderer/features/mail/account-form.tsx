import { Button, Group, NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { MailAccountView } from '../../../shared/contract/mail.ts';
import { useProfile } from '../../app/profile.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FieldGroup } from '../../ui/field-group.tsx';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import classes from './account-form.module.css';
import { AccountTestNotice } from './account-test-notice.tsx';
import {
  accountErrors,
  accountValues,
  noAccount,
  providerChoices,
  providerOf,
  withAddress,
  withProvider,
  type AccountFormValues,
} from './account-values.ts';
import { useAccountWrites } from './use-account-writes.ts';

export interface AccountFormProps {
  /** Null for a new one. */
  readonly account: MailAccountView | null;
  /** What a new one begins with: the address of the trading identity. */
  readonly usualAddress: string;
  readonly onClose: () => void;
}

const securities = [
  { value: 'tls', label: 'TLS from the start (465)' },
  { value: 'startTls', label: 'STARTTLS (587)' },
];

/** The user's own mail account. The password is written, tested and stored, and never shown again. */
export function AccountForm({ account, usualAddress, onClose }: AccountFormProps): ReactNode {
  const { vault } = useProfile();
  const { save, test, remove } = useAccountWrites();
  const hasPassword = account?.hasPassword ?? false;
  const form = useForm<AccountFormValues>({
    mode: 'controlled',
    initialValues: account ? accountValues(account) : withAddress(noAccount, usualAddress),
    validate: (values) => ({ ...accountErrors(values, { hasPassword }) }),
    // What a test found no longer holds.
    onValuesChange: () => test.reset(),
  });
  useUnsaved(form.isDirty());
  const focusFirst = (errors: Readonly<Record<string, unknown>>): void => focusFirstError(form, errors);
  const handleTest = (): void => {
    const { hasErrors, errors } = form.validate();
    if (hasErrors) focusFirst(errors);
    else test.mutate(form.values);
  };
  const closing = { onSuccess: onClose };
  return (
    <FormDrawer
      opened
      title="Mail account"
      lead={vault.sample ? 'This is the sample profile: what is entered here is not protected.' : undefined}
      submitLabel="Save"
      busy={save.isPending}
      error={save.error}
      aside={
        account && (
          <ConfirmButton
            label="Remove"
            title="Remove the mail account?"
            consequence={<p>Its password is deleted. Messages that are waiting stay in the outbox until there is an account again.</p>}
            confirmLabel="Remove it"
            busy={remove.isPending}
            onConfirm={() => remove.mutate(undefined, closing)}
          />
        )
      }
      onSubmit={form.onSubmit((checked) => save.mutate(checked, closing), focusFirst)}
      onClose={onClose}
    >
      <ServerFields form={form} />
      <SignInFields form={form} hasPassword={hasPassword} />
      <Button variant="default" loading={test.isPending} onClick={handleTest}>
        Test the connection
      </Button>
      {test.isError && <FailureNotice error={test.error} />}
      {test.data && <AccountTestNotice result={test.data} />}
    </FormDrawer>
  );
}

interface FieldsProps {
  readonly form: UseFormReturnType<AccountFormValues>;
}

function ServerFields({ form }: FieldsProps): ReactNode {
  const { values } = form;
  const provider = providerOf(values);
  const hint = provider?.hint ?? null;
  return (
    <>
      <TextInput
        data-autofocus
        label="Your address"
        description="What messages come from."
        type="email"
        autoComplete="off"
        key={form.key('address')}
        {...form.getInputProps('address')}
        onChange={(event) => form.setValues(withAddress(values, event.currentTarget.value))}
      />
      <Select
        label="Provider"
        data={providerChoices}
        allowDeselect={false}
        value={values.provider}
        onChange={(id) => form.setValues(withProvider(values, id ?? 'other'))}
      />
      {hint !== null && <p className={classes['hint']}>{hint}</p>}
      {provider === null && (
        <FieldGroup title="Server" lead="As your provider gives it for sending (SMTP). Always over TLS, with the certificate checked.">
          <TextInput
            label="Server name"
            placeholder="smtp.example.com"
            autoComplete="off"
            spellCheck={false}
            key={form.key('host')}
            {...form.getInputProps('host')}
          />
          <Group grow align="flex-start">
            <Select
              label="Protection"
              data={securities}
              allowDeselect={false}
              key={form.key('security')}
              {...form.getInputProps('security')}
            />
            <NumberInput
              label="Port"
              hideControls
              allowNegative={false}
              allowDecimal={false}
              key={form.key('port')}
              {...form.getInputProps('port')}
            />
          </Group>
        </FieldGroup>
      )}
    </>
  );
}

function SignInFields({ form, hasPassword }: FieldsProps & { readonly hasPassword: boolean }): ReactNode {
  return (
    <FieldGroup title="Sign in">
      <TextInput label="User name" autoComplete="off" spellCheck={false} key={form.key('userName')} {...form.getInputProps('userName')} />
      <PasswordInput
        label="Password"
        autoComplete="new-password"
        placeholder={hasPassword ? '•••• stored' : ''}
        description={hasPassword ? 'Leave it empty to keep the stored one.' : 'Kept sealed, and shown to your mail server alone.'}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
    </FieldGroup>
  );
}
