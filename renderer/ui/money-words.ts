import { formatAmount, parseMoney, type Pence } from '../../shared/domain/money.ts';

/** Not an amount stays not a number, so that the contract refuses it. */
export function typedPence(text: string): number {
  return parseMoney(text) ?? Number.NaN;
}

/** What is wrong with a typed amount; null when it can be saved. */
export function moneyProblem(text: string): string | null {
  const amount = parseMoney(text);
  if (amount === null) return text.trim() === '' ? 'Enter an amount' : 'Enter pounds, such as 90 or 1,234.50';
  if (amount < 0) return 'Enter an amount that is not negative';
  return amount > 100_000_000 ? 'At most £1,000,000' : null;
}

/** As a money field shows it: `1,234.50`. */
export function amountText(amount: Pence): string {
  return formatAmount(amount);
}
