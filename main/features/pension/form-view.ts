import { formDocumentSchema, type FormBrief, type FormDocument, type PensionForm } from '../../../shared/contract/pension.ts';
import { formAState, whoMustAct, type FormAFacts } from '../../../shared/domain/pension/form-a-state.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import type { PensionSettings } from '../../../shared/domain/pension/pension-settings.ts';
import { watchTenWeeks, type TenWeekWatch } from '../../../shared/domain/pension/ten-weeks.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { creditedOf } from './form-credits.ts';
import { formHistoryOf, type FormRow, type ListedForm } from './forms-store.ts';
import { stampDoubts } from './month-view.ts';
import { paidInFullOn } from './pensioned-invoices.ts';

export interface ViewContext {
  readonly today: LocalDate;
  readonly rates: PensionRates;
  readonly settingsOf: (identityId: string) => PensionSettings;
}

/** What lists show of a form. */
export function formBriefOf(db: ReadDb, listed: ListedForm, contact: FormBrief['contact'], context: ViewContext): FormBrief {
  const { form, identity, organisation, number, month } = listed;
  const { today } = context;
  const watch = watchOf(form, context);
  const facts = factsOf(form, month, watch);
  const credited = creditedOf(db, listed, context.rates);
  return {
    id: form.id,
    identity,
    organisation,
    invoice: { id: form.invoiceId, number: number ?? '' },
    nation: form.nation,
    schemeYear: form.schemeYear,
    firstOn: form.firstOn,
    lastOn: form.lastOn,
    fee: form.fee,
    pensionable: form.pensionable,
    employer: form.employer,
    state: formAState(facts, today),
    isWithdrawn: form.withdrawnOn !== null,
    credited,
    whoMustAct: whoseTurn(form, credited, whoMustAct(facts, today)),
    watch: { lastReceiptOn: watch.lastReceiptOn, daysLeft: watch.daysLeft, level: watch.level },
    sentOn: form.sentOn,
    contact,
    approvedOn: form.approvedOn,
    paidOn: form.paidOn,
    month: form.monthId === null || month === null ? null : { id: form.monthId, month: month.month },
  };
}

/** Everything about one form. */
export function formView(db: ReadDb, listed: ListedForm, contact: FormBrief['contact'], context: ViewContext): PensionForm {
  const { form } = listed;
  const document = formDocumentOf(form);
  return {
    ...formBriefOf(db, listed, contact, context),
    ...document,
    doubts: [...document.doubts, ...stampDoubts(db, form.monthId)],
    approvedBy: form.approvedBy,
    reference: form.reference,
    confirmedOn: form.confirmedOn,
    rejectedOn: form.rejectedOn,
    withdrawnOn: form.withdrawnOn,
    isPaidByInvoice: form.isPaidByInvoice,
    invoicePaidOn: paidInFullOn(db, form.invoiceId),
    history: formHistoryOf(db, form.id).map(({ at, what, note }) => ({ at, what: what as PensionForm['history'][number]['what'], note })), // written by this feature alone; the contract checks it on the way out
  };
}

/** A form whose work was credited is for the practitioner to withdraw, or to correct. */
function whoseTurn({ withdrawnOn }: FormRow, credited: FormBrief['credited'], usual: FormBrief['whoMustAct']): FormBrief['whoMustAct'] {
  if (withdrawnOn !== null) return 'nobody';
  return credited === 'no' ? usual : 'practitioner';
}

export function watchOf({ firstOn, lastOn, identityId }: FormRow, { today, rates, settingsOf }: ViewContext): TenWeekWatch {
  return watchTenWeeks({ from: firstOn, to: lastOn }, today, rates, settingsOf(identityId));
}

export function factsOf(form: FormRow, month: ListedForm['month'], { lastReceiptOn }: Pick<TenWeekWatch, 'lastReceiptOn'>): FormAFacts {
  return {
    sentOn: form.sentOn,
    approvedOn: form.approvedOn,
    paidOn: form.paidOn,
    formB: month?.month ?? null,
    submittedOn: month?.submittedOn ?? null,
    confirmedOn: form.confirmedOn,
    rejectedOn: form.rejectedOn,
    lastReceiptOn,
  };
}

/** @throws AppError DATABASE_DAMAGED */
export function formDocumentOf({ id, document }: FormRow): FormDocument {
  const { success, data } = formDocumentSchema.safeParse(JSON.parse(document)); // the table holds JSON alone
  if (!success) throw new AppError('DATABASE_DAMAGED', { reason: 'pensionForm', formId: id });
  return data;
}
