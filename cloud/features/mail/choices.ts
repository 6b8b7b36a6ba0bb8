import { and, desc, eq } from 'drizzle-orm';
import type { CloudDatabase, Db } from '../../db/database.ts';
import { accounts, mailChoices } from '../../db/schema.ts';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { Seal } from '../../web/seal.ts';
import { note } from '../accounts/audit.ts';
import { outlive } from '../rights/outliving.ts';
import { chosenCategories, type ChoiceWay, type ChosenCategory } from './kinds.ts';

export interface MailChoice {
  readonly category: ChosenCategory;
  readonly isOn: boolean;
  /** When it was last chosen; null when it never was, which means "no". */
  readonly chosenAt: Date | null;
  readonly wording: string;
}

export type MailChoices = ReturnType<typeof createMailChoices>;

/** What accounts want to be written about. Nothing of it without their yes, which is kept with its words and its time. */
export function createMailChoices({
  database,
  seal,
  publicUrl,
  log,
  now,
}: {
  readonly database: CloudDatabase;
  readonly seal: Seal;
  readonly publicUrl: URL;
  readonly log: CloudLog;
  readonly now: CloudClock;
}) {
  return { isOn, choicesOf, choose, unsubscribeUrl, whoLeaves, unsubscribe };

  async function isOn(db: Db, accountId: string, category: ChosenCategory): Promise<boolean> {
    return (await lastChoice(db, accountId, category))?.isOn ?? false;
  }

  function choicesOf(accountId: string): Promise<readonly MailChoice[]> {
    return database.asAccount(accountId, async (db) => {
      const found: MailChoice[] = [];
      for (const category of categoryNames()) {
        const choice = await lastChoice(db, accountId, category);
        const { wording } = chosenCategories[category];
        found.push(choice ?? { category, isOn: false, chosenAt: null, wording });
      }
      return found;
    });
  }

  /** Writes down what is different from before. */
  async function choose(accountId: string, category: ChosenCategory, wanted: boolean, way: ChoiceWay): Promise<void> {
    await database.asAccount(accountId, async (db) => {
      const [account] = await db.select({ id: accounts.id }).from(accounts);
      if (!account || (await isOn(db, accountId, category)) === wanted) return;
      const { wording } = chosenCategories[category];
      await db.insert(mailChoices).values({ accountId, category, isOn: wanted, wording, way, chosenAt: new Date(now()) });
      await note(db, { accountId, actor: 'account', action: wanted ? 'mail.wanted' : 'mail.notWanted', details: { category, way } }, now());
      if (!wanted) outlive(log, { accountId, what: 'mail.notWanted', at: new Date(now()), no: { category, way } });
    });
  }

  /** Works without signing in, as long as the account is there; tells nothing but the choice. */
  function unsubscribeUrl(accountId: string, category: ChosenCategory): string {
    const token = `${accountId}.${category}.${seal.mark('unsubscribe', `${accountId} ${category}`)}`;
    return `${new URL('/unsubscribe', publicUrl)}?token=${token}`;
  }

  /** Whom a link of ours speaks for; null for any other text. */
  function whoLeaves(token: string): { readonly accountId: string; readonly category: ChosenCategory } | null {
    const [accountId = '', named = '', mark = ''] = token.split('.');
    const category = categoryNames().find((name) => name === named);
    return category && seal.wasMark('unsubscribe', `${accountId} ${category}`, mark) ? { accountId, category } : null;
  }

  /** False for a link that is not ours. Twice is as good as once, and so is after the account has gone. */
  async function unsubscribe(token: string, way: ChoiceWay): Promise<boolean> {
    const who = whoLeaves(token);
    if (who) await choose(who.accountId, who.category, false, way);
    return who !== null;
  }
}

/** In the order of the page. */
export function categoryNames(): readonly ChosenCategory[] {
  return ['news', 'research'];
}

/** The last word about a kind of mail; null before the first. */
export async function lastChoice(db: Db, accountId: string, category: ChosenCategory): Promise<MailChoice | null> {
  const { isOn, chosenAt, wording } = mailChoices;
  const [choice] = await db
    .select({ category: mailChoices.category, isOn, chosenAt, wording })
    .from(mailChoices)
    .where(and(eq(mailChoices.accountId, accountId), eq(mailChoices.category, category)))
    .orderBy(desc(mailChoices.id))
    .limit(1);
  return choice ?? null;
}
