import { simplifiedInvoiceLimit, vatRateOn } from '../../rates/vat-rates.ts';
import { basisPoints, dividedHalfUp, pence, priceOf, shareOf, sumOf, type BasisPoints, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import { taxPointOf } from './tax-point.ts';
import type { InvoiceDraft, InvoiceLine, InvoiceTotals, Issuer, VatTotal, VatTreatment } from './model.ts';

const healthcareExempt = 'Exempt from VAT: healthcare';
const someLinesExempt = 'Lines marked exempt: exempt from VAT, healthcare';
const notRegistered = 'Not registered for VAT';
const someDaysUnregistered = 'Lines outside the scope: not registered for VAT on those days';

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
  const { issuer, lines } = draft;
  const isRegistered = lines.length === 0 || lines.some((line) => isRegisteredOn(issuer, supplyDayOf(draft, line)));
  const showsVat = issuer.vatNumber !== null && isRegistered;
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

/** The rate a line carries at its tax point; none for work on a day without registration. */
export function lineVatRate(draft: InvoiceDraft, line: InvoiceLine): BasisPoints {
  const isTaxed = line.vat === 'standard' || line.vat === 'reduced';
  if (!isTaxed || !isRegisteredOn(draft.issuer, supplyDayOf(draft, line))) return basisPoints(0);
  return vatRateOn(line.vat, lineTaxPoint(draft, line));
}

/** The day by which VAT is charged on a line; of a credit note that of its invoice, null while no day is known. */
export function lineTaxPoint(draft: InvoiceDraft, line: InvoiceLine): LocalDate | null {
  const suppliedOn = supplyDayOf(draft, line);
  const { credits, issuedOn, paidOn = null } = draft;
  return suppliedOn && taxPointOf({ suppliedOn, invoicedOn: credits?.issuedOn ?? issuedOn, paidOn });
}

/** How a line stands on the invoice: taxed work of a day without registration is outside the scope. */
export function lineVatTreatment(draft: InvoiceDraft, line: InvoiceLine): VatTreatment {
  return line.vat === 'exempt' || isRegisteredOn(draft.issuer, supplyDayOf(draft, line)) ? line.vat : 'outside';
}

/** The day of supply: the line's own, else the last of the period, else that of the (credited) invoice. */
export function supplyDayOf({ period, credits, issuedOn }: InvoiceDraft, { workedOn }: InvoiceLine): LocalDate | null {
  return workedOn ?? period?.to ?? credits?.issuedOn ?? issuedOn;
}

/** Whether work of a day is supplied under a registration for VAT; a day that is not known yet counts as within it. */
export function isRegisteredOn({ vatNumber, vatDays }: Pick<Issuer, 'vatNumber' | 'vatDays'>, day: LocalDate | null): boolean {
  if (vatNumber === null || day === null) return vatNumber !== null;
  const { from = null, until = null } = vatDays ?? {};
  return (from === null || day >= from) && (until === null || day <= until);
}

function vatTotals(draft: InvoiceDraft, lineNets: readonly Pence[]): readonly VatTotal[] {
  const groups = new Map<string, { treatment: VatTreatment; rate: BasisPoints; net: Pence }>();
  for (const [index, line] of draft.lines.entries()) {
    const rate = lineVatRate(draft, line);
    const treatment = lineVatTreatment(draft, line);
    const key = `${treatment} ${rate}`;
    const group = groups.get(key);
    const net = sumOf([group?.net ?? pence(0), lineNets[index] ?? pence(0)]);
    groups.set(key, { treatment, rate, net });
  }
  return [...groups.values()].map((group) => ({ ...group, vat: shareOf(group.net, group.rate) })).sort((a, b) => b.rate - a.rate);
}

function vatStatement(draft: InvoiceDraft, showsVat: boolean): string | null {
  const { lines } = draft;
  if (lines.length === 0) return null;
  const hasExempt = lines.some(({ vat }) => vat === 'exempt');
  const isAllExempt = hasExempt && lines.every(({ vat }) => vat === 'exempt' || vat === 'outside');
  if (isAllExempt) return healthcareExempt;
  if (!showsVat) return notRegistered;
  const hasUnregistered = lines.some((line) => lineVatTreatment(draft, line) !== line.vat);
  const words = [...(hasExempt ? [someLinesExempt] : []), ...(hasUnregistered ? [someDaysUnregistered] : [])];
  return words.length === 0 ? null : words.join('. ');
}
