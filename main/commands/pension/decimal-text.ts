import { pence, type BasisPoints, type Pence } from '../../../shared/domain/money.ts';

/** Pounds for machines: `1295.86`, without sign of currency and thousands. */
export function poundsText(amount: Pence): string {
  return decimalText(BigInt(amount), 2);
}

/** Per cent without needless zeros: `12.5`, `14.38`, `10`. */
export function percentText(rate: BasisPoints): string {
  return withoutZeros(decimalText(BigInt(rate), 2));
}

/** The share of a fee that nine tenths of it at a rate make, in per cent: `12.942`. Exact. */
export function shareOfFeeText(rate: BasisPoints): string {
  return withoutZeros(decimalText(BigInt(rate) * 9n, 3));
}

/** A share in pounds before it is rounded, with the decimals that amount and rate have together: `73.12500`. */
export function exactShareText(amount: Pence, rate: BasisPoints): string {
  const [, decimals = ''] = withoutZeros(decimalText(BigInt(rate), 4)).split('.');
  const text = decimalText(BigInt(amount) * BigInt(rate), 6);
  return text.slice(0, text.length - 4 + decimals.length);
}

/** What a share would be if a half went to the even penny. */
export function halfEvenShare(amount: Pence, rate: BasisPoints): Pence {
  const scaled = BigInt(amount) * BigInt(rate);
  const [whole, rest] = [scaled / 10_000n, scaled % 10_000n];
  const goesUp = rest > 5_000n || (rest === 5_000n && whole % 2n === 1n);
  return pence(Number(goesUp ? whole + 1n : whole));
}

function decimalText(scaled: bigint, decimals: number): string {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function withoutZeros(decimal: string): string {
  return decimal.replace(/\.?0+$/u, '');
}
