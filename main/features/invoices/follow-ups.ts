import type { ChangedInvoice } from '../../../shared/contract/invoices.ts';
import type { DraftDocument } from '../../../shared/contract/invoice-draft.ts';
import { creditNoteFor } from '../../../shared/domain/invoices/credit-note.ts';
import { creditable } from '../../../shared/domain/invoices/invoice-actions.ts';
import { latePaymentLines } from '../../../shared/domain/invoices/late-payment.ts';
import type { InvoiceLine } from '../../../shared/domain/invoices/model.ts';
import { withEmployerPension } from '../../../shared/domain/invoices/pension-line.ts';
import { basisPoints, type Quantity } from '../../../shared/domain/money.ts';
import type { PracticeShare } from '../../../shared/domain/pension/pension-rates.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { recordOf } from './briefs.ts';
import { requireAllowed, type Changing, type ChangingDeps } from './changing.ts';
import { issuedDocumentOf } from './documents.ts';
import { newContent, unbookedLines } from './drafting.ts';
import type { DraftRows } from './draft-rows.ts';
import { lateChargesOf, openCharge } from './late-charges.ts';
import { settlementsOf } from './view.ts';

/** One line of an invoice, and how much of it is taken back. */
export interface CreditedLine {
  readonly index: number;
  readonly quantity: Quantity;
}

/** Drafts that follow from an issued invoice. */
export interface FollowUps {
  /**
   * @param lines  null takes back all lines
   * @throws AppError NOT_FOUND, INVOICE_IS_DRAFT, INVOICE_VOID, CREDIT_NOTE_STANDS, INVOICE_CREDITED, CREDIT_OUT_OF_RANGE
   */
  credit(id: string, reason: string, lines: readonly CreditedLine[] | null): ChangedInvoice;
  /** @throws AppError NOT_FOUND, INVOICE_IS_DRAFT, INVOICE_VOID, CREDIT_NOTE_STANDS, NOTHING_LATE, LATE_CHARGED, NO_FIGURE_FOR_DATE */
  chargeLate(id: string, asOf: LocalDate): ChangedInvoice;
}

export function createFollowUps({ newId, today, partiesOf }: ChangingDeps, changing: Changing, rows: DraftRows): FollowUps {
  function credit(id: string, reason: string, lines: readonly CreditedLine[] | null): ChangedInvoice {
    const draftId = newId();
    return changing.change(draftId, (db) => {
      const row = requireAllowed(db, id, 'credit', today());
      const invoice = issuedDocumentOf(row);
      const atMost = creditable(recordOf(row, settlementsOf(db, id)), today());
      const { lines: credited, ...note } = creditNoteFor(invoice, {
        reason,
        issuedOn: today(),
        lines: linesToCredit(invoice, lines, partiesOf(row).practiceShares),
        atMost,
      });
      const { period, pensionAsked, credits } = note;
      const pension = chargedTerms(invoice);
      rows.insert(db, {
        id: draftId,
        identityId: row.identityId,
        organisationId: row.organisationId,
        creditsId: id,
        withSlip: false,
        content: {
          customer: invoice.customer,
          issuedOn: null,
          dueOn: null,
          period,
          pension,
          pensionAsked,
          credits,
          note: '',
          paymentTerms: '',
          lines: unbookedLines(typedLines(credited)),
        },
      });
    });
  }

  function chargeLate(id: string, asOf: LocalDate): ChangedInvoice {
    const draftId = newId();
    return changing.change(draftId, (db) => {
      const row = requireAllowed(db, id, 'acknowledge', today());
      if (row.kind === 'creditNote') throw new AppError('CREDIT_NOTE_STANDS', { invoiceId: id });
      if (lateChargesOf(db, id).some(({ number }) => number === null)) throw new AppError('LATE_CHARGED', { invoiceId: id });
      const invoice = issuedDocumentOf(row);
      const charge = openCharge(db, row, settlementsOf(db, id), asOf);
      if (charge === null || invoice.number === null) throw new AppError('NOTHING_LATE', { invoiceId: id });
      const parties = partiesOf(row);
      const content = newContent(parties, unbookedLines(latePaymentLines(charge, invoice.number)));
      rows.insert(db, {
        id: draftId,
        identityId: row.identityId,
        organisationId: row.organisationId,
        chargesId: id,
        chargesUntil: asOf,
        withSlip: parties.settings.withSlip,
        content: { ...content, customer: invoice.customer },
      });
    });
  }

  return { credit, chargeLate };
}

/** The wanted lines, with the pension's line that belongs to them. @throws AppError CREDIT_OUT_OF_RANGE for a line that is not there */
function linesToCredit(
  invoice: DraftDocument,
  wanted: readonly CreditedLine[] | null,
  shares: readonly PracticeShare[],
): readonly InvoiceLine[] {
  if (wanted === null) return invoice.lines;
  const typed = typedLines(invoice.lines);
  const lines = wanted.map(({ index, quantity }) => {
    const line = typed[index];
    const isPart =
      line && quantity !== 0 && Math.sign(quantity) === Math.sign(line.quantity) && Math.abs(quantity) <= Math.abs(line.quantity);
    if (!line || !isPart) throw new AppError('CREDIT_OUT_OF_RANGE', { line: index });
    return { ...line, quantity };
  });
  return withEmployerPension({ ...invoice, pension: chargedTerms(invoice), lines }, shares).lines;
}

/** With the practice's rate that the invoice asked for: figures that were replaced since change nothing of it. */
function chargedTerms({ pension, lines }: DraftDocument): DraftDocument['pension'] {
  if (pension === null || pension.practiceRate !== null) return pension;
  const rates = new Set(lines.flatMap(({ kind, quantity }) => (kind === 'employerPension' ? Math.abs(quantity) / 10 : [])));
  const [charged] = rates;
  return charged === undefined || rates.size > 1 ? pension : { ...pension, practiceRate: basisPoints(charged) };
}

function typedLines(lines: readonly InvoiceLine[]): readonly InvoiceLine[] {
  return lines.filter(({ kind }) => kind !== 'employerPension');
}
