import type { Payment, paymentKinds, paymentMethods } from '../../../shared/contract/payments.ts';

export const methodWords: Readonly<Record<(typeof paymentMethods)[number], string>> = {
  bankTransfer: 'Bank transfer',
  card: 'Card',
  cash: 'Cash',
  cheque: 'Cheque',
  directDebit: 'Direct debit',
  other: 'Other',
};

export const kindWords: Readonly<Record<(typeof paymentKinds)[number], string>> = {
  received: 'Payment',
  refund: 'Paid back',
  bounced: 'Payment bounced',
};

/** `Bank transfer`, `Paid back, cash`. */
export function wayWords({ kind, method }: Pick<Payment, 'kind' | 'method'>): string {
  return kind === 'received' ? methodWords[method] : `${kindWords[kind]}, ${methodWords[method].toLowerCase()}`;
}

/** `1 payment`, `1,204 payments`. */
export function paymentCountWords(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'payment' : 'payments'}`;
}
