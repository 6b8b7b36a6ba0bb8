import type { DraftDocument } from '../../../shared/contract/invoice-draft.ts';
import type { ChangedInvoice } from '../../../shared/contract/invoices.ts';
import { creditNoteFor } from '../../../shared/domain/invoices/credit-note.ts';
import { creditable } from '../../../shared/domain/invoices/invoice-actions.ts';
import { latePaymentLines } from '../../../shared/domain/invoices/late-payment.ts';
import type { InvoiceDraft, InvoiceLine } from '../../../shared/domain/invoices/model.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { recordOf } from './briefs.ts';
import { requireAllowed, type Changing, type ChangingDeps } from './changing.ts';
import { chargedTerms, linesToCredit, type CreditedLine } from './credited-lines.ts';
import { issuedDocumentOf, type DraftContent } from './documents.ts';
import { newContent, unbookedLines } from './drafting.ts';
import type { DraftRows } from './draft-rows.ts';
import { lateChargesOf, openCharge } from './late-charges.ts';
import { issuedNotesOf, settlementsOf } from './view.ts';

/** Drafts that follow from an issued invoice. */
export interface FollowUps {
  /**
   * @param lines  null takes back all that is left
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
      const note = creditNoteFor(invoice, {
        reason,
        issuedOn: today(),
        lines: linesToCredit(lines, { invoice, notes: issuedNotesOf(db, id), atMost, shares: partiesOf(row).practiceShares }),
        atMost,
      });
      const { identityId, organisationId } = row;
      rows.insert(db, { id: draftId, identityId, organisationId, creditsId: id, withSlip: false, content: noteContent(invoice, note) });
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

/** What the draft of a credit note keeps: all but who issues it, and that with the registration for VAT of its invoice. */
function noteContent(invoice: DraftDocument, { credits, lines, period, pensionAsked }: InvoiceDraft): DraftContent {
  return {
    customer: invoice.customer,
    issuedOn: null,
    dueOn: null,
    paidOn: invoice.paidOn,
    period,
    pension: chargedTerms(invoice),
    pensionAsked,
    credits: credits && { ...credits, vatNumber: invoice.issuer.vatNumber, vatDays: invoice.issuer.vatDays },
    note: '',
    paymentTerms: '',
    lines: unbookedLines(typedLines(lines)),
  };
}

function typedLines(lines: readonly InvoiceLine[]): readonly InvoiceLine[] {
  return lines.filter(({ kind }) => kind !== 'employerPension');
}
