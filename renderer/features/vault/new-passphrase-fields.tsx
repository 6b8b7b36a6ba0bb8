import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { passphraseProblem } from './vault-words.ts';

export interface NewPassphrase {
  readonly first: string;
  readonly second: string;
}

export interface NewPassphraseFieldsProps {
  readonly value: NewPassphrase;
  readonly problem: ReturnType<typeof passphraseProblem>;
  readonly onChange: (value: NewPassphrase) => void;
}

/** A new passphrase, typed twice: a slip would lock its owner out. */
export function NewPassphraseFields({ value, problem, onChange }: NewPassphraseFieldsProps): ReactNode {
  return (
    <>
      <PasswordInput
        label="New passphrase"
        description="At least 10 characters; four ordinary words are a good choice."
        autoComplete="new-password"
        value={value.first}
        error={problem?.field === 'first' ? problem.text : null}
        onChange={(event) => onChange({ ...value, first: event.currentTarget.value })}
      />
      <PasswordInput
        label="New passphrase again"
        autoComplete="new-password"
        value={value.second}
        error={problem?.field === 'second' ? problem.text : null}
        onChange={(event) => onChange({ ...value, second: event.currentTarget.value })}
      />
    </>
  );
}
