import type { Identity } from '../../../shared/contract/identities.ts';
import type { PensionForm } from '../../../shared/contract/pension.ts';
import type { PensionNumbers, PensionProfile } from '../../../shared/contract/pension-profiles.ts';
import type { FormAPaper, FormBPaper, PaperMember } from '../../../shared/domain/pension/form-papers.ts';
import { localDate, type Instant, type LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import { monthDocumentOf } from './month-view.ts';
import { requireMonth } from './months-store.ts';

export interface PaperDeps {
  readonly store: Store;
  readonly dayOf: (at: Instant) => LocalDate;
  /** @throws AppError NOT_FOUND */
  readonly form: (formId: string) => PensionForm;
  /** @throws AppError NOT_FOUND */
  readonly identity: (identityId: string) => Identity;
  readonly profiles: () => readonly PensionProfile[];
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

export function createPapers({ store, dayOf, form, identity, profiles, numbers }: PaperDeps): Papers {
  function memberOf(identityId: string): PaperMember {
    const { name, address, email } = identity(identityId);
    const profile = profiles().find((found) => found.identityId === identityId);
    if (profile === undefined) throw new AppError('PENSION_PROFILE_MISSING', { identityId });
    const { hostBody, hostCode, hostReference } = profile;
    const { dateOfBirth, ...known } = numbers(identityId);
    const born = dateOfBirth === null ? null : localDate(dateOfBirth);
    return { name, address: linesIn(address), email, ...known, dateOfBirth: born, hostBody, hostCode, hostReference };
  }

  function ofForm(formId: string): FormAPaper {
    const { identity: who, invoice, payer, nation, schemeYear, ranges, fee, pensionable, employer, ...rest } = form(formId);
    const { practiceRate, reference, paidOn, approvedBy, doubts, history } = rest;
    const { name, address, employingAuthorityCode } = payer;
    return {
      member: memberOf(who.id),
      payer: { name, address, employingAuthorityCode },
      nation,
      schemeYear,
      invoiceNumber: invoice.number,
      ranges,
      boxes: { fee, pensionable, employer },
      practiceRate,
      reference,
      paidOn,
      approvedBy,
      doubts,
      madeOn: dayOf(madeAtOf(formId, history)),
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
    const about = { month, area, schemeYear, tier, reference, dueOn };
    const formB = { member: memberOf(row.identityId), ...about, rows: paperRows, totals, doubts, madeOn: dayOf(row.madeAt) };
    return { formB, forms: rows.map(({ formId }) => ofForm(formId)) };
  }

  return { ofForm, ofMonth };
}

/** @throws AppError DATABASE_DAMAGED when nothing says when */
function madeAtOf(formId: string, history: PensionForm['history']): Instant {
  const made = history.find(({ what }) => what === 'made');
  if (made === undefined) throw new AppError('DATABASE_DAMAGED', { reason: 'pensionForm', formId });
  return made.at;
}

function linesIn(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
