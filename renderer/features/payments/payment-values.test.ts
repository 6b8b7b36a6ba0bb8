import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMoney, pence, pounds, sumOf } from '../../../shared/domain/money.ts';
import { paymentErrors, restOf, spread, toPaymentInput, type PaymentFormValues } from './payment-values.ts';

const targets = [
  { id: 'a', number: 'INV-0001', most: pounds(100) },
  { id: 'b', number: 'INV-0002', most: pounds(50) },
];
const values: PaymentFormValues = {
  receivedOn: '2026-11-24',
  amount: '120.00',
  method: 'bankTransfer',
  reference: '',
  note: '',
  shares: { a: '100.00', b: '20.00' },
};

test('money goes to the invoices in their order, and what is left stays on account', () => {
  expect(spread(pounds(120), targets)).toEqual({ a: '100.00', b: '20.00' });
  expect(spread(pounds(60), targets)).toEqual({ a: '60.00', b: '' });
  expect(restOf({ amount: '200', shares: spread(pounds(200), targets) })).toBe(pounds(50));
});

test('what is spread and what is left come to the amount, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.array(fc.integer({ min: 1, max: 9_999_999 }), { maxLength: 8 }),
      (amount, most) => {
        const all = most.map((count, index) => ({ id: String(index), number: '', most: pence(count) }));
        const shares = spread(pence(amount), all);
        const given = sumOf(Object.values(shares).map((share) => parseMoney(share) ?? pence(0)));

        expect(given).toBe(
          Math.min(
            amount,
            most.reduce((sum, count) => sum + count, 0),
          ),
        );
      },
    ),
  );
});

test('only invoices that get something are named, in pence', () => {
  expect(toPaymentInput({ ...values, shares: { a: '100.00', b: ' ' } }, { identityId: 'i', organisationId: 'o' }).allocations).toEqual([
    { invoiceId: 'a', amount: 10_000 },
  ]);
});

test('an invoice takes no more than it asks for, and all together no more than came in', () => {
  expect(paymentErrors(values, targets)).toEqual({});
  expect(paymentErrors({ ...values, shares: { a: '100.01', b: 'x' } }, targets)).toEqual({
    'shares.a': 'At most 100.00',
    'shares.b': 'Enter pounds',
  });
  expect(paymentErrors({ ...values, amount: '119.99' }, targets)).toEqual({ amount: 'More is given to invoices than came in' });
  expect(paymentErrors({ ...values, amount: '' }, targets)).toEqual({ amount: 'Enter pounds, such as 90 or 1,234.50' });
});
