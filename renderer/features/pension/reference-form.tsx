import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { OpenMonth } from '../../../shared/contract/pension.ts';
import { byHandWords, isReference, paymentReference } from '../../../shared/domain/pension/reference.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { WarningLines } from '../../ui/warning-lines.tsx';
import { monthName } from './form-words.ts';

export interface ReferenceFormProps {
  readonly month: OpenMonth['month'];
  /** What stands in the field at first. */
  readonly present: string;
  /** The payment reference by the settings; null where it is not known here. */
  readonly usual: string | null;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onReference: (reference: string) => void;
  readonly onClose: () => void;
}

/** Asks for a payment reference by hand, and says at once what it would be otherwise. */
export function ReferenceForm({ month, present, usual, submitLabel, busy, error, onReference, onClose }: ReferenceFormProps): ReactNode {
  const [text, setText] = useState(present);
  const [isTried, setIsTried] = useState(false);
  const given = paymentReference(text);
  const problem = isReference(given) ? null : `SD number, LOC, month and year: ${usual ?? present}`;
  return (
    <FormDrawer
      opened
      title="Another payment reference"
      lead={`It goes on Form B of ${monthName(month)} and on each of its Form As. Use the same one for the payment.`}
      submitLabel={submitLabel}
      busy={busy}
      error={error}
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (problem === null) onReference(given);
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
      {problem === null && usual !== null && given !== usual && <WarningLines lines={[byHandWords({ given, usual })]} />}
    </FormDrawer>
  );
}
