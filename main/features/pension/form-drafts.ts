import type { FormDocument } from '../../../shared/contract/pension.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import { draftFormA, groupForForms, type FormA, type FormAResult } from '../../../shared/domain/pension/form-a.ts';
import { formARefusalWords } from '../../../shared/domain/pension/form-a-words.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import type { DayRange } from '../../../shared/domain/pension/scheme-year.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import { errorTexts } from '../../../shared/errors/texts.ts';
import { pensionedWorkOf } from './form-work.ts';
import type { FormRow } from './forms-store.ts';
import type { PensionedInvoice } from './pensioned-invoices.ts';

/** The Form As that an invoice comes to, one result for each. @throws AppError NO_FIGURE_FOR_DATE */
export function draftForms({ document, credits, organisation }: PensionedInvoice, rates: PensionRates): readonly FormAResult[] {
  const work = pensionedWorkOf(document, credits, organisation.id);
  const practiceRate = document.pension?.practiceRate ?? null;
  return groupForForms(work, rates).map((group) => draftFormA(group, { rates, practiceRate }));
}

/** The same for a page: what keeps the work from its forms is said in words. */
export function tellForms(
  invoice: PensionedInvoice,
  rates: PensionRates,
): { readonly forms: readonly FormA[]; readonly refusals: readonly string[] } {
  if (invoice.document.issuer.legal.kind === 'company') return { forms: [], refusals: [errorTexts.PENSION_COMPANY.title] };
  try {
    const drafts = draftForms(invoice, rates);
    return {
      forms: drafts.flatMap(({ form }) => form ?? []),
      refusals: drafts.flatMap(({ refusals }) => refusals.map(formARefusalWords)),
    };
  } catch (error) {
    if (!isAppError(error, 'NO_FIGURE_FOR_DATE')) throw error;
    return { forms: [], refusals: [errorTexts.NO_FIGURE_FOR_DATE.title] };
  }
}

/** A new form as it is stored; its payer as the organisation is now. */
export function newFormRow({ id: invoiceId, identity }: PensionedInvoice, form: FormA, organisation: Organisation) {
  const { from, to } = spanOf(form);
  const { nation, schemeYear, tierTableId, boxes } = form;
  return {
    ...nothingHappened,
    identityId: identity.id,
    organisationId: organisation.id,
    invoiceId,
    nation,
    schemeYear,
    tableId: tierTableId ?? '',
    firstOn: from,
    lastOn: to,
    ...boxes,
    document: JSON.stringify(documentOf(form, organisation)),
  };
}

/** First and last day; the lines are in the order of their days. */
export function spanOf({ ranges }: Pick<FormA, 'ranges'>): DayRange {
  const [first] = ranges;
  const last = ranges.at(-1);
  if (!first || !last) throw new RangeError('a form without days');
  return { from: first.from, to: last.to };
}

function documentOf({ ranges, practiceRate, doubts }: FormA, organisation: Organisation): FormDocument {
  const { name, address, employingAuthorityCode, odsCode } = organisation;
  const lines = address.split('\n').filter((line) => line.trim() !== '');
  return { ranges, practiceRate, doubts, payer: { name, address: lines, employingAuthorityCode, odsCode } };
}

const nothingHappened = {
  sentOn: null,
  approvedOn: null,
  approvedBy: '',
  paidOn: null,
  isPaidByInvoice: false,
  monthId: null,
  reference: null,
  confirmedOn: null,
  rejectedOn: null,
  withdrawnOn: null,
} as const satisfies Partial<FormRow>;
