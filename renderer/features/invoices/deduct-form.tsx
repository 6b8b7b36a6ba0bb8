import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { deductedOf, noDeductions, type Deductions } from '../../../shared/domain/bookings/net-pay.ts';
import { difference, formatMoney, parseMoney, pence, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { DayField } from '../../ui/day-field.tsx';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { amountText } from '../../ui/money-words.ts';
import { deductionWords } from '../bookings/booking-words.ts';
import { nameWithin } from './invoice-words.ts';

export interface DeductWish {
  readonly on: string;
  readonly deductions: Deductions;
  readonly note: string;
}

export interface DeductFormProps {
  readonly invoice: Invoice;
  readonly today: LocalDate;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onDeduct: (wish: DeductWish) => void;
  readonly onClose: () => void;
}

const names = Object.keys(noDeductions) as readonly (keyof Deductions)[]; // its own fields

/** Notes what was taken off before the pay came; proposed is what the bookings' payslips say. */
export function DeductForm({ invoice, today, busy, error, onDeduct, onClose }: DeductFormProps): ReactNode {
  const { balance } = invoice.standing;
  const [on, setOn] = useState<string>(today);
  const [texts, setTexts] = useState(() => textsOf(invoice.deductions));
  const [note, setNote] = useState('');
  const [isAsked, setAsked] = useState(false);
  const typed = typedDeductions(texts);
  const amount = typed && deductedOf(typed);
  const wrong = wrongField(texts, amount, balance);
  return (
    <FormDrawer
      opened
      title={`Tax taken off ${nameWithin(invoice)}`}
      lead="For your own company’s work inside IR35: what the payslip shows was deducted before the money came. It settles the invoice as a payment does; nothing is written off."
      submitLabel="Note it"
      busy={busy}
      error={error}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (wrong === null && typed) onDeduct({ on: on === '' ? today : on, deductions: typed, note });
        const field = wrong && event.currentTarget.elements.namedItem(wrong.name);
        if (field instanceof HTMLElement) field.focus();
      }}
      onClose={onClose}
    >
      {names.map((name, index) => (
        <MoneyField
          key={name}
          name={name}
          label={deductionWords[name]}
          {...(index === 0 ? { 'data-autofocus': true } : {})}
          value={texts[name]}
          error={isAsked && wrong?.name === name ? wrong.words : undefined}
          onChange={(text) => setTexts({ ...texts, [name]: text })}
        />
      ))}
      <output>{sumWords(amount, balance)}</output>
      <DayField label="On" value={on} maxDate={today} onChange={setOn} />
      <TextInput label="Note" maxLength={300} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </FormDrawer>
  );
}

/** The field to look at first, and what is wrong with it. */
function wrongField(
  texts: DeductionTexts,
  amount: Pence | null,
  balance: Pence,
): { readonly name: keyof Deductions; readonly words: string } | null {
  const unread = names.find((name) => amountOf(texts[name]) === null);
  if (unread !== undefined) return { name: unread, words: 'An amount, such as 120.00' };
  if (amount === 0) return { name: 'tax', words: 'Enter at least one amount that was taken off' };
  if (amount === null || amount <= balance) return null;
  const filled = names.find((name) => texts[name].trim() !== '');
  return { name: filled ?? 'tax', words: `No more than the ${formatMoney(balance)} that is still to pay` };
}

/** `£300.00 taken off: the invoice is settled.` */
function sumWords(amount: Pence | null, balance: Pence): string {
  if (amount === null || amount === 0) return `${formatMoney(balance)} is still to pay: enter what of it was taken off.`;
  if (amount > balance) return `${formatMoney(amount)} is more than the ${formatMoney(balance)} still to pay.`;
  const rest = difference(balance, amount);
  return rest === 0
    ? `${formatMoney(amount)} taken off: the invoice is settled.`
    : `${formatMoney(amount)} taken off, ${formatMoney(rest)} is still to pay.`;
}

type DeductionTexts = Readonly<Record<keyof Deductions, string>>;

function textsOf(deductions: Deductions): DeductionTexts {
  const text = (name: keyof Deductions): string => (deductions[name] === 0 ? '' : amountText(deductions[name]));
  return {
    tax: text('tax'),
    nationalInsurance: text('nationalInsurance'),
    studentLoan: text('studentLoan'),
    pension: text('pension'),
    other: text('other'),
  };
}

/** Null where a text is no amount. */
function typedDeductions(texts: DeductionTexts): Deductions | null {
  const tax = amountOf(texts.tax);
  const nationalInsurance = amountOf(texts.nationalInsurance);
  const studentLoan = amountOf(texts.studentLoan);
  const [pension, other] = [amountOf(texts.pension), amountOf(texts.other)];
  const isWhole = tax !== null && nationalInsurance !== null && studentLoan !== null && pension !== null && other !== null;
  return isWhole ? { tax, nationalInsurance, studentLoan, pension, other } : null;
}

function amountOf(text: string): Pence | null {
  const amount = text.trim() === '' ? pence(0) : parseMoney(text);
  return amount === null || amount < 0 ? null : amount;
}
