import { draftDocumentSchema, type DraftDocument } from '../../../shared/contract/invoice-draft.ts';
import type { Issuer } from '../../../shared/domain/invoices/model.ts';
import { withEmployerPension } from '../../../shared/domain/invoices/pension-line.ts';
import { totalsOf } from '../../../shared/domain/invoices/totals.ts';
import type { PracticeShare } from '../../../shared/domain/pension/pension-rates.ts';
import type { Pence } from '../../../shared/domain/money.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import type { InvoiceRow } from './store.ts';

/** What a draft keeps: the issuer is the identity as it is, until the issue freezes it. */
export type DraftContent = Omit<DraftDocument, 'issuer' | 'number'>;

const contentSchema = draftDocumentSchema.omit({ issuer: true, number: true });

export interface Amounts {
  readonly net: Pence;
  readonly total: Pence;
}

/** @throws AppError DATABASE_DAMAGED when what is stored is no document */
export function contentOf(row: Pick<InvoiceRow, 'id' | 'document'>): DraftContent {
  const { success, data } = contentSchema.safeParse(parsed(row));
  if (!success) throw new AppError('DATABASE_DAMAGED', { reason: 'invoice', invoiceId: row.id });
  return data;
}

/** What was issued, as it was frozen. @throws AppError DATABASE_DAMAGED */
export function issuedDocumentOf(row: Pick<InvoiceRow, 'id' | 'document'>): DraftDocument {
  const { success, data } = draftDocumentSchema.safeParse(parsed(row));
  if (!success) throw new AppError('DATABASE_DAMAGED', { reason: 'invoice', invoiceId: row.id });
  return data;
}

/** A draft with who trades on it; a credit note keeps the registration for VAT under which its invoice was issued. */
export function documentOf(content: DraftContent, issuer: Issuer): DraftDocument {
  const { vatNumber, vatDays } = content.credits ?? {};
  return { ...content, issuer: vatNumber === undefined ? issuer : { ...issuer, vatNumber, vatDays }, number: null };
}

/** With the line of the employer's pension contribution. Throws as `withEmployerPension`. */
export function completed(document: DraftDocument, shares: readonly PracticeShare[]): DraftDocument {
  const { lines } = withEmployerPension(document, shares);
  const { lines: typed } = document;
  return {
    ...document,
    lines: lines.map((line, index) => ({
      ...line,
      bookingId: typed[index]?.bookingId ?? null,
      appraisal: typed[index]?.appraisal ?? null,
    })),
  };
}

/** What a draft comes to; null while it is not ready to be added up. */
export function draftAmountsOf(document: DraftDocument, shares: readonly PracticeShare[]): Amounts | null {
  try {
    const { net, total } = totalsOf(completed(document, shares));
    return { net, total };
  } catch (error) {
    if (isAppError(error, 'NO_FIGURE_FOR_DATE') || isAppError(error, 'PENSION_DAY_MISSING')) return null;
    throw error;
  }
}

/** What a list finds an invoice by, besides its number and its organisation. */
export function referencesOf({ customer: { purchaseOrder, reference, supplierNumber, costCentre } }: DraftContent): string {
  return [purchaseOrder, reference, supplierNumber, costCentre].filter((text) => text !== '').join('\n');
}

function parsed({ document }: Pick<InvoiceRow, 'document'>): unknown {
  return JSON.parse(document); // the table holds JSON alone
}
