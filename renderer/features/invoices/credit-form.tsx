import { Radio, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { netOf } from '../../../shared/domain/invoices/totals.ts';
import { formatMoney, formatQuantity, quantity, sumOf } from '../../../shared/domain/money.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import classes from './credit-form.module.css';
import { lineUnitWords, nameWithin } from './invoice-words.ts';
import type { CreditWish } from './use-invoice-writes.ts';

export interface CreditFormProps {
  readonly invoice: Invoice;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onCredit: (wish: CreditWish) => void;
  readonly onClose: () => void;
}

/** Takes an invoice back, whole or line by line: the credit note is a draft first. */
export function CreditForm({ invoice, busy, error, onCredit, onClose }: CreditFormProps): ReactNode {
  const lines = invoice.creditableLines.flatMap(({ index, quantity: left }) => {
    const line = invoice.draft.lines[index];
    return line === undefined || left === 0 ? [] : [{ line: { ...line, quantity: left }, index }];
  });
  const [reason, setReason] = useState('');
  const [extent, setExtent] = useState<'whole' | 'lines'>('whole');
  const [counts, setCounts] = useState<Readonly<Record<number, string>>>({});
  const [isAsked, setAsked] = useState(false);
  const taken = lines.map(({ line, index }) => ({ line, index, count: countOf(counts[index] ?? '') }));
  const chosen = taken.flatMap(({ line, index, count }) =>
    count === null || count === 0 ? [] : [{ line: { ...line, quantity: quantity(count) }, index }],
  );
  const isWrong =
    extent === 'lines' &&
    (chosen.length === 0 || taken.some(({ line, count }) => count === null || Math.abs(count) > Math.abs(line.quantity)));
  const submit = (): void => {
    setAsked(true);
    if (reason.trim() === '' || isWrong) return;
    onCredit({ reason, lines: extent === 'whole' ? null : chosen.map(({ line, index }) => ({ index, quantity: line.quantity })) });
  };
  return (
    <FormDrawer
      opened
      size="wide"
      title={`Credit note for ${nameWithin(invoice)}`}
      lead={`At most ${formatMoney(invoice.creditable)} can be taken back. It gets its own number when it is issued.`}
      submitLabel="Make the draft"
      busy={busy}
      error={error}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onClose={onClose}
    >
      <TextInput
        label="Reason"
        description="It stands on the credit note."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data-autofocus
        maxLength={500}
        value={reason}
        error={isAsked && reason.trim() === '' ? 'Say why the invoice is credited' : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Radio.Group
        label="What is taken back"
        value={extent}
        onChange={(chosenExtent) => setExtent(chosenExtent === 'lines' ? 'lines' : 'whole')}
      >
        <Stack gap="xs" mt={4}>
          <Radio value="whole" label="All that is left of it" />
          <Radio value="lines" label="Some of its lines" />
        </Stack>
      </Radio.Group>
      {extent === 'lines' && (
        <ul className={classes['lines']}>
          {lines.map(({ line, index }) => (
            <li key={index} className={classes['line']}>
              <span>
                {line.description}
                <span className={classes['of']}>
                  of {formatQuantity(line.quantity)} {lineUnitWords[line.unit]}, {formatMoney(netOf(line))}
                </span>
              </span>
              <TextInput
                aria-label={`Take back of ${line.description}`}
                inputMode="decimal"
                autoComplete="off"
                placeholder="0"
                className={classes['count']}
                value={counts[index] ?? ''}
                error={isAsked && countOf(counts[index] ?? '') === null ? 'A number' : undefined}
                onChange={(event) => setCounts({ ...counts, [index]: event.currentTarget.value })}
              />
            </li>
          ))}
        </ul>
      )}
      {extent === 'lines' && (
        <output className={classes['sum']}>
          {isAsked && isWrong
            ? 'Choose at least one line, and no more of it than is left.'
            : `Net ${formatMoney(sumOf(chosen.map(({ line }) => netOf(line))))}`}
        </output>
      )}
    </FormDrawer>
  );
}

/** Thousandths; null for what is no number. */
function countOf(text: string): number | null {
  if (text.trim() === '') return 0;
  return /^-?\d+(?:\.\d{1,3})?$/u.test(text.trim()) ? Math.round(Number(text) * 1_000) : null;
}
