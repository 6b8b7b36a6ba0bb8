import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pence } from '../../../shared/domain/money.ts';
import { shareOut } from './share-out.ts';

test('the oldest are paid first, and what is left over goes to none', () => {
  const invoices = [{ id: 'a', balance: pence(100) }, { id: 'b', balance: pence(50) }, { id: 'c', balance: pence(10) }]; // prettier-ignore

  expect(shareOut(pence(120), invoices)).toEqual([{ invoiceId: 'a', amount: 100 }, { invoiceId: 'b', amount: 20 }]); // prettier-ignore
  expect(shareOut(pence(500), invoices).map(({ amount }) => amount)).toEqual([100, 50, 10]);
});

test('never more than came in, and never more than is owed', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.array(fc.nat(3_000)), (amount, balances) => {
      const invoices = balances.map((balance, index) => ({ id: String(index), balance: pence(balance) }));
      const shares = shareOut(pence(amount), invoices);
      const sum = shares.reduce((total, share) => total + share.amount, 0);

      expect(sum).toBe(
        Math.min(
          amount,
          balances.reduce((total, balance) => total + balance, 0),
        ),
      );
      expect(shares.every((share) => share.amount <= (balances[Number(share.invoiceId)] ?? 0))).toBe(true);
    }),
  );
});
