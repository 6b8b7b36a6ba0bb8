import { lateChargeFor, type LateCharge } from '../../../shared/domain/invoices/late-payment.ts';
import type { Settlement } from '../../../shared/domain/invoices/invoice-state.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { ReadDb } from '../../db/store.ts';
import { recordOf } from './briefs.ts';
import { issuedDocumentOf } from './documents.ts';
import { chargesOf, creditNotesOf, type InvoiceRow } from './store.ts';

/** The invoices that charge for the lateness of another and stand: drafts too, but none that is void or taken back whole. */
export function lateChargesOf(db: ReadDb, id: string): readonly InvoiceRow[] {
  return chargesOf(db, id).filter((charge) => charge.voidedOn === null && !isTakenBack(db, charge));
}

/**
 * What may be asked for the lateness of an issued invoice, beyond what its charges ask already; null for nothing.
 *
 * @throws AppError NO_FIGURE_FOR_DATE
 */
export function openCharge(db: ReadDb, row: InvoiceRow, settlements: readonly Settlement[], asOf: LocalDate): LateCharge | null {
  const days = lateChargesOf(db, row.id).flatMap(({ chargesUntil }) => chargesUntil ?? []);
  const { isBusiness } = issuedDocumentOf(row).customer;
  return lateChargeFor(recordOf(row, settlements), { asOf, isBusiness, chargedUntil: days.toSorted().at(-1) ?? null });
}

function isTakenBack(db: ReadDb, { id, number, total }: InvoiceRow): boolean {
  if (number === null || total === null) return false;
  const credited = creditNotesOf(db, id).filter((note) => note.issuedOn !== null);
  return credited.reduce((sum, note) => sum + (note.total ?? 0), 0) + total <= 0;
}
