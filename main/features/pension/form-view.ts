import { formDocumentSchema, type FormBrief, type FormDocument, type PensionForm } from '../../../shared/contract/pension.ts';
import { formAState, whoMustAct, type FormAFacts } from '../../../shared/domain/pension/form-a-state.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import type { PensionSettings } from '../../../shared/domain/pension/pension-settings.ts';
import { watchTenWeeks } from '../../../shared/domain/pension/ten-weeks.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { formHistoryOf, type FormRow, type ListedForm } from './forms-store.ts';
import { paidInFullOn } from './pensioned-invoices.ts';

export interface ViewContext {
  readonly today: LocalDate;
  readonly rates: PensionRates;
  readonly settingsOf: (identityId: string) => PensionSettings;
}

/** What lists show of a form. */
export function formBriefOf({ form, identity, organisation, number, month }: ListedForm, context: ViewContext): FormBrief {
  const { today } = context;
  const facts = factsOf(form, month, context);
  const watch = watchTenWeeks({ from: form.firstOn, to: form.lastOn }, today, context.rates, context.settingsOf(form.identityId));
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
    whoMustAct: form.withdrawnOn === null ? whoMustAct(facts, today) : 'nobody',
    watch: { lastReceiptOn: watch.lastReceiptOn, daysLeft: watch.daysLeft, level: watch.level },
    sentOn: form.sentOn,
    approvedOn: form.approvedOn,
    paidOn: form.paidOn,
    month: form.monthId === null || month === null ? null : { id: form.monthId, month: month.month },
  };
}

/** Everything about one form. */
export function formView(db: ReadDb, listed: ListedForm, context: ViewContext): PensionForm {
  const { form } = listed;
  return {
    ...formBriefOf(listed, context),
    ...formDocumentOf(form),
    approvedBy: form.approvedBy,
    reference: form.reference,
    confirmedOn: form.confirmedOn,
    rejectedOn: form.rejectedOn,
    withdrawnOn: form.withdrawnOn,
    invoicePaidOn: paidInFullOn(db, form.invoiceId),
    history: formHistoryOf(db, form.id).map(({ at, what, note }) => ({ at, what: what as PensionForm['history'][number]['what'], note })), // written by this feature alone; the contract checks it on the way out
  };
}

export function factsOf(form: FormRow, month: ListedForm['month'], { today, rates, settingsOf }: ViewContext): FormAFacts {
  const worked = { from: form.firstOn, to: form.lastOn };
  return {
    sentOn: form.sentOn,
    approvedOn: form.approvedOn,
    paidOn: form.paidOn,
    formB: month?.month ?? null,
    submittedOn: month?.submittedOn ?? null,
    confirmedOn: form.confirmedOn,
    rejectedOn: form.rejectedOn,
    lastReceiptOn: watchTenWeeks(worked, today, rates, settingsOf(form.identityId)).lastReceiptOn,
  };
}

/** @throws AppError DATABASE_DAMAGED */
export function formDocumentOf({ id, document }: FormRow): FormDocument {
  const { success, data } = formDocumentSchema.safeParse(JSON.parse(document)); // the table holds JSON alone
  if (!success) throw new AppError('DATABASE_DAMAGED', { reason: 'pensionForm', formId: id });
  return data;
}
