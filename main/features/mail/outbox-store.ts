import { and, asc, count, desc, eq, gt, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { accountProblems, connectionProblems } from '../../../shared/domain/mail/back-off.ts';
import { needsUser, type OutboxState } from '../../../shared/domain/mail/outbox.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { mailMessages, mailRecipients, mailReports } from '../../db/mail-schema.ts';
import { organisations } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type MessageRow = typeof mailMessages.$inferSelect;
export type RecipientRow = typeof mailRecipients.$inferSelect;
export type ReportRow = typeof mailReports.$inferSelect;

/** What a message is about: an invoice, a Form A, a booking, or the account of an organisation with an identity. */
export type Subject = Pick<MessageRow, 'kind' | 'identityId' | 'organisationId' | 'invoiceId' | 'reminderStep' | 'formId' | 'bookingId'>;

export function findMessage(db: ReadDb, id: string): MessageRow | null {
  return db.select().from(mailMessages).where(eq(mailMessages.id, id)).get() ?? null;
}

export function insertMessage(db: WriteDb, row: MessageRow, recipients: readonly Omit<RecipientRow, 'messageId' | 'position'>[]): void {
  db.insert(mailMessages).values(row).run();
  for (const [position, { isCopy, address }] of recipients.entries())
    db.insert(mailRecipients).values({ messageId: row.id, position, isCopy, address }).run();
}

export function recipientsOf(db: ReadDb, messageIds: readonly string[]): readonly RecipientRow[] {
  const { messageId, position } = mailRecipients;
  return db.select().from(mailRecipients).where(inArray(messageId, [...messageIds])).orderBy(asc(messageId), asc(position)).all(); // prettier-ignore
}

export function reportsOf(db: ReadDb, messageId: string): readonly ReportRow[] {
  return db.select().from(mailReports).where(eq(mailReports.messageId, messageId)).orderBy(asc(mailReports.position)).all();
}

export function addReports(
  db: WriteDb,
  messageId: string,
  at: Instant,
  reports: readonly Pick<ReportRow, 'address' | 'action' | 'words'>[],
): void {
  const known = db.select({ count: count() }).from(mailReports).where(eq(mailReports.messageId, messageId)).get()?.count ?? 0;
  for (const [index, { address, action, words }] of reports.entries())
    db.insert(mailReports)
      .values({ messageId, position: known + index, at, address, action, words })
      .run();
}

/** The newest message about the same, of whatever state; reminders of one invoice are apart by their step. */
export function newestAbout(db: ReadDb, subject: Subject): MessageRow | null {
  return (
    db.select().from(mailMessages).where(isAbout(subject)).orderBy(desc(mailMessages.createdAt), desc(mailMessages.id)).limit(1).get() ??
    null
  );
}

function isAbout({ kind, identityId, organisationId, invoiceId, reminderStep, formId, bookingId }: Subject): SQL | undefined {
  const ofKind = eq(mailMessages.kind, kind);
  if (formId !== null) return and(eq(mailMessages.formId, formId), ofKind);
  if (bookingId !== null) return and(eq(mailMessages.bookingId, bookingId), ofKind);
  if (invoiceId === null) return and(eq(mailMessages.organisationId, organisationId), eq(mailMessages.identityId, identityId), ofKind);
  return and(
    eq(mailMessages.invoiceId, invoiceId),
    ofKind,
    reminderStep === null ? undefined : eq(mailMessages.reminderStep, reminderStep),
  );
}

/** The copy that the newest message about a form carries; null where none was sent from here. */
export function lastCopyOf(db: ReadDb, formId: string): string | null {
  const { signingCopyId, createdAt, id } = mailMessages;
  const found = db.select({ signingCopyId }).from(mailMessages).where(eq(mailMessages.formId, formId)).orderBy(desc(createdAt), desc(id)).limit(1).get(); // prettier-ignore
  return found?.signingCopyId ?? null;
}

/** The newest message with each of these statements, by their ids. */
export function newestWithStatements(db: ReadDb, statementIds: readonly string[]): ReadonlyMap<string, MessageRow> {
  const rows = db.select().from(mailMessages).where(inArray(mailMessages.statementId, [...statementIds])).orderBy(asc(mailMessages.createdAt), asc(mailMessages.id)).all(); // prettier-ignore
  return new Map(rows.flatMap((row) => (row.statementId === null ? [] : [[row.statementId, row]])));
}

/** Nothing more is asked of the user about earlier messages of the same subject: a new one takes their place. */
export function settleEarlier(db: WriteDb, subject: Subject): void {
  db.update(mailMessages).set({ needsUser: false }).where(isAbout(subject)).run();
}

export interface ListFilter {
  readonly show: 'all' | 'open' | 'needsUser';
  readonly invoiceId: string | null;
  readonly formId: string | null;
  readonly bookingId: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** Newest first. */
export function listMessages(db: ReadDb, filter: ListFilter): readonly MessageRow[] {
  return pageQuery(db, filter).all();
}

export function pageQuery(db: ReadDb, filter: ListFilter) {
  const { createdAt, id } = mailMessages;
  return db.select().from(mailMessages).where(matching(filter)).orderBy(desc(createdAt), desc(id)).limit(filter.limit).offset(filter.offset); // prettier-ignore
}

export function organisationName(db: ReadDb, id: string): string {
  return db.select({ name: organisations.name }).from(organisations).where(eq(organisations.id, id)).get()?.name ?? '';
}

export function countMessages(db: ReadDb, filter: Omit<ListFilter, 'offset' | 'limit'>): number {
  return db.select({ count: count() }).from(mailMessages).where(matching(filter)).get()?.count ?? 0;
}

function matching({ show, invoiceId, formId, bookingId }: Omit<ListFilter, 'offset' | 'limit'>): SQL | undefined {
  const shown = show === 'open' ? or(isWaiting, isForUser) : isForUser;
  return and(
    show === 'all' ? undefined : shown,
    invoiceId === null ? undefined : eq(mailMessages.invoiceId, invoiceId),
    formId === null ? undefined : eq(mailMessages.formId, formId),
    bookingId === null ? undefined : eq(mailMessages.bookingId, bookingId),
  );
}

/** Written out as in the partial indexes, so that they serve. */
const isWaiting = sql`${mailMessages.state} in ('queued', 'handingOver', 'failed')`;
const isForUser = sql`${mailMessages.needsUser} = 1`;

/** The oldest message that is to be tried now; null when there is none. */
export function nextDue(db: ReadDb, now: Instant): MessageRow | null {
  return dueQuery(db, now).get() ?? null;
}

export function dueQuery(db: ReadDb, now: Instant) {
  const { state, retryAt, createdAt, id } = mailMessages;
  const isDue = or(eq(state, 'queued'), and(eq(state, 'failed'), lte(retryAt, now)));
  return db.select().from(mailMessages).where(and(isWaiting, isDue)).orderBy(asc(createdAt), asc(id)).limit(1);
}

/** When the next message is to be tried by itself; null for never. */
export function nextRetryAt(db: ReadDb): Instant | null {
  const { state, retryAt } = mailMessages;
  const next = db.select({ retryAt }).from(mailMessages).where(and(isWaiting, eq(state, 'failed'), gt(retryAt, 0 as Instant))).orderBy(asc(retryAt)).limit(1).get(); // prettier-ignore
  return next?.retryAt ?? null;
}

/** Whether the account was refused and has not been changed since: every other message would be refused like that one. */
export function isAccountRefused(db: ReadDb): boolean {
  return db.select({ id: mailMessages.id }).from(mailMessages).where(waitsForAccount()).limit(1).get() !== undefined;
}

function waitsForAccount(): SQL | undefined {
  const { state, retryAt, problem } = mailMessages;
  return and(isWaiting, eq(state, 'failed'), isNull(retryAt), inArray(problem, [...accountProblems]));
}

/** Ids of the messages that wait for another account, oldest first. */
export function idsWaitingForAccount(db: ReadDb): readonly string[] {
  return db.select({ id: mailMessages.id }).from(mailMessages).where(waitsForAccount()).orderBy(asc(mailMessages.createdAt)).all().map(({ id }) => id); // prettier-ignore
}

/** What failed for want of a connection alone is tried at once. */
export function hurryConnections(db: WriteDb, now: Instant): void {
  const { state, retryAt, problem } = mailMessages;
  db.update(mailMessages)
    .set({ retryAt: now })
    .where(and(isWaiting, eq(state, 'failed'), gt(retryAt, now), inArray(problem, [...connectionProblems])))
    .run();
}

export function idsHandingOver(db: ReadDb): readonly string[] {
  return db.select({ id: mailMessages.id }).from(mailMessages).where(and(isWaiting, eq(mailMessages.state, 'handingOver'))).all().map(({ id }) => id); // prettier-ignore
}

/** The message with one of these Message-IDs, ours or the provider's. */
export function findByHeaderId(db: ReadDb, headerIds: readonly string[]): MessageRow | null {
  if (headerIds.length === 0) return null;
  const ids = [...headerIds];
  return db.select().from(mailMessages).where(or(inArray(mailMessages.headerId, ids), inArray(mailMessages.serverHeaderId, ids))).limit(1).get() ?? null; // prettier-ignore
}

/** Messages to an address that may be on their way, newest first: for a report that names no message. */
export function sentTo(db: ReadDb, addresses: readonly string[], since: Instant): readonly MessageRow[] {
  return db
    .selectDistinct({ message: mailMessages })
    .from(mailMessages)
    .innerJoin(mailRecipients, eq(mailRecipients.messageId, mailMessages.id))
    .where(
      and(
        inArray(sql`lower(${mailRecipients.address})`, [...addresses]),
        inArray(mailMessages.state, ['handedOver', 'unknown', 'delivered']),
        gt(mailMessages.createdAt, since),
      ),
    )
    .orderBy(desc(mailMessages.createdAt))
    .limit(10)
    .all()
    .map(({ message }) => message);
}

/** A new address of the account goes into what certainly has not left yet. */
export function changeSender(db: WriteDb, address: string): void {
  db.update(mailMessages)
    .set({ fromAddress: address })
    .where(sql`${mailMessages.state} in ('queued', 'failed')`)
    .run();
}

export function markSeenTo(db: WriteDb, id: string): void {
  db.update(mailMessages).set({ needsUser: false }).where(eq(mailMessages.id, id)).run();
}

/** Writes what a message has become. */
export function saveState(db: WriteDb, id: string, state: OutboxState, reply: string | null): void {
  db.update(mailMessages)
    .set({ ...columnsOf(state), reply: reply ?? '' })
    .where(eq(mailMessages.id, id))
    .run();
}

type StateColumns = Pick<MessageRow, 'state' | 'stateAt' | 'failures' | 'problem' | 'retryAt' | 'isDelayed' | 'needsUser'>;

function columnsOf(state: OutboxState): Partial<MessageRow> & { readonly state: MessageRow['state'] } {
  const shared = { state: state.state, problem: null, retryAt: null, isDelayed: false, needsUser: needsUser(state) };
  switch (state.state) {
    case 'queued':
      return { ...shared, failures: state.failures };
    case 'handingOver':
      return { ...shared, stateAt: state.since, failures: state.failures };
    case 'handedOver':
      return {
        ...shared,
        stateAt: state.at,
        isDelayed: state.isDelayed,
        ...(state.serverMessageId === null ? {} : { serverHeaderId: state.serverMessageId }),
      };
    case 'failed':
      return { ...shared, stateAt: state.at, failures: state.failures, problem: state.problem, retryAt: state.retryAt };
    case 'refused':
      return { ...shared, stateAt: state.at, problem: state.problem };
    case 'unknown':
    case 'delivered':
    case 'bounced':
    case 'withdrawn':
      return { ...shared, stateAt: state.at };
    default:
      return state satisfies never;
  }
}

/** The state that a row holds; the recipients that were refused stand with the reports. */
export function stateOf(row: StateColumns & Pick<MessageRow, 'serverHeaderId'>): OutboxState {
  const { state, stateAt: at, failures, problem, retryAt, isDelayed, serverHeaderId } = row;
  switch (state) {
    case 'queued':
      return { state, failures };
    case 'handingOver':
      return { state, failures, since: at };
    case 'handedOver':
      return { state, at, serverMessageId: serverHeaderId, refused: [], isDelayed };
    case 'failed':
      return { state, at, failures, problem: requireProblem(problem), retryAt };
    case 'refused':
      return { state, at, problem: requireProblem(problem) };
    case 'unknown':
    case 'delivered':
    case 'bounced':
    case 'withdrawn':
      return { state, at };
    default:
      return state satisfies never;
  }
}

/** The table's CHECK ties the two together. */
function requireProblem(problem: MessageRow['problem']): NonNullable<MessageRow['problem']> {
  if (problem === null) throw new AppError('DATABASE_DAMAGED', { reason: 'mail problem' });
  return problem;
}
