import { Group, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { BankCheck, Identity } from '../../../shared/contract/identities.ts';
import { utrProblem } from '../../../shared/domain/identity/identifiers.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { FieldGroup } from '../../ui/field-group.tsx';
import { FieldWarning } from '../../ui/field-warning.tsx';
import { HeldFacts } from '../../ui/held-facts.tsx';
import { readable, tidied, type IdentityFormValues } from './identity-values.ts';
import { useBankCheck } from './use-bank-check.ts';

export interface SecretFieldsProps {
  readonly form: UseFormReturnType<IdentityFormValues>;
  /** Null for a new one, which has nothing to mask. */
  readonly identity: Identity | null;
}

/** Bank details and tax numbers: masked until asked for, then fields like all others. */
export function SecretFields({ form, identity }: SecretFieldsProps): ReactNode {
  const api = useApi();
  const reveal = useMutation({
    mutationFn: (id: string) => api.identities.reveal.call({ id }),
    onSuccess: (secrets) => form.setFieldValue('secrets', readable(secrets)),
    onError: notifyFailure,
    gcTime: 0,
  });
  const { secrets } = form.values;
  if (secrets !== null || identity === null) return <OpenFields form={form} />;
  const facts = [
    ['Bank details', identity.held.bank],
    ['UTR', identity.held.utr],
    ['National Insurance number', identity.held.niNumber],
  ] as const;
  return (
    <HeldFacts title="Bank and tax numbers" facts={facts} isRevealing={reveal.isPending} onReveal={() => reveal.mutate(identity.id)} />
  );
}

function OpenFields({ form }: Pick<SecretFieldsProps, 'form'>): ReactNode {
  const { secrets } = form.values;
  const check = useBankCheck(secrets);
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  const field = (name: string) => ({ ...plain, key: form.key(`secrets.${name}`), ...form.getInputProps(`secrets.${name}`) });
  const utr = secrets ? tidied(secrets).utr : '';
  return (
    <>
      <FieldGroup title="Bank" lead="Stands on your invoices. Kept sealed, and never in a list or a log.">
        <TextInput label="Name on the account" {...field('accountName')} />
        <FieldWarning
          text={
            check?.account === 'fail'
              ? 'Sort code and account number do not fit together. Check them; they can be saved as they are.'
              : null
          }
        >
          <Group grow align="flex-start">
            <TextInput label="Sort code" placeholder="12-34-56" inputMode="numeric" {...field('sortCode')} />
            <TextInput label="Account number" inputMode="numeric" {...field('accountNumber')} />
          </Group>
        </FieldWarning>
        <FieldWarning text={ibanWarning(check?.iban ?? null)}>
          <TextInput label="IBAN (optional)" {...field('iban')} />
        </FieldWarning>
        <TextInput label="BIC (optional)" {...field('bic')} />
      </FieldGroup>
      <FieldGroup title="Tax numbers" lead="For your own records; neither is printed unless you ask for it.">
        <FieldWarning text={/^\d{10}$/.test(utr) ? utrProblem(utr) : null}>
          <TextInput label="UTR (optional)" placeholder="10 digits" inputMode="numeric" {...field('utr')} />
        </FieldWarning>
        <TextInput label="National Insurance number (optional)" placeholder="QQ 12 34 56 C" {...field('niNumber')} />
      </FieldGroup>
    </>
  );
}

function ibanWarning(verdict: BankCheck['iban']): string | null {
  if (verdict === 'fail') return 'The check digits of the IBAN do not fit. It can be saved as it is.';
  return verdict === 'otherAccount'
    ? 'The IBAN is of another account than the sort code and account number. It can be saved as it is.'
    : null;
}
