import type { CloudDatabase } from '../../db/database.ts';
import { agreements } from '../../db/schema.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { note } from '../accounts/audit.ts';
import { wordedDocuments, words, type WordedDocument } from './words.ts';

export type Agreeing = ReturnType<typeof createAgreeing>;

/** Terms and privacy words that changed since an account agreed to them. It is told, and nothing waits for its answer. */
export function createAgreeing({ database, now }: { readonly database: CloudDatabase; readonly now: CloudClock }) {
  return { newTo, read };

  /** What an account has not seen in its present words. */
  function newTo(accountId: string): Promise<readonly WordedDocument[]> {
    return database.asAccount(accountId, async (db) => {
      const known = await db.select({ document: agreements.document, version: agreements.version }).from(agreements);
      return wordedDocuments.filter((one) => !known.some(({ document, version }) => document === one && version === words[one].version));
    });
  }

  /** Keeps that the words were read. Not of a version that is not the present one: the page was open while they changed. */
  async function read(accountId: string, versions: Readonly<Record<WordedDocument, string>>): Promise<void> {
    const agreedAt = new Date(now());
    const seen = wordedDocuments.filter((document) => versions[document] === words[document].version);
    await database.asAccount(accountId, async (db) => {
      for (const document of seen) {
        const row = { accountId, document, version: words[document].version, agreedAt };
        const [fresh] = await db.insert(agreements).values(row).onConflictDoNothing().returning({ document: agreements.document });
        const details = { document, version: row.version };
        if (fresh) await note(db, { accountId, actor: 'account', action: 'words.read', details }, now());
      }
    });
  }
}
