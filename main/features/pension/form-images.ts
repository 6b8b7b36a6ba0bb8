import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { AppError } from '../../../shared/errors/app-error.ts';
import { keptFiles } from '../../db/kept-file-schema.ts';
import { pensionFormBookings, pensionMonths } from '../../db/pension-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import type { RowImages } from '../../db/undo-list.ts';
import {
  findForm,
  formHistoryOf,
  invoicesWithForm,
  replaceFormHistory,
  updateForm,
  type FormHistoryRow,
  type FormRow,
} from './forms-store.ts';

interface FormImage {
  readonly form: FormRow;
  readonly history: readonly FormHistoryRow[];
  /** The signed forms that are kept beside it. */
  readonly scanIds: readonly string[];
}

/** How what was noted on a form is taken back: only while its Form B is not submitted, and no other form took its work. */
export const formImages: RowImages<FormImage> = {
  take: (db, id) => {
    const form = findForm(db, id);
    return form && { form, history: formHistoryOf(db, id), scanIds: scanIdsOf(db, id) };
  },
  put: (db, id, image) => {
    if (image) putBack(db, id, image);
  },
  canPut: (db, { form }) => !isSubmitted(db, form.monthId) && isWorkFree(db, form),
  refusal: (id) => new AppError('NOTHING_TO_UNDO', { formId: id }),
};

function putBack(db: WriteDb, id: string, { form, history, scanIds }: FormImage): void {
  const { changedAt } = findForm(db, id) ?? form;
  updateForm(db, form);
  replaceFormHistory(db, id, history);
  const added = scanIdsOf(db, id).filter((scanId) => !scanIds.includes(scanId));
  db.update(keptFiles).set({ removedAt: changedAt }).where(inArray(keptFiles.id, added)).run();
}

function scanIdsOf(db: ReadDb, formId: string): readonly string[] {
  const { id, removedAt } = keptFiles;
  const found = db.select({ id }).from(keptFiles).where(and(eq(keptFiles.formId, formId), isNull(removedAt))); // prettier-ignore
  return found.orderBy(asc(id)).all().map((row) => row.id); // prettier-ignore
}

function isSubmitted(db: ReadDb, monthId: string | null): boolean {
  if (monthId === null) return false;
  const month = db.select({ on: pensionMonths.submittedOn }).from(pensionMonths).where(eq(pensionMonths.id, monthId)).get();
  return month === undefined || month.on !== null;
}

/** Whether a form may be live: no other stands for the same part of its invoice, or for one of its bookings. */
function isWorkFree(
  db: ReadDb,
  form: Pick<FormRow, 'id' | 'invoiceId' | 'schemeYear' | 'tableId' | 'withdrawnOn' | 'rejectedOn'>,
): boolean {
  if (form.withdrawnOn !== null || form.rejectedOn !== null) return true;
  const others = invoicesWithForm(db, [form.invoiceId]).filter(({ id }) => id !== form.id);
  if (others.some(({ schemeYear, tableId }) => schemeYear === form.schemeYear && tableId === form.tableId)) return false;
  const own = db
    .select({ bookingId: pensionFormBookings.bookingId })
    .from(pensionFormBookings)
    .where(eq(pensionFormBookings.formId, form.id))
    .all()
    .map(({ bookingId }) => bookingId);
  return !isOnLiveForm(db, own, form.id);
}

/** Whether one of the bookings is on a live form other than the one named. */
function isOnLiveForm(db: ReadDb, bookingIds: readonly string[], exceptFormId: string): boolean {
  const { bookingId, formId, live } = pensionFormBookings;
  const found = db.select({ formId }).from(pensionFormBookings);
  return found.where(and(inArray(bookingId, [...bookingIds]), eq(live, true), ne(formId, exceptFormId))).get() !== undefined;
}
