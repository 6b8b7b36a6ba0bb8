import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { csvText, textCell } from '../../../shared/domain/exports/csv-text.ts';
import type { CloudDatabase } from '../../db/database.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { accounts } from '../../db/schema.ts';
import { note } from '../accounts/audit.ts';
import type { CopyKey } from './copy-key.ts';
import { exportParts, withheld, type ExportPart } from './export-parts.ts';
import { zipFile, type ZipEntry } from './zip-file.ts';

type Row = Readonly<Record<string, unknown>>;

export interface CopyDeps {
  readonly database: CloudDatabase;
  readonly key: CopyKey;
  readonly publicUrl: URL;
  readonly now: CloudClock;
}

/**
 * Everything that is kept about an account, as one ZIP: each table as JSON and as CSV, a manifest with the SHA-256 of each file, and
 * its signature. Read as the account itself, so that row-level security decides what is in it. Nothing of it stays on the server.
 *
 * @returns null for an account that has just been deleted; a deletion that comes while the copy is made waits for it
 */
export async function makeCopy(accountId: string, { database, key, publicUrl, now }: CopyDeps): Promise<Buffer | null> {
  const made = new Date(now());
  const tables = await database.asAccount(accountId, async (db) => {
    // Holds the row: the account does not go between one table and the next, and one that is going is waited for.
    const [account] = await db.select({ id: accounts.id }).from(accounts).for('key share');
    if (!account) return null;
    await note(db, { accountId, actor: 'account', action: 'copy.made' }, now());
    const found: { readonly part: ExportPart; readonly rows: readonly Row[] }[] = [];
    for (const part of exportParts) {
      const columns = sql.join(
        part.columns.map((column) => sql.identifier(column)),
        sql`, `,
      );
      const { rows } = await db.execute<Record<string, unknown>>(sql`select ${columns} from ${sql.identifier(part.table)} order by 1, 2`);
      found.push({ part, rows });
    }
    return found;
  });
  if (!tables) return null;
  const files = tables.flatMap(({ part, rows }) => [
    { name: `${part.file}.json`, bytes: Buffer.from(`${JSON.stringify(rows, null, 2)}\n`) },
    { name: `${part.file}.csv`, bytes: Buffer.from(csvOf(part, rows)) },
  ]);
  const manifest = Buffer.from(`${JSON.stringify(manifestOf({ accountId, made, files, publicUrl }), null, 2)}\n`);
  return zipFile([
    ...files,
    { name: 'manifest.json', bytes: manifest },
    { name: 'manifest.sig', bytes: key.sign(manifest) },
    { name: 'README.txt', bytes: Buffer.from(howToCheck(publicUrl)) },
  ]);
}

interface ManifestFacts {
  readonly accountId: string;
  readonly made: Date;
  readonly files: readonly ZipEntry[];
  readonly publicUrl: URL;
}

function manifestOf({ accountId, made, files, publicUrl }: ManifestFacts) {
  return {
    service: publicUrl.origin,
    account: accountId,
    made: made.toISOString(),
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })),
  };
}

/** As the app writes its own tables: what a table program would take for a formula is text. */
function csvOf({ columns }: ExportPart, rows: readonly Row[]): string {
  return csvText(
    columns.map((column) => ({ title: column, cell: (row: Row) => textCell(plainOf(row[column])) })),
    rows,
  );
}

function plainOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function howToCheck(publicUrl: URL): string {
  return [
    'Everything that Session Desk keeps about your account. Each table is here twice: as JSON and as CSV.',
    '',
    'Left out, for it would open something to who finds this file, or is gone by tomorrow:',
    ...Object.values(withheld).map((what) => `- ${what}`),
    '- the tokens of your sign-ins and of links, and the words of a mail that has not left yet',
    '',
    'Is it ours, and whole? Anybody can find out whom you give this file to: a solicitor, another service, you in ten years.',
    `1. Fetch our public key, and keep it with this file, for a later key is another: ${new URL('/copy-key.pem', publicUrl)}`,
    '2. manifest.sig is our signature (Ed25519) of manifest.json:',
    '   openssl pkeyutl -verify -pubin -inkey copy-key.pem -rawin -in manifest.json -sigfile manifest.sig',
    '3. manifest.json lists each file with its SHA-256, which sha256sum or certutil -hashfile shows.',
    'Who changes a file, a line of the list or the day cannot sign it anew.',
    '',
  ].join('\n');
}
