import { and, asc, inArray, sql } from 'drizzle-orm';
import type { FormBrief } from '../../../shared/contract/pension.ts';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { pensionFormHistory } from '../../db/pension-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { addFormHistory, findForm, updateForm } from './forms-store.ts';
import type { FrozenMembers } from './frozen-members.ts';
import { makeOnce } from './read-once.ts';

/** The first sending of a form, or asking for its signature once more. */
export type LetterKind = 'sent' | 'chased';

/** What went: the copy is what the payer has in hand. */
export interface PostedLetter {
  readonly formId: string;
  readonly kind: LetterKind;
  readonly copyId: string;
}

/** When a letter about a form went. */
export interface Posted {
  readonly at: Instant;
  readonly on: LocalDate;
}

const letterHappenings = ['sent', 'chased', 'returned'] as const;

/** Notes in the caller's transaction that the payer was written to; the first letter makes the form a sent one, with who stands on its copy. */
export function noteFormLetter(
  db: WriteDb,
  members: Pick<FrozenMembers, 'freezeForm'>,
  { formId, kind, copyId }: PostedLetter,
  { at, on }: Posted,
): void {
  const row = findForm(db, formId);
  if (row === null) return;
  const sent = { ...row, sentOn: row.sentOn ?? on, changedAt: row.sentOn === null ? at : row.changedAt };
  updateForm(db, sent);
  members.freezeForm(db, sent, copyId);
  addFormHistory(db, formId, { at, what: kind });
}

/** Notes that the newest letter about a form came back; where it was the first one, the form has not been sent after all. */
export function noteFormReturned(db: WriteDb, formId: string, kind: LetterKind, at: Instant): void {
  const row = findForm(db, formId);
  if (row === null) return;
  if (kind === 'sent' && row.approvedOn === null) updateForm(db, { ...row, sentOn: null, changedAt: at });
  addFormHistory(db, formId, { at, what: 'returned' });
}

/** By the ids of forms. */
export type Contacts = ReadonlyMap<string, NonNullable<FormBrief['contact']>>;

/** What was last written to the payer about each of the forms; prepared when it is first asked for, and once. */
export function createContactReader(db: ReadDb): (formIds: readonly string[]) => Contacts {
  const prepared = makeOnce(() => lettersQuery(db).prepare());
  return (formIds) => {
    const rows = prepared().all({ formIds: JSON.stringify(formIds) });
    return new Map(rows.flatMap((row) => letterHappenings.filter((one) => one === row.what).map((one) => [row.formId, { what: one, at: row.at }] as const))); // prettier-ignore
  };
}

/** Of the forms in `formIds`, oldest first. */
export function lettersQuery(db: ReadDb) {
  const { formId, position, what, at } = pensionFormHistory;
  const isNamed = sql`${formId} IN (SELECT value FROM json_each(${sql.placeholder('formIds')}))`;
  return db
    .select({ formId, what, at })
    .from(pensionFormHistory)
    .where(and(isNamed, inArray(what, [...letterHappenings])))
    .orderBy(asc(formId), asc(position));
}
