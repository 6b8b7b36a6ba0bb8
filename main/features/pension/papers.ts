import type { PensionNumbers } from '../../../shared/contract/pension-profiles.ts';
import type { FormAPaper, FormBPaper, PaperMember } from '../../../shared/domain/pension/form-papers.ts';
import { localDate, type Instant, type LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import { formDocumentOf } from './form-view.ts';
import { listedForm, listedOfMonthQuery, type ListedForm } from './forms-store.ts';
import { monthDocumentOf } from './month-view.ts';
import { requireMonth } from './months-store.ts';
import { findMember } from './profiles-store.ts';

export interface PaperDeps {
  readonly store: Store;
  readonly dayOf: (at: Instant) => LocalDate;
  /** @throws AppError PENSION_PROFILE_MISSING */
  readonly numbers: (identityId: string) => PensionNumbers;
}

/** What stands on paper of a form or a month. Its day is the one on which it was made, so that the same form is the same paper on any day. */
export interface Papers {
  /** @throws AppError NOT_FOUND, PENSION_PROFILE_MISSING */
  ofForm(formId: string): FormAPaper;
  /** Form B and its Form As in the order of its rows. @throws AppError NOT_FOUND, PENSION_PROFILE_MISSING */
  ofMonth(monthId: string): { readonly formB: FormBPaper; readonly forms: readonly FormAPaper[] };
}

export function createPapers({ store, dayOf, numbers }: PaperDeps): Papers {
  function memberOf(identityId: string): PaperMember {
    const found = findMember(store.read, identityId);
    if (found === null) throw new AppError('PENSION_PROFILE_MISSING', { identityId });
    const { dateOfBirth, ...known } = numbers(identityId);
    const born = dateOfBirth === null ? null : localDate(dateOfBirth);
    return { ...found, address: linesIn(found.address), ...known, dateOfBirth: born };
  }

  function ofForm(formId: string): FormAPaper {
    const listed = listedForm(store.read, formId);
    if (!listed) throw new AppError('NOT_FOUND', { formId });
    return paperOf(listed, memberOf(listed.form.identityId));
  }

  function paperOf({ form, number }: ListedForm, member: PaperMember): FormAPaper {
    const { ranges, payer, practiceRate, doubts } = formDocumentOf(form);
    const { nation, schemeYear, fee, pensionable, employer, reference, paidOn, approvedBy, createdAt } = form;
    const { name, address, employingAuthorityCode } = payer;
    return {
      member,
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
      doubts,
      madeOn: dayOf(createdAt),
    };
  }

  function ofMonth(monthId: string): ReturnType<Papers['ofMonth']> {
    const row = requireMonth(store.read, monthId);
    const { rows, totals, doubts } = monthDocumentOf(row);
    const { month, area, schemeYear, tier, reference, dueOn } = row;
    const paperRows = rows.map(({ payer, firstOn, lastOn, paidOn, pensionable, employer }) => ({
      payer,
      worked: { from: firstOn, to: lastOn },
      paidOn,
      pensionable,
      employer,
    }));
    const member = memberOf(row.identityId);
    const about = { month, area, schemeYear, tier, reference, dueOn };
    const formB = { member, ...about, rows: paperRows, totals, doubts, madeOn: dayOf(row.madeAt) };
    const forms = new Map(
      listedOfMonthQuery(store.read, monthId)
        .all()
        .map((listed) => [listed.form.id, listed]),
    );
    return { formB, forms: rows.map(({ formId }) => paperOf(requireListed(forms, formId), member)) };
  }

  return { ofForm, ofMonth };
}

/** @throws AppError DATABASE_DAMAGED when a row names a form that is not on the month */
function requireListed(forms: ReadonlyMap<string, ListedForm>, formId: string): ListedForm {
  const found = forms.get(formId);
  if (found === undefined) throw new AppError('DATABASE_DAMAGED', { reason: 'pensionForm', formId });
  return found;
}

function linesIn(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
