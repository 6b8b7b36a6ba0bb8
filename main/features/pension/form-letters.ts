import { and, asc, inArray } from 'drizzle-orm';
import type { FormBrief } from '../../../shared/contract/pension.ts';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { pensionFormHistory } from '../../db/pension-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { addFormHistory, findForm, updateForm } from './forms-store.ts';

/** The first sending of a form, or asking for its signature once more. */
export type LetterKind = 'sent' | 'chased';

/** When a letter about a form went. */
export interface Posted {
  readonly at: Instant;
  readonly on: LocalDate;
}

const letterHappenings = ['sent', 'chased', 'returned'] as const;

/** Notes in the caller's transaction that the payer was written to; the first letter makes the form a sent one. */
export function noteFormLetter(db: WriteDb, formId: string, kind: LetterKind, { at, on }: Posted): void {
  const row = findForm(db, formId);
  if (row === null) return;
  if (row.sentOn === null) updateForm(db, { ...row, sentOn: on, changedAt: at });
  addFormHistory(db, formId, { at, what: kind });
}

/** Notes that the newest letter about a form came back; where it was the first one, the form has not been sent after all. */
export function noteFormReturned(db: WriteDb, formId: string, kind: LetterKind, at: Instant): void {
  const row = findForm(db, formId);
  if (row === null) return;
  if (kind === 'sent' && row.approvedOn === null) updateForm(db, { ...row, sentOn: null, changedAt: at });
  addFormHistory(db, formId, { at, what: 'returned' });
}

/** What was last written to the payer about each of the forms, by their ids. */
export function contactsOf(db: ReadDb, formIds: readonly string[]): ReadonlyMap<string, NonNullable<FormBrief['contact']>> {
  const { formId, position, what, at } = pensionFormHistory;
  const rows = db
    .select({ formId, what, at })
    .from(pensionFormHistory)
    .where(and(inArray(formId, [...formIds]), inArray(what, [...letterHappenings])))
    .orderBy(asc(formId), asc(position))
    .all();
  return new Map(rows.flatMap((row) => letterHappenings.filter((one) => one === row.what).map((one) => [row.formId, { what: one, at: row.at }] as const))); // prettier-ignore
}
