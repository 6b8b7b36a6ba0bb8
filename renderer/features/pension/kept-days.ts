import type { MadeMonth, PensionForm } from '../../../shared/contract/pension.ts';
import type { RecordKeeper } from '../../../shared/domain/invoices/retention.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';

/** Pension forms are kept with the return in which the pay and the relief stand; a company has none. */
export const formKeeper: RecordKeeper = { kind: 'soleTrader', isVatRegistered: false };

/** The days by which a Form A is a record of trade: its work, and the pay for it. */
export function keptDaysOfForm({ lastOn, paidOn }: Pick<PensionForm, 'lastOn' | 'paidOn'>): readonly LocalDate[] {
  return paidOn === null ? [lastOn] : [lastOn, paidOn];
}

/** Those of a Form B: its pay, and the day on which the contributions were paid, whose tax year has the relief. */
export function keptDaysOfMonth({ rows, payment }: Pick<MadeMonth, 'rows' | 'payment'>): readonly LocalDate[] {
  const paid = rows.map(({ paidOn }) => paidOn);
  return payment === null ? paid : [...paid, payment.on];
}
