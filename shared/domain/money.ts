declare const unit: unique symbol;
type Unit<T, U extends string> = T & { readonly [unit]: U };

/** Money in pence sterling: a whole number, negative for money that goes back. */
export type Pence = Unit<number, 'Pence'>;
/** A rate in hundredths of a per cent: 2_000 is 20 %, 1_438 is 14.38 %. */
export type BasisPoints = Unit<number, 'BasisPoints'>;
/** How much of a unit is charged, in thousandths: 1_500 hours in this measure are one and a half. */
export type Quantity = Unit<number, 'Quantity'>;

/** The largest amount that is taken from a person or a file: £999,999,999.99 either way. */
export const largestAmount = pence(99_999_999_999);

const wholeRate = 10_000n;
const wholeQuantity = 1_000n;

/** Brands whole pence. A fraction is a bug, not a rounding: RangeError. */
export function pence(count: number): Pence {
  return whole(count, 'pence') as Pence;
}

/** Pounds written in code or data, for at most two decimals: `pounds(129.42)`. */
export function pounds(count: number): Pence {
  return pence(Math.round(count * 100));
}

/** Brands whole hundredths of a per cent; RangeError on a fraction. */
export function basisPoints(count: number): BasisPoints {
  return whole(count, 'basis points') as BasisPoints;
}

/** Brands whole thousandths of a unit; RangeError on a fraction. */
export function quantity(thousandths: number): Quantity {
  return whole(thousandths, 'thousandths') as Quantity;
}

/** The sum in pence; zero for none. */
export function sumOf(amounts: readonly Pence[]): Pence {
  return pence(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

export function difference(from: Pence, amount: Pence): Pence {
  return pence(from - amount);
}

export function negated(amount: Pence): Pence {
  return pence(0 - amount);
}

/** The share of an amount at a rate, to the nearest penny, a half away from zero. */
export function shareOf(amount: Pence, rate: BasisPoints): Pence {
  return dividedHalfUp(BigInt(amount) * BigInt(rate), wholeRate);
}

/** Price times quantity, to the nearest penny, a half away from zero. */
export function priceOf(unitPrice: Pence, count: Quantity): Pence {
  return dividedHalfUp(BigInt(unitPrice) * BigInt(count), wholeQuantity);
}

/**
 * Divides exactly and rounds once to whole pence, a half away from zero: so a credit is the mirror of its charge.
 *
 * @throws RangeError when the result is past what a number holds exactly
 */
export function dividedHalfUp(numerator: bigint, denominator: bigint): Pence {
  const isNegative = numerator < 0n !== denominator < 0n;
  const top = magnitude(numerator);
  const bottom = magnitude(denominator);
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return pence(Number(isNegative ? -rounded : rounded));
}

/** An amount as a person in the United Kingdom reads it: `£1,129.42`, `-£12.00`. */
export function formatMoney(amount: Pence): string {
  return `${amount < 0 ? '-' : ''}£${grouped(Math.abs(amount))}`;
}

/** The same without the currency sign, for columns of amounts: `1,129.42`, `-12.00`. */
export function formatAmount(amount: Pence): string {
  return `${amount < 0 ? '-' : ''}${grouped(Math.abs(amount))}`;
}

/** A rate in per cent without needless zeros: `20%`, `14.38%`. */
export function formatRate(rate: BasisPoints): string {
  return `${withoutZeros((rate / 100).toFixed(2))}%`;
}

/** A quantity in units without needless zeros: `1.5`, `12`. */
export function formatQuantity(count: Quantity): string {
  return withoutZeros((count / 1_000).toFixed(3));
}

/**
 * Reads an amount in pounds as it is written in the United Kingdom.
 * Commas stand only between thousands, and there are at most two decimals; anything else, or more than
 * `largestAmount`, answers null rather than a guess.
 */
export function parseMoney(text: string): Pence | null {
  const match = /^(?<sign>[-−]?)£?(?<pounds>\d{1,3}(?:,\d{3})+|\d*)(?:\.(?<rest>\d{1,2}))?$/u.exec(text.replaceAll(/\s/gu, ''));
  const { sign, pounds: wholePounds, rest } = match?.groups ?? {};
  if (wholePounds === undefined || (wholePounds === '' && rest === undefined)) return null;
  const count = Number(wholePounds.replaceAll(',', '')) * 100 + Number((rest ?? '').padEnd(2, '0'));
  if (count > largestAmount) return null;
  return pence(sign === '' ? count : -count);
}

function whole(count: number, what: string): number {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not whole ${what}`);
  return count + 0; // makes -0 an ordinary zero
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function grouped(count: number): string {
  const wholePounds = String(Math.floor(count / 100)).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${wholePounds}.${String(count % 100).padStart(2, '0')}`;
}

function withoutZeros(decimal: string): string {
  return decimal.replace(/\.?0+$/u, '');
}
