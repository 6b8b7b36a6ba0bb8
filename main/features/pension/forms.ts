import type { FormableInvoice, FormBrief, PensionForm } from '../../../shared/contract/pension.ts';
import { formAHindrance, type FormAAction, type FormAHindrance } from '../../../shared/domain/pension/form-a-state.ts';
import { isPaidBeforeWork } from '../../../shared/domain/pension/form-b-month.ts';
import { isSamePerson } from '../../../shared/domain/pension/signing.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { createUndoList } from '../../db/undo-list.ts';
import { createContactReader } from './form-letters.ts';
import { formImages } from './form-images.ts';
import { readOnce } from './read-once.ts';
import { createFormMaking, type FormDeps, type FormMaking } from './form-making.ts';
import { factsOf, formBriefOf, formView, watchOf, type ViewContext } from './form-view.ts';
import { addFormHistory, createFormLists, listedForm, updateForm, type FormPage, type FormRow, type ListedForm } from './forms-store.ts';

export interface FormNote {
  readonly what: 'sent' | 'approved' | 'paid' | 'confirmed' | 'rejected';
  readonly on: LocalDate;
  /** Who signed for the payer. */
  readonly by: string;
}

export interface ChangedForm {
  readonly form: PensionForm;
  readonly undoId: string;
}

/** Form A from an issued invoice to its end. Rules in docs/rules/pension.md. */
export interface Forms extends FormMaking {
  formable(): readonly FormableInvoice[];
  forms(request: FormPage): { readonly forms: readonly FormBrief[]; readonly total: number };
  /** @throws AppError NOT_FOUND */
  form(id: string): PensionForm;
  /** `also` is done in the same transaction. @throws AppError NOT_FOUND, DAY_IN_FUTURE, PAID_BEFORE_WORK, PENSION_OWN_SIGNATURE, PENSION_FORM_STATE, PENSION_FORM_FIXED */
  note(id: string, note: FormNote, also?: (db: WriteDb) => void): ChangedForm;
  /** @throws AppError NOT_FOUND, PENSION_FORM_STATE, PENSION_FORM_FIXED */
  withdraw(id: string, reason: string): ChangedForm;
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
}

const actions = { sent: 'send', approved: 'approve', paid: 'pay', confirmed: 'confirm', rejected: 'reject' } as const;
const columns = { sent: 'sentOn', approved: 'approvedOn', paid: 'paidOn', confirmed: 'confirmedOn', rejected: 'rejectedOn' } as const;
const ended: ReadonlySet<FormAHindrance> = new Set(['FORM_SUBMITTED', 'FORM_CONFIRMED', 'FORM_REJECTED']);

export function createForms(deps: FormDeps): Forms {
  const { store, now, today, announce, newId, rates, settingsOf, members } = deps;
  const undoList = createUndoList(newId, formImages);
  const lists = createFormLists(store.read);
  const contactsOf = createContactReader(store.read);
  const context = (): ViewContext => ({ today: today(), rates, settingsOf: readOnce(settingsOf) });

  function form(id: string): PensionForm {
    return formView(store.read, requireForm(store.read, id), contactsOf([id]).get(id) ?? null, context());
  }

  function change(id: string, action: FormAAction, work: (db: WriteDb, row: FormRow, listed: ListedForm) => void): ChangedForm {
    const file = store.write((db) => {
      const listed = requireForm(db, id);
      requireAllowed(action, listed, context());
      return undoList.record(db, [id], () => work(db, listed.form, listed));
    });
    const undoId = file();
    announce(['pension']);
    return { form: form(id), undoId };
  }

  function set(db: WriteDb, row: FormRow, traits: Partial<FormRow>, what: string, words: string): void {
    const changed = { ...row, ...traits, changedAt: now() };
    updateForm(db, changed);
    members.freezeForm(db, changed);
    addFormHistory(db, row.id, { at: now(), what, note: words });
  }

  function note(id: string, { what, on, by }: FormNote, also?: (db: WriteDb) => void): ChangedForm {
    if (on > today()) throw new AppError('DAY_IN_FUTURE');
    return change(id, actions[what], (db, row, { identity }) => {
      const worked = { from: row.firstOn, to: row.lastOn };
      if (what === 'paid' && isPaidBeforeWork({ worked, paidOn: on })) throw new AppError('PAID_BEFORE_WORK', { formId: id });
      if (what === 'approved' && isSamePerson(by, identity.name)) throw new AppError('PENSION_OWN_SIGNATURE', { formId: id });
      const beside = { ...(what === 'approved' ? { approvedBy: by } : {}), ...(what === 'paid' ? { isPaidByInvoice: false } : {}) };
      set(db, row, { [columns[what]]: on, ...beside }, what, by);
      also?.(db);
    });
  }

  return {
    ...createFormMaking(deps, form),
    forms: (request) => {
      const { listed, total } = lists.page(request);
      const contacts = contactsOf(listed.map(({ form: { id } }) => id));
      const shown = context();
      return {
        forms: listed.map((one) => formBriefOf(store.read, one, contacts.get(one.form.id) ?? null, shown)),
        total,
      };
    },
    form,
    note,
    withdraw: (id, reason) => change(id, 'delete', (db, row) => set(db, row, { withdrawnOn: today() }, 'withdrawn', reason)),
    undo: (undoId) => {
      store.write((db) => undoList.undo(db, undoId))();
      announce(['pension']);
    },
  };
}

function requireForm(db: ReadDb, id: string): ListedForm {
  const found = listedForm(db, id);
  if (!found) throw new AppError('NOT_FOUND', { formId: id });
  return found;
}

function requireAllowed(action: FormAAction, { form, month }: ListedForm, context: ViewContext): void {
  if (form.withdrawnOn !== null) throw new AppError('PENSION_FORM_FIXED', { formId: form.id });
  const hindrance = formAHindrance(action, factsOf(form, month, watchOf(form, context)));
  if (hindrance !== null)
    throw new AppError(ended.has(hindrance) ? 'PENSION_FORM_FIXED' : 'PENSION_FORM_STATE', { formId: form.id, hindrance });
}
