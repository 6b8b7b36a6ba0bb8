import { Group, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState, type FocusEvent, type ReactNode } from 'react';
import type { PensionProfile } from '../../../shared/contract/pension-profiles.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { HeldFacts } from '../../ui/held-facts.tsx';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { numberNames } from './pension-words.ts';
import { ageWarnings, readable, type ProfileFormValues } from './profile-values.ts';

export interface NumberFieldsProps {
  readonly form: UseFormReturnType<ProfileFormValues>;
  /** Null for a new one, which has nothing to mask. */
  readonly profile: PensionProfile | null;
}

/** The numbers of a person: masked until asked for, then fields like all others. */
export function NumberFields({ form, profile }: NumberFieldsProps): ReactNode {
  const api = useApi();
  const reveal = useMutation({
    mutationFn: (identityId: string) => api.pensionProfiles.reveal.call({ identityId }),
    onSuccess: (numbers) => form.setFieldValue('numbers', readable(numbers)),
    onError: notifyFailure,
    gcTime: 0,
  });
  if (form.values.numbers !== null || profile === null) return <OpenFields form={form} />;
  return (
    <HeldFacts
      title="Your numbers"
      facts={numberNames.map(([name, words]) => [words, profile.held[name]])}
      isRevealing={reveal.isPending}
      onReveal={() => reveal.mutate(profile.identityId)}
    />
  );
}

function OpenFields({ form }: Pick<NumberFieldsProps, 'form'>): ReactNode {
  const field = (name: string) => ({
    autoComplete: 'off',
    spellCheck: false,
    key: form.key(`numbers.${name}`),
    ...form.getInputProps(`numbers.${name}`),
  });
  const today = dayOf(useNow(60_000), useZone());
  const birth = field('dateOfBirth');
  const [born, setBorn] = useState(form.getValues().numbers?.dateOfBirth ?? '');
  const noteBirth = (event: FocusEvent<HTMLInputElement>): void => {
    birth.onBlur?.(event);
    setBorn(event.currentTarget.value);
  };
  return (
    <FieldGroup
      title="Your numbers"
      lead="They stand on every form; one that went out keeps those it went with. Kept sealed, and never in a list or a log."
    >
      <TextInput label="National Insurance number" placeholder="AB 12 34 56 C" {...field('niNumber')} />
      <Group grow align="flex-start">
        <TextInput label="GMC number" placeholder="7 digits" inputMode="numeric" {...field('gmcNumber')} />
        <TextInput label="SD number" placeholder="8 digits" {...field('sdNumber')} />
      </Group>
      <TextInput label="Date of birth" placeholder="dd/mm/yyyy" {...birth} onBlur={(event) => noteBirth(event)} />
      <WarningLines lines={ageWarnings(born, today)} />
    </FieldGroup>
  );
}
