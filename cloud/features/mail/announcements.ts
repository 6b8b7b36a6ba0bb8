import { and, asc, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { accounts, announcements, mailChoices } from '../../db/schema.ts';
import type { Job, Jobs } from '../../jobs.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { Owner } from '../../web/routes.ts';
import { note } from '../accounts/audit.ts';
import { chosenCategoryOf } from './kinds.ts';
import type { Letter } from './letter.ts';
import type { MailService } from './service.ts';

const ANNOUNCE = 'announce';
/** How many accounts are written to in one transaction. */
const AT_ONCE = 50;

/** A change of what was agreed to goes to everybody; news, and questions about what to build next, only to who said yes to them. */
export const announcementKinds = ['material change', 'news', 'research'] as const;
export type AnnouncementKind = (typeof announcementKinds)[number];

export interface Announcement {
  readonly kind: AnnouncementKind;
  readonly subject: string;
  /** Paragraphs with an empty line between. */
  readonly body: string;
}

export interface AnnouncementDeps {
  readonly database: CloudDatabase;
  readonly jobs: Jobs;
  readonly mail: MailService;
  readonly publicUrl: URL;
  readonly now: CloudClock;
}

export type Announcements = ReturnType<typeof createAnnouncements>;

/** Letters to many accounts: written down first, then sent on in pieces, each account once whatever ends a process meanwhile. */
export function createAnnouncements({ database, jobs, mail, publicUrl, now }: AnnouncementDeps) {
  return { letterOf, countFor, announce, sent, job: { name: ANNOUNCE, retries: 12, work: ({ id = '' }) => goOn(id) } satisfies Job };

  /** As one of its readers gets it. */
  function letterOf({ kind, subject, body }: Announcement, name: string): Letter {
    const paragraphs = [`Hello ${name},`, ...body.split(/\n\s*\n/).map((text) => text.replaceAll(/\s+/g, ' ').trim())];
    const page = (path: string): string => new URL(path, publicUrl).href;
    if (chosenCategoryOf(kind)) return { subject, paragraphs, action: { label: 'Session Desk', href: page('/') } };
    const after = [`The privacy page: ${page('/privacy')}`, 'This goes to every account: it is about what you agreed to.'];
    return { subject, paragraphs, action: { label: 'Read the terms', href: page('/terms') }, after };
  }

  /** How many accounts it would go to now. */
  async function countFor(kind: AnnouncementKind): Promise<number> {
    return database.service.$count(accounts, addressees(kind, new Date(now())));
  }

  /** Under an id of its own, so that a form that is sent twice is one letter. False when it was known. */
  async function announce(owner: Owner, id: string, announcement: Announcement): Promise<boolean> {
    return database.service.transaction(async (db) => {
      const row = { id, ...announcement, writtenAt: new Date(now()) };
      const [fresh] = await db.insert(announcements).values(row).onConflictDoNothing().returning();
      if (!fresh) return false;
      const details = { announcement: id, kind: announcement.kind };
      await note(db, { accountId: owner.accountId, actor: 'owner', action: 'owner.announced', details }, now());
      await jobs.add(db, ANNOUNCE, { id });
      return true;
    });
  }

  /** Newest first. */
  function sent() {
    return database.service.select().from(announcements).orderBy(desc(announcements.writtenAt)).limit(20);
  }

  async function goOn(id: string): Promise<void> {
    while (await database.service.transaction((db) => nextPiece(db, id)));
  }

  /** How far it is stands in the same transaction as the mails: a piece is done once or not at all. False at the end. */
  async function nextPiece(db: Db, id: string): Promise<boolean> {
    const open = and(eq(announcements.id, id), isNull(announcements.finishedAt));
    const [announcement] = await db.select().from(announcements).where(open).for('update');
    if (!announcement) return false;
    const { kind, writtenAt, through } = announcement;
    const piece = await db
      .select({ id: accounts.id, name: accounts.name, email: accounts.email })
      .from(accounts)
      .where(and(addressees(kind, writtenAt), through === null ? undefined : gt(accounts.id, through)))
      .orderBy(asc(accounts.id))
      .limit(AT_ONCE);
    for (const { id: accountId, name, email } of piece)
      await mail.post(db, { accountId, kind, to: email, letter: letterOf(announcement, name) });
    const last = piece.at(-1);
    const progress = last ? { through: last.id, recipients: announcement.recipients + piece.length } : { finishedAt: new Date(now()) };
    await db.update(announcements).set(progress).where(open);
    return last !== undefined;
  }
}

/** Confirmed addresses of accounts that were there when it was written; for what is chosen those whose last word was yes. */
function addressees(kind: AnnouncementKind, writtenAt: Date) {
  const category = chosenCategoryOf(kind);
  const saidYes = sql`(select ${mailChoices.isOn} from ${mailChoices} where ${mailChoices.accountId} = ${accounts.id}
    and ${mailChoices.category} = ${category} order by ${mailChoices.id} desc limit 1)`;
  return and(eq(accounts.emailVerified, true), lte(accounts.createdAt, writtenAt), category ? saidYes : undefined);
}
