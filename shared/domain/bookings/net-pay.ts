import { pence, sumOf, type Pence } from '../money.ts';

/** What whoever pays takes off first; each in pence, never negative. */
export interface Deductions {
  readonly tax: Pence;
  readonly nationalInsurance: Pence;
  readonly studentLoan: Pence;
  readonly pension: Pence;
  /** The margin of an umbrella company, its own National Insurance. */
  readonly other: Pence;
}

export const noDeductions: Deductions = {
  tax: pence(0),
  nationalInsurance: pence(0),
  studentLoan: pence(0),
  pension: pence(0),
  other: pence(0),
};

/** All that was taken off. */
export function deductedOf(deductions: Deductions): Pence {
  return sumOf(Object.values(deductions) as readonly Pence[] /* all its fields are */);
}

/** What payslips of several bookings say together, less what was noted of it already; never below nothing. */
export function deductionsLeft(said: readonly Deductions[], noted: readonly Deductions[]): Deductions {
  const left = (name: keyof Deductions): Pence =>
    pence(Math.max(0, sumOf(said.map((one) => one[name])) - sumOf(noted.map((one) => one[name]))));
  return {
    tax: left('tax'),
    nationalInsurance: left('nationalInsurance'),
    studentLoan: left('studentLoan'),
    pension: left('pension'),
    other: left('other'),
  };
}

/**
 * Whether tax is taken off before the pay comes: by an agency, an umbrella company or an employer,
 * and of the practitioner's own company where the work is inside IR35.
 *
 * @see docs/rules/bookings.md §5
 */
export function isPaidNet(
  arrangement: 'soleTrader' | 'ownCompany' | 'agency' | 'umbrella' | 'paye',
  standing: 'notApplicable' | 'inside' | 'outside' | 'undetermined',
): boolean {
  return arrangement === 'ownCompany' ? standing === 'inside' : arrangement !== 'soleTrader';
}

export interface PayRecord {
  /** The fee of the booking. */
  readonly due: Pence;
  readonly check: 'notChecked' | 'paidCorrectly' | 'paidShort' | 'notPaid';
  /** Before deductions, where it was paid short. */
  readonly paid: Pence | null;
  readonly deductions: Deductions;
  /** What came in; null while it is not entered. */
  readonly net: Pence | null;
}

export interface NetPay {
  /** What was paid before deductions: the fee, unless it was paid short. */
  readonly gross: Pence;
  readonly deducted: Pence;
  /** Gross without the deductions; below nothing when more was taken off than paid. */
  readonly expected: Pence;
  /** What is missing of that; negative when too much came, null while it is not known what came. */
  readonly missing: Pence | null;
}

/** What should have come in after deductions, and what is missing of it; null while nothing is said of either. */
export function netPayOf({ due, check, paid, deductions, net }: PayRecord): NetPay | null {
  const deducted = deductedOf(deductions);
  if (check === 'notPaid' || (deducted === 0 && net === null)) return null;
  const gross = check === 'paidShort' && paid !== null ? paid : due;
  const expected = pence(gross - deducted);
  return { gross, deducted, expected, missing: net === null ? null : pence(expected - net) };
}
