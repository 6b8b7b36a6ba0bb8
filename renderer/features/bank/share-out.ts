import { pence, type Pence } from '../../../shared/domain/money.ts';

/** Gives each invoice what it is owed, in order, until the money is used up; those that get nothing are left out. */
export function shareOut(
  amount: Pence,
  invoices: readonly { readonly id: string; readonly balance: Pence }[],
): readonly { readonly invoiceId: string; readonly amount: Pence }[] {
  let left: number = amount;
  return invoices.flatMap(({ id, balance }) => {
    const share = Math.min(left, balance);
    left -= share;
    return share > 0 ? [{ invoiceId: id, amount: pence(share) }] : [];
  });
}
