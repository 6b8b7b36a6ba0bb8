import type { MadeMonth, OpenMonth } from '../../../shared/contract/pension.ts';
import type { Pence } from '../../../shared/domain/money.ts';
import type { SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { WriteDb } from '../../db/store.ts';
import { creditedFormIds } from './form-credits.ts';
import { addFormHistory, formsOfMonth } from './forms-store.ts';
import { createMonthMaking, type MonthMakingDeps, type MonthWish } from './month-making.ts';
import { monthView } from './month-view.ts';
import { monthsOf, requireMonth, requireOpenMonth, updateMonth, type MonthRow } from './months-store.ts';
import { openMonths } from './open-months.ts';

export interface Submission {
  readonly on: LocalDate;
  readonly by: NonNullable<MonthRow['submittedBy']>;
  readonly reference: string;
  /** What proves it; null for nothing, or for later. */
  readonly proof: { readonly uploadId: string; readonly fileName: string } | null;
}

/** What the scheme's own statement says. */
export interface Stated {
  readonly employee: Pence;
  readonly employer: Pence;
}

/** Form B from the forms that wait for it to its reconciliation. Rules in docs/rules/pension.md. */
export interface Months {
  openMonths(): readonly OpenMonth[];
  /** Newest month first. */
  months(schemeYear: SchemeYear): readonly MadeMonth[];
  /** @throws as `MonthMaking.make` */
  makeMonth(wish: MonthWish): MadeMonth;
  /** The same Form B with another reference, as a new one. @throws as `MonthMaking.remake` */
  changeReference(id: string, reference: string | null): MadeMonth;
  /** @throws AppError NOT_FOUND, PENSION_MONTH_FIXED once it was submitted */
  unmakeMonth(id: string): void;
  /** With its proof, both or neither. @throws AppError NOT_FOUND, DAY_IN_FUTURE, PENSION_MONTH_FIXED, PENSION_NOT_APPROVED, PENSION_FORM_CREDITED, and as keeping a file does */
  submitMonth(id: string, submission: Submission): MadeMonth;
  /** @throws AppError NOT_FOUND, DAY_IN_FUTURE */
  payMonth(id: string, payment: { readonly on: LocalDate; readonly amount: Pence }): MadeMonth;
  /** @throws AppError NOT_FOUND, PENSION_NOT_SUBMITTED */
  reconcile(id: string, stated: Stated | null): MadeMonth;
}

export interface MonthDeps extends MonthMakingDeps {
  readonly today: () => LocalDate;
  /** @throws AppError UPLOAD_GONE */
  readonly takeUpload: (uploadId: string) => Uint8Array;
  /** @throws AppError KEPT_FILE_… */
  readonly keepProof: (db: WriteDb, monthId: string, file: { readonly content: Uint8Array; readonly fileName: string }) => void;
}

export function createMonths(deps: MonthDeps): Months {
  const { store, now, today, announce, rates } = deps;
  const making = createMonthMaking(deps);

  function view(id: string): MadeMonth {
    return monthView(store.read, requireMonth(store.read, id), rates);
  }

  function change(id: string, work: (db: WriteDb) => void): MadeMonth {
    store.write(work);
    announce(['pension']);
    return view(id);
  }

  function submitMonth(id: string, { on, by, reference, proof }: Submission): MadeMonth {
    requirePast(on);
    const file = proof && { content: deps.takeUpload(proof.uploadId), fileName: proof.fileName };
    return change(id, (db) => {
      const row = requireOpenMonth(db, id);
      const forms = formsOfMonth(db, id);
      if (forms.some(({ approvedOn }) => approvedOn === null)) throw new AppError('PENSION_NOT_APPROVED', { monthId: id });
      const [credited] = creditedFormIds(db, row, rates);
      if (credited !== undefined) throw new AppError('PENSION_FORM_CREDITED', { formId: credited });
      updateMonth(db, { ...row, submittedOn: on, submittedBy: by, submissionReference: reference });
      for (const form of forms) addFormHistory(db, form.id, { at: now(), what: 'submitted', note: reference });
      if (file !== null) deps.keepProof(db, id, file);
    });
  }

  function payMonth(id: string, { on, amount }: { readonly on: LocalDate; readonly amount: Pence }): MadeMonth {
    requirePast(on);
    return change(id, (db) => updateMonth(db, { ...requireMonth(db, id), paidOn: on, paidAmount: amount }));
  }

  function reconcile(id: string, stated: Stated | null): MadeMonth {
    return change(id, (db) => {
      const row = requireMonth(db, id);
      if (row.submittedOn === null) throw new AppError('PENSION_NOT_SUBMITTED', { monthId: id });
      updateMonth(db, { ...row, statedEmployee: stated?.employee ?? null, statedEmployer: stated?.employer ?? null });
    });
  }

  function requirePast(on: LocalDate): void {
    if (on > today()) throw new AppError('DAY_IN_FUTURE');
  }

  return {
    openMonths: () => openMonths(store.read, deps),
    months: (schemeYear) => monthsOf(store.read, schemeYear).map((row) => monthView(store.read, row, rates)),
    makeMonth: (wish) => view(making.make(wish)),
    changeReference: (id, reference) => view(making.remake(id, reference)),
    unmakeMonth: (id) => making.unmake(id),
    submitMonth,
    payMonth,
    reconcile,
  };
}
