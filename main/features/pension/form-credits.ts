import type { FormBrief } from '../../../shared/contract/pension.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import type { ReadDb } from '../../db/store.ts';
import { tellForms } from './form-drafts.ts';
import { listedOfMonthQuery, type ListedForm } from './forms-store.ts';
import type { MonthRow } from './months-store.ts';
import { pensionedInvoice } from './pensioned-invoices.ts';

/** What credit notes took back of the work on a live form; the invoice is read where there are any alone. */
export function creditedOf(db: ReadDb, { form, isCredited }: ListedForm, rates: PensionRates): FormBrief['credited'] {
  if (isCredited === 0 || form.withdrawnOn !== null || form.rejectedOn !== null) return 'no';
  const invoice = pensionedInvoice(db, form.invoiceId);
  const forms = invoice === null ? [] : tellForms(invoice, rates).forms;
  const present = forms.find(({ schemeYear, tierTableId }) => schemeYear === form.schemeYear && (tierTableId ?? '') === form.tableId);
  if (present === undefined) return 'inFull';
  return present.boxes.fee === form.fee ? 'no' : 'inPart';
}

/** The forms of a Form B whose invoice was credited since, in no order; none once it was submitted: then a correction rights it. */
export function creditedFormIds(db: ReadDb, { id, submittedOn }: MonthRow, rates: PensionRates): readonly string[] {
  if (submittedOn !== null) return [];
  const listed = listedOfMonthQuery(db, id).all();
  return listed.filter((one) => creditedOf(db, one, rates) !== 'no').map(({ form }) => form.id);
}
