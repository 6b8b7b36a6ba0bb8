import type { Context } from 'hono';
import { html } from 'hono/html';
import { asc, eq } from 'drizzle-orm';
import type { CloudDatabase } from '../../db/database.ts';
import { audit } from '../../db/schema.ts';
import { answer, type Route, type SignedIn } from '../../web/routes.ts';
import { notice, type Html } from '../../web/page.ts';
import { table } from '../../web/table.ts';
import { momentText } from '../../web/visitor-words.ts';
import { firstBreak } from './audit.ts';
import { actorWords, auditWords } from './audit-words.ts';

/** How many lines the page shows; all are in the copy of everything. */
const SHOWN = 200;

/** The record of what was done in an account, for its user. */
export function recordRoutes({ database }: { readonly database: CloudDatabase }): readonly Route[] {
  return [{ method: 'GET', path: '/account/record', access: 'account', handle: show }];

  async function show(c: Context, account: SignedIn) {
    const { accountId } = account;
    const lines = await database.asAccount(accountId, (db) =>
      db.select().from(audit).where(eq(audit.accountId, accountId)).orderBy(asc(audit.position)),
    );
    const main = html`<h1>Activity</h1>
      ${firstBreak(accountId, lines) === null ? '' : notice('Lines of this record were changed or are missing. Please tell us.', 'problem')}
      <p>
        What was done in your account, newest first. Lines are only ever added, and each is sealed with the one before it: one that was
        changed, or taken out from between others, would be told here.
      </p>
      ${auditTable(lines.toReversed().slice(0, SHOWN), 'you')}`;
    return answer(c, 200, { title: 'Activity', main }, account);
  }
}

type ShownLine = { readonly at: Date; readonly actor: 'account' | keyof typeof actorWords; readonly action: string };

/**
 * Lines in the order in which they are given.
 *
 * @param user  what the account's own user is called here
 */
export function auditTable(lines: readonly ShownLine[], user: string): Html {
  const words: Readonly<Record<string, string>> = auditWords;
  const rows = lines.map(({ at, actor, action }) => [
    momentText(at),
    words[action] ?? action,
    actor === 'account' ? user : actorWords[actor],
  ]);
  return table({ label: 'The record', columns: ['When', 'What', 'By'], rows });
}
