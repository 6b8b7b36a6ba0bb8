import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { OpenMonth } from '../../../shared/contract/pension.ts';
import { byHandWords, isReference, paymentReference } from '../../../shared/domain/pension/reference.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { monthName } from './form-words.ts';
import { usePensionWrites } from './use-pension-writes.ts';

export interface ReferenceFormProps {
  readonly month: OpenMonth;
  /** The payment reference by the settings. */
  readonly usual: string;
  readonly onClose: () => void;
}

/** Makes Form B with a payment reference by hand, and says at once what it would be otherwise. */
export function ReferenceForm({ month, usual, onClose }: ReferenceFormProps): ReactNode {
  const { makeMonth } = usePensionWrites();
  const [text, setText] = useState(usual);
  const [isTried, setIsTried] = useState(false);
  const given = paymentReference(text);
  const problem = isReference(given) ? null : `SD number, LOC, month and year: ${usual}`;
  return (
    <FormDrawer
      opened
      title="Another payment reference"
      lead={`It goes on Form B of ${monthName(month.month)} and on each of its Form As. Use the same one for the payment.`}
      submitLabel="Make Form B"
      busy={makeMonth.isPending}
      error={makeMonth.error}
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (problem === null) makeMonth.mutate({ ...month, reference: given }, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <TextInput
        label="Payment reference"
        description="What PCSE Online adds at the end, such as -01, is left off."
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={text}
        error={isTried ? problem : null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {problem === null && given !== usual && <WarningLines lines={[byHandWords({ given, usual })]} />}
    </FormDrawer>
  );
}
