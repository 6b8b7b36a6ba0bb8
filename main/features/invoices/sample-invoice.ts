import type { InvoiceSettings } from '../../../shared/contract/invoice-settings.ts';
import { dueDayFor } from '../../../shared/domain/invoices/late-payment.ts';
import type { InvoiceDraft, InvoiceLine } from '../../../shared/domain/invoices/model.ts';
import { problemsOf, writeNumber } from '../../../shared/domain/invoices/number-pattern.ts';
import { withEmployerPension } from '../../../shared/domain/invoices/pension-line.ts';
import type { PrintedInvoice } from '../../../shared/domain/invoices/printed-document.ts';
import { pence, pounds, quantity } from '../../../shared/domain/money.ts';
import { localTime, type LocalDate } from '../../../shared/domain/time.ts';
import { addDays } from '../../../shared/domain/zones.ts';
import type { DraftParties } from './drafting.ts';
import { issuerOf, maskedIssuer } from './issuer.ts';

/**
 * An invented invoice of an identity, to see how its invoices look: with its first number, its account masked.
 *
 * @throws AppError NO_FIGURE_FOR_DATE for a day whose VAT or pension rates are not known
 */
export function sampleInvoice({ facts, settings, practiceShares }: Omit<DraftParties, 'organisation'>, today: LocalDate): PrintedInvoice {
  const { isPensioned, paymentTerms, note, withSlip } = settings;
  const { paymentDays } = facts.identity.terms;
  const worked = [addDays(today, -8), addDays(today, -1)] as const;
  const draft: InvoiceDraft = {
    issuer: maskedIssuer(issuerOf(facts, settings)),
    customer: sampleCustomer,
    number: numberOf(settings, today),
    issuedOn: today,
    dueOn: dueDayFor(today, worked[1], paymentDays),
    period: { from: worked[0], to: worked[1] },
    lines: [...worked.map((day) => sessionLine(day, settings)), mileageLine(worked[1], settings)],
    pensionAsked: false,
    pension: isPensioned && facts.identity.kind === 'soleTrader' ? { nation: 'england', practiceRate: null } : null,
    credits: null,
    note,
    paymentTerms: paymentTerms === '' ? `Payment within ${paymentDays} days.` : paymentTerms,
  };
  return { kind: 'invoice', draft: withEmployerPension(draft, practiceShares), settled: pence(0), withSlip };
}

const sampleCustomer: InvoiceDraft['customer'] = {
  name: 'Sample Street Surgery',
  address: ['1 Sample Street', 'Anytown', 'AB1 2CD'],
  email: 'accounts@surgery.example',
  kind: 'practice',
  isBusiness: true,
  purchaseOrder: 'PO-1024',
  reference: '',
  supplierNumber: '',
  costCentre: '',
};

function numberOf({ invoiceNumbers }: InvoiceSettings, issuedOn: LocalDate): string | null {
  if (problemsOf(invoiceNumbers).length > 0) return null;
  return writeNumber(invoiceNumbers, { issuedOn, organisation: 'ABC' }, invoiceNumbers.startNumber);
}

function sessionLine(workedOn: LocalDate, { vat }: InvoiceSettings): InvoiceLine {
  return {
    kind: 'fee',
    description: 'Morning session',
    workedOn,
    startsAt: localTime('09:00'),
    endsAt: localTime('12:30'),
    quantity: quantity(3_500),
    unit: 'hour',
    unitPrice: pounds(90),
    vat,
    pensionable: true,
  };
}

function mileageLine(workedOn: LocalDate, settings: InvoiceSettings): InvoiceLine {
  return {
    ...sessionLine(workedOn, settings),
    kind: 'mileage',
    description: 'Mileage',
    startsAt: null,
    endsAt: null,
    quantity: quantity(12_000),
    unit: 'mile',
    unitPrice: pounds(0.45),
    pensionable: false,
  };
}
