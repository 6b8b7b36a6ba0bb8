import type { OpenInvoice } from './match-model.ts';

export interface AddingUp {
  /** Two or more, in the order given. */
  readonly invoices: readonly OpenInvoice[];
  /** Other invoices add up to the same amount. */
  readonly isOneOfSeveral: boolean;
}

/** More invoices than these are not tried together: payers settle a month at a time. */
const MOST_TRIED = 24;
const MOST_TOGETHER = 12;
const MOST_STEPS = 20_000;

/**
 * Finds invoices whose balances add up to exactly the amount; the earlier in the list are preferred.
 *
 * @param invoices of one organisation, the oldest first
 * @returns null when there are none, or none was found within a bounded search
 */
export function invoicesAddingUp(invoices: readonly OpenInvoice[], amount: number): AddingUp | null {
  const tried = invoices.slice(0, MOST_TRIED);
  const found: (readonly OpenInvoice[])[] = [];
  let steps = 0;
  // What all the later ones together can still give: a branch that cannot reach the amount is left.
  const reach = tried.map((_, index) => tried.slice(index).reduce((sum, { balance }) => sum + balance, 0));
  const search = (from: number, left: number, chosen: readonly OpenInvoice[]): void => {
    if (left === 0 && chosen.length > 1) found.push(chosen);
    if (left <= 0 || chosen.length === MOST_TOGETHER) return;
    for (let index = from; index < tried.length && found.length < 2; index += 1) {
      const invoice = tried[index];
      steps += 1;
      if (invoice === undefined || steps > MOST_STEPS || (reach[index] ?? 0) < left) return;
      search(index + 1, left - invoice.balance, [...chosen, invoice]);
    }
  };
  search(0, amount, []);
  const [invoicesFound] = found;
  return invoicesFound === undefined ? null : { invoices: invoicesFound, isOneOfSeveral: found.length > 1 };
}
