import { bookingInputSchema, type Booking, type BookingInput } from '../../../shared/contract/bookings.ts';
import type { Fee } from '../../../shared/domain/bookings/fee.ts';
import { isPaidNet, netPayOf, noDeductions, type Deductions, type NetPay } from '../../../shared/domain/bookings/net-pay.ts';
import { amountText, typedPence } from '../../ui/money-words.ts';
import { isPaidByOthers } from './booking-words.ts';

/** What stands in the fields about pay, as typed. */
export interface PayValues {
  readonly arrangement: Booking['arrangement'];
  readonly payCheck: Booking['pay']['check'];
  readonly paid: string;
  readonly payNote: string;
  /** What was taken off, in pounds; empty for nothing. */
  readonly deductions: Readonly<Record<keyof Deductions, string>>;
  /** What came in; empty while it is not entered. */
  readonly net: string;
  readonly ir35: Booking['ir35'];
}

/** The pay check where others pay, and what was taken off where somebody does; nothing of what the form does not ask. */
export function typedPay(values: PayValues): BookingInput['pay'] {
  const { payCheck, paid, payNote, net, deductions } = values;
  const isShort = payCheck === 'paidShort';
  const check = isPaidByOthers(values.arrangement)
    ? { check: payCheck, paid: isShort ? typedPence(paid) : null, note: payNote }
    : unchecked;
  if (!asksNetPay(values)) return { ...check, deductions: noDeductions, net: null };
  const typed = {
    tax: typedOrNothing(deductions.tax),
    nationalInsurance: typedOrNothing(deductions.nationalInsurance),
    studentLoan: typedOrNothing(deductions.studentLoan),
    pension: typedOrNothing(deductions.pension),
    other: typedOrNothing(deductions.other),
  };
  return { ...check, deductions: typed, net: net.trim() === '' ? null : typedPence(net) };
}

/** Whether somebody takes tax off before paying, and has not said that nothing came. */
export function asksNetPay({ arrangement, ir35, payCheck }: PayValues): boolean {
  return isPaidNet(arrangement, ir35.standing) && !(isPaidByOthers(arrangement) && payCheck === 'notPaid');
}

/** What is missing of the fee; null while it cannot be told, negative when too much came. */
export function payGap({ payCheck, paid }: PayValues, fee: Fee | null): number | null {
  const received = typedPence(paid);
  return payCheck !== 'paidShort' || fee === null || Number.isNaN(received) ? null : fee.total - received;
}

/** What should have come in after deductions; null while it cannot be told or nothing is said of it. */
export function typedNetPay(values: PayValues, fee: Fee | null): NetPay | null {
  const { data } = bookingInputSchema.shape.pay.safeParse(typedPay(values));
  return data && fee ? netPayOf({ ...data, due: fee.total }) : null;
}

export function deductionTexts({ tax, nationalInsurance, studentLoan, pension, other }: Deductions): PayValues['deductions'] {
  return {
    tax: textOf(tax),
    nationalInsurance: textOf(nationalInsurance),
    studentLoan: textOf(studentLoan),
    pension: textOf(pension),
    other: textOf(other),
  };
}

export function isDeduction(name: string): name is keyof Deductions {
  return Object.hasOwn(noDeductions, name);
}

const unchecked = { check: 'notChecked', paid: null, note: '' } as const;

function typedOrNothing(text: string): number {
  return text.trim() === '' ? 0 : typedPence(text);
}

function textOf(amount: Deductions['tax']): string {
  return amount === 0 ? '' : amountText(amount);
}
