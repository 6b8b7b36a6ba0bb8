import { expect, test } from 'vitest';
import { aBooking } from '../../../tests/support/a-booking.ts';
import { noDeductions } from '../../../shared/domain/bookings/net-pay.ts';
import { deductionTexts, payGap, typedNetPay } from './booking-pay.ts';
import { newBooking, onlyOwnDiffer, toBookingInput, typedFee } from './booking-values.ts';

const inside = { ...aBooking('019ab000-0000-7000-8000-0000000000a1').ir35, standing: 'inside' } as const;
const payslip = {
  ...newBooking('2026-11-26', null),
  amount: '90',
  arrangement: 'agency',
  deductions: { tax: '100', nationalInsurance: '40.50', studentLoan: '', pension: '', other: '' },
  net: '575.50',
} as const;

test('what is missing of the fee is told as it is typed', () => {
  const typed = { ...payslip, payCheck: 'paidShort', paid: '700' } as const;

  expect(payGap(typed, typedFee(typed))).toBe(2_000);
  expect(payGap({ ...typed, paid: '' }, typedFee(typed))).toBeNull();
});

test('what is missing after deductions is told as it is typed, and not while a number is none', () => {
  const fee = typedFee(payslip);

  expect(typedNetPay(payslip, fee)).toEqual({ gross: 72_000, deducted: 14_050, expected: 57_950, missing: 400 });
  expect(typedNetPay({ ...payslip, net: 'x' }, fee)).toBeNull();
  expect(typedNetPay(payslip, null)).toBeNull();
  expect(typedNetPay({ ...payslip, arrangement: 'soleTrader' }, fee)).toBeNull();
});

test('only those whom others pay have a pay check, and deductions only where somebody takes them', () => {
  const taken = { deductions: { ...noDeductions, tax: 10_000, nationalInsurance: 4_050 }, net: 57_550 };
  const none = { deductions: noDeductions, net: null };
  const payOf = (change: object) => toBookingInput({ ...payslip, payCheck: 'paidCorrectly', ...change }).pay;

  expect(payOf({})).toEqual({ check: 'paidCorrectly', paid: null, note: '', ...taken });
  expect(payOf({ payCheck: 'notPaid' })).toEqual({ check: 'notPaid', paid: null, note: '', ...none });
  expect(payOf({ arrangement: 'soleTrader', ir35: inside })).toEqual({ check: 'notChecked', paid: null, note: '', ...none });
  expect(payOf({ arrangement: 'ownCompany' })).toMatchObject({ check: 'notChecked', ...none });
  expect(payOf({ arrangement: 'ownCompany', payCheck: 'notPaid', ir35: inside })).toMatchObject({ check: 'notChecked', ...taken });
});

test('an IR35 record stays, whoever is paid', () => {
  expect(toBookingInput({ ...payslip, arrangement: 'soleTrader', ir35: inside })).toMatchObject({ ir35: { standing: 'inside' } });
});

test('deductions come back as they were typed, and belong to one booking of a repeat', () => {
  const stored = { ...noDeductions, tax: 10_000, nationalInsurance: 4_050 } as typeof noDeductions;

  expect(deductionTexts(stored)).toEqual({ ...payslip.deductions, tax: '100.00' });
  expect(
    onlyOwnDiffer(newBooking('2026-11-26', null), { ...newBooking('2026-11-26', null), net: '1', deductions: payslip.deductions }),
  ).toBe(true);
});
