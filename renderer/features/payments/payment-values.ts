import { paymentInputSchema, type paymentMethods, type PaymentInput } from '../../../shared/contract/payments.ts';
import { difference, parseMoney, pence, sumOf, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { formErrors, type FormErrors } from '../../ui/form-errors.ts';
import { amountText, typedPence } from '../../ui/money-words.ts';

export type PaymentMethod = (typeof paymentMethods)[number];

/** An invoice to which money can go, and how much at most. */
export interface Target {
  readonly id: string;
  readonly number: string;
  readonly most: Pence;
}

/** What stands in the fields of a payment, as typed. */
export interface PaymentFormValues {
  readonly receivedOn: string;
  readonly amount: string;
  readonly method: PaymentMethod;
  readonly reference: string;
  readonly note: string;
  /** Pounds by invoice; empty for nothing. */
  readonly shares: Readonly<Record<string, string>>;
}

/** Gives an amount to invoices in their order, each at most what it can take. */
export function spread(amount: Pence, targets: readonly Target[]): Readonly<Record<string, string>> {
  let rest = amount;
  const shares: Record<string, string> = {};
  for (const { id, most } of targets) {
    const share = pence(Math.max(0, Math.min(rest, most)));
    shares[id] = share === 0 ? '' : amountText(share);
    rest = difference(rest, share);
  }
  return shares;
}

/** The fields of a payment as they first stand: the whole amount, given to the invoices in their order. */
export function firstValues(receivedOn: LocalDate, amount: Pence, targets: readonly Target[]): PaymentFormValues {
  return {
    receivedOn,
    amount: amount === 0 ? '' : amountText(amount),
    method: 'bankTransfer',
    reference: '',
    note: '',
    shares: spread(amount, targets),
  };
}

/** What is not given to any invoice; negative when more was given than came, null while something typed is no amount. */
export function restOf({ amount, shares }: Pick<PaymentFormValues, 'amount' | 'shares'>): Pence | null {
  const whole = parseMoney(amount);
  const given = Object.values(shares).map((share) => (share.trim() === '' ? pence(0) : parseMoney(share)));
  const known = given.flatMap((share) => share ?? []);
  return whole === null || known.length < given.length ? null : difference(whole, sumOf(known));
}

export function toPaymentInput(
  { receivedOn, amount, method, reference, note, shares }: PaymentFormValues,
  account: { readonly identityId: string; readonly organisationId: string },
): PaymentInput {
  const allocations = Object.entries(shares)
    .filter(([, share]) => share.trim() !== '')
    .map(([invoiceId, share]) => ({ invoiceId, amount: typedPence(share) }));
  return { ...account, receivedOn, amount: typedPence(amount), method, reference, note, allocations };
}

/** One text per field that is not right yet; empty when it can be saved. */
export function paymentErrors(values: PaymentFormValues, targets: readonly Target[]): FormErrors {
  const anyId = '00000000-0000-7000-8000-000000000000';
  const found = formErrors(paymentInputSchema.safeParse(toPaymentInput(values, { identityId: anyId, organisationId: anyId })));
  const errors: Record<string, string> = {};
  for (const [path, text] of Object.entries(found)) {
    if (path === 'amount') errors['amount'] = 'Enter pounds, such as 90 or 1,234.50';
    else if (!path.startsWith('allocations')) errors[path] = text;
  }
  Object.assign(errors, shareErrors(values.shares, targets));
  const rest = restOf(values);
  if (rest !== null && rest < 0) errors['amount'] ??= 'More is given to invoices than came in';
  return errors;
}

/** An invoice takes no more than it asks for. */
function shareErrors(shares: PaymentFormValues['shares'], targets: readonly Target[]): FormErrors {
  const errors: Record<string, string> = {};
  for (const { id, most } of targets) {
    const share = shares[id] ?? '';
    const amount = parseMoney(share);
    if (share.trim() === '') continue;
    if (amount === null || amount <= 0) errors[`shares.${id}`] = 'Enter pounds';
    else if (amount > most) errors[`shares.${id}`] = `At most ${amountText(most)}`;
  }
  return errors;
}
