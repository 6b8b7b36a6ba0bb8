import { TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MailProposal } from '../../../shared/contract/mail.ts';

export interface AddressesFieldProps {
  readonly label: string;
  readonly contacts: MailProposal['contacts'];
  readonly value?: readonly string[];
  readonly error?: ReactNode;
  readonly onChange?: (addresses: string[]) => void;
  readonly 'data-path'?: string;
}

/** Mail addresses, with those of the organisation to choose from. */
export function AddressesField({ label, contacts, value, onChange, ...rest }: AddressesFieldProps): ReactNode {
  const names = new Map(contacts.map(({ name, address }) => [address, name]));
  return (
    <TagsInput
      {...rest}
      label={label}
      data={contacts.map(({ address }) => address)}
      renderOption={({ option }) => `${names.get(option.value) ?? ''} · ${option.value}`}
      splitChars={[',', ';', ' ']}
      maxTags={20}
      acceptValueOnBlur
      value={[...(value ?? [])]}
      {...(onChange === undefined ? {} : { onChange })}
    />
  );
}
