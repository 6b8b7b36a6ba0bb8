import { refusedFile, type BankFileReading } from './read-bank-file.ts';

/** What a bank file held, without the money that went out: that is counted and goes no further. */
export type MoneyInReading =
  | (Extract<BankFileReading, { outcome: 'read' }> & {
      readonly paidOut: number;
      /** How many rows could not be read; `unreadable` names the first of them. */
      readonly unreadableCount: number;
    })
  | Exclude<BankFileReading, { outcome: 'read' }>;

/** More rows than these help nobody to mend a file. */
const mostNamed = 200;
/** A practice has some thousand a year. */
export const mostMoneyIn = 50_000;

/** Keeps the lines of money that came in; refuses a file with more of them than anyone could look at. */
export function moneyInOf(reading: BankFileReading): MoneyInReading {
  if (reading.outcome !== 'read') return reading;
  const lines = reading.lines.filter(({ amount }) => amount > 0);
  if (lines.length > mostMoneyIn) return refusedFile('tooMany');
  const { unreadable } = reading;
  return {
    ...reading,
    lines,
    paidOut: reading.lines.length - lines.length,
    unreadable: unreadable.slice(0, mostNamed),
    unreadableCount: unreadable.length,
  };
}
