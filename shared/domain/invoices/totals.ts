import { simplifiedInvoiceLimit, vatRateOn } from '../../rates/vat-rates.ts';
import { basisPoints, dividedHalfUp, pence, priceOf, shareOf, sumOf, type BasisPoints, type Pence } from '../money.ts';
import type { InvoiceDraft, InvoiceLine, InvoiceTotals, VatTotal, VatTreatment } from './model.ts';

const healthcareExempt = 'Exempt from VAT: healthcare';
const someLinesExempt = 'Lines marked exempt: exempt from VAT, healthcare';
const notRegistered = 'Not registered for VAT';

/**
 * Adds a draft up: net per line, VAT per rate, total.
 * VAT is worked out once per rate on the sum of its lines, and only for an issuer with a VAT number.
 *
 * @throws AppError NO_FIGURE_FOR_DATE for a taxed line on a day without a known rate
 * @see docs/rules/invoices.md §1, totals.test.ts
 */
export function totalsOf(draft: InvoiceDraft): InvoiceTotals {
  const lineNets = draft.lines.map(netOf);
  const net = sumOf(lineNets);
  const showsVat = draft.issuer.vatNumber !== null;
  const vat = showsVat ? vatTotals(draft, lineNets) : [];
  const vatTotal = sumOf(vat.map((entry) => entry.vat));
  return { lineNets, net, showsVat, vat, vatTotal, total: sumOf([net, vatTotal]), vatStatement: vatStatement(draft, showsVat) };
}

/** Unit price times quantity, or the percentage of the unit price; to the penny, a half away from zero. */
export function netOf({ unit, unitPrice, quantity }: InvoiceLine): Pence {
  return unit === 'percent' ? dividedHalfUp(BigInt(unitPrice) * BigInt(quantity), 100_000n) : priceOf(unitPrice, quantity);
}

/**
 * Whether the law is content with a simplified VAT invoice: up to £250 with VAT (VAT Regulations 1995, reg 16A).
 * Exempt work alone needs no VAT invoice at all, and then what any invoice must say.
 */
export function mayBeSimplified({ vat, total }: InvoiceTotals): boolean {
  return vat.some(({ treatment }) => treatment !== 'exempt' && treatment !== 'outside') && total <= simplifiedInvoiceLimit;
}

/** The rate a line carries: its treatment on the day of supply, else on the day of the (credited) invoice. */
export function lineVatRate(draft: InvoiceDraft, line: InvoiceLine): BasisPoints {
  if (draft.issuer.vatNumber === null) return basisPoints(0);
  return vatRateOn(line.vat, line.workedOn ?? draft.period?.to ?? draft.credits?.issuedOn ?? draft.issuedOn);
}

function vatTotals(draft: InvoiceDraft, lineNets: readonly Pence[]): readonly VatTotal[] {
  const groups = new Map<string, { treatment: VatTreatment; rate: BasisPoints; net: Pence }>();
  for (const [index, line] of draft.lines.entries()) {
    const rate = lineVatRate(draft, line);
    const key = `${line.vat} ${rate}`;
    const group = groups.get(key);
    const net = sumOf([group?.net ?? pence(0), lineNets[index] ?? pence(0)]);
    groups.set(key, { treatment: line.vat, rate, net });
  }
  return [...groups.values()].map((group) => ({ ...group, vat: shareOf(group.net, group.rate) })).sort((a, b) => b.rate - a.rate);
}

function vatStatement({ lines }: InvoiceDraft, showsVat: boolean): string | null {
  if (lines.length === 0) return null;
  const hasExempt = lines.some(({ vat }) => vat === 'exempt');
  const isAllExempt = hasExempt && lines.every(({ vat }) => vat === 'exempt' || vat === 'outside');
  if (isAllExempt) return healthcareExempt;
  if (!showsVat) return notRegistered;
  return hasExempt ? someLinesExempt : null;
}
