import type { FormAPaper, FormBPaper } from '../../../shared/domain/pension/form-papers.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import { formDocumentOf } from './form-view.ts';
import type { FrozenMembers } from './frozen-members.ts';
import { listedForm, listedOfMonthQuery, type ListedForm } from './forms-store.ts';
import { monthDocumentOf, stampDoubts, stampedDoubts } from './month-view.ts';
import { requireMonth } from './months-store.ts';

export interface PaperDeps {
  readonly store: Store;
  readonly members: Pick<FrozenMembers, 'ofForm' | 'ofMonth'>;
}

/** What stands on paper of a form or a month. Its day is the one on which it was made, so that the same form is the same paper on any day. */
export interface Papers {
  /** @throws AppError NOT_FOUND, PENSION_PROFILE_MISSING */
  ofForm(formId: string): FormAPaper;
  /** Form B and its Form As in the order of its rows. @throws AppError NOT_FOUND, PENSION_PROFILE_MISSING */
  ofMonth(monthId: string): { readonly formB: FormBPaper; readonly forms: readonly FormAPaper[] };
}

export function createPapers({ store, members }: PaperDeps): Papers {
  function ofForm(formId: string): FormAPaper {
    const listed = listedForm(store.read, formId);
    if (!listed) throw new AppError('NOT_FOUND', { formId });
    return paperOf(listed, stampDoubts(store.read, listed.form.monthId));
  }

  function paperOf({ form, number }: ListedForm, stamped: FormAPaper['doubts']): FormAPaper {
    const { ranges, payer, practiceRate, doubts } = formDocumentOf(form);
    const { nation, schemeYear, fee, pensionable, employer, reference, paidOn, approvedBy } = form;
    const { name, address, employingAuthorityCode } = payer;
    return {
      ...members.ofForm(form),
      payer: { name, address, employingAuthorityCode },
      nation,
      schemeYear,
      invoiceNumber: number ?? '',
      ranges,
      boxes: { fee, pensionable, employer },
      practiceRate,
      reference,
      paidOn,
      approvedBy,
      doubts: [...doubts, ...stamped],
    };
  }

  function ofMonth(monthId: string): ReturnType<Papers['ofMonth']> {
    const row = requireMonth(store.read, monthId);
    const document = monthDocumentOf(row);
    const { rows, totals, doubts } = document;
    const stamped = stampedDoubts(document);
    const { month, area, schemeYear, tier, reference, dueOn } = row;
    const paperRows = rows.map(({ payer, firstOn, lastOn, paidOn, pensionable, employer }) => ({
      payer,
      worked: { from: firstOn, to: lastOn },
      paidOn,
      pensionable,
      employer,
    }));
    const about = { month, area, schemeYear, tier, reference, dueOn };
    const formB = { ...members.ofMonth(row), ...about, rows: paperRows, totals, doubts };
    const forms = new Map(
      listedOfMonthQuery(store.read, monthId)
        .all()
        .map((listed) => [listed.form.id, listed]),
    );
    return { formB, forms: rows.map(({ formId }) => paperOf(requireListed(forms, formId), stamped)) };
  }

  return { ofForm, ofMonth };
}

/** @throws AppError DATABASE_DAMAGED when a row names a form that is not on the month */
function requireListed(forms: ReadonlyMap<string, ListedForm>, formId: string): ListedForm {
  const found = forms.get(formId);
  if (found === undefined) throw new AppError('DATABASE_DAMAGED', { reason: 'pensionForm', formId });
  return found;
}
