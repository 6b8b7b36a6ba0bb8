import { vatRates, vatRateOn } from '../../rates/vat-rates.ts';
import type { VatTreatment } from '../invoices/model.ts';
import { difference, dividedHalfUp, pence, shareOf, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';

/** A part of the net of a past invoice, with how VAT saw it. */
export interface PastVatPart {
  readonly net: Pence;
  readonly vat: VatTreatment;
}

/** What VAT of another app's invoice may be off by, where it was rounded line by line. */
const MOST_ROUNDING = pence(20);

/**
 * The parts of the net that bear exactly the VAT that a table names: all of it at one rate, or what the standard rate
 * (else the reduced one) explains and a rest without VAT. Null where no rate explains it.
 *
 * @param net  without VAT, above zero
 */
export function pastVatParts(net: Pence, vat: Pence, issuedOn: LocalDate): readonly PastVatPart[] | null {
  if (vat === 0) return [{ net, vat: 'outside' }];
  if (vat < 0 || vatRates.every(({ from }) => issuedOn < from)) return null;
  const treatments = ['standard', 'reduced'] as const;
  const whole = treatments.find((treatment) => shareOf(net, vatRateOn(treatment, issuedOn)) === vat);
  if (whole) return [{ net, vat: whole }];
  for (const treatment of treatments) {
    const rate = vatRateOn(treatment, issuedOn);
    const taxed = dividedHalfUp(BigInt(vat) * 10_000n, BigInt(rate));
    const rest = difference(net, taxed);
    if (shareOf(taxed, rate) === vat && rest >= 0 - MOST_ROUNDING) return [{ net: taxed, vat: treatment }, { net: rest, vat: 'outside' }]; // prettier-ignore
  }
  return null;
}
