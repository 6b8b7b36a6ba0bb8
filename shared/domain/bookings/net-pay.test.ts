import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pence } from '../money.ts';
import { deductedOf, deductionsLeft, isPaidNet, netPayOf, noDeductions, type PayRecord } from './net-pay.ts';

const payslip: PayRecord = {
  due: pence(50_000),
  check: 'notChecked',
  paid: null,
  deductions: { tax: pence(8_000), nationalInsurance: pence(3_000), studentLoan: pence(1_200), pension: pence(2_500), other: pence(300) },
  net: pence(34_000),
};

test('the fee without what was taken off should have come in, and what is missing is said', () => {
  expect(netPayOf(payslip)).toEqual({ gross: 50_000, deducted: 15_000, expected: 35_000, missing: 1_000 });
  expect(netPayOf({ ...payslip, net: pence(35_500) })?.missing).toBe(-500);
  expect(netPayOf({ ...payslip, net: null })?.missing).toBeNull();
});

test('of work that was paid short the deductions come off what was paid', () => {
  expect(netPayOf({ ...payslip, check: 'paidShort', paid: pence(40_000) })).toMatchObject({
    gross: 40_000,
    expected: 25_000,
    missing: -9_000,
  });
  expect(netPayOf({ ...payslip, paid: pence(40_000) })?.gross).toBe(50_000);
});

test('nothing is said of pay that has not come, or of which nothing is known', () => {
  expect(netPayOf({ ...payslip, check: 'notPaid' })).toBeNull();
  expect(netPayOf({ ...payslip, deductions: noDeductions, net: null })).toBeNull();
  expect(netPayOf({ ...payslip, deductions: noDeductions, net: pence(0) })?.missing).toBe(50_000);
});

test('gross is always what came, what was taken off and what is missing together', () => {
  const amount = fc.integer({ min: 0, max: 100_000_000 }).map(pence);
  const deductions = fc.record({ tax: amount, nationalInsurance: amount, studentLoan: amount, pension: amount, other: amount });
  fc.assert(
    fc.property(amount, amount, deductions, (due, net, taken) => {
      const pay = netPayOf({ due, check: 'paidCorrectly', paid: null, deductions: taken, net });
      expect((pay?.deducted ?? 0) + net + (pay?.missing ?? 0)).toBe(due);
    }),
  );
});

test('what payslips say together is what is noted of it and what is left, part by part, as long as no more is noted', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 }).map(pence);
  const deductions = fc.record({ tax: amount, nationalInsurance: amount, studentLoan: amount, pension: amount, other: amount });
  fc.assert(
    fc.property(fc.array(deductions, { maxLength: 5 }), fc.nat({ max: 5 }), (said, count) => {
      const noted = said.slice(0, count);
      const left = deductionsLeft(said, noted);
      expect(deductionsLeft(said.slice(count), [])).toEqual(left);
      expect(deductedOf(left) + noted.reduce((sum, one) => sum + deductedOf(one), 0)).toBe(
        said.reduce((sum, one) => sum + deductedOf(one), 0),
      );
    }),
  );
  expect(deductionsLeft([], [payslip.deductions])).toEqual(noDeductions);
});

test('tax is taken off by whoever pays, and of an own company only inside IR35', () => {
  const standings = ['notApplicable', 'inside', 'outside', 'undetermined'] as const;
  const net = (arrangement: Parameters<typeof isPaidNet>[0]) => standings.filter((standing) => isPaidNet(arrangement, standing));

  expect(net('soleTrader')).toEqual([]);
  expect(net('ownCompany')).toEqual(['inside']);
  expect((['agency', 'umbrella', 'paye'] as const).map((arrangement) => net(arrangement).length)).toEqual([4, 4, 4]);
});
