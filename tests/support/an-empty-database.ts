import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const root = join(import.meta.dirname, '../..');

/**
 * Lays out an embedded PostgreSQL in which nothing is yet, as the service finds it after its very first start.
 * To make one takes seconds of the processor: one is made for each version of PGlite, and the others are copies of it.
 *
 * @param folder  made here; its parent must exist
 */
export async function layOutEmptyDatabase(folder: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json'), 'utf8')) as { version: string };
  const kept = join(root, 'test-results/empty-databases', version);
  if (!existsSync(kept)) await makeEmptyDatabase(kept);
  cpSync(kept, folder, { recursive: true });
}

/** Seen only when it is whole: other processes look for it meanwhile. */
async function makeEmptyDatabase(kept: string): Promise<void> {
  mkdirSync(dirname(kept), { recursive: true });
  const made = mkdtempSync(join(dirname(kept), 'new-'));
  await (await PGlite.create(join(made, 'database'))).close();
  try {
    renameSync(join(made, 'database'), kept);
  } catch (error) {
    if (!existsSync(kept)) throw error; // else another process was quicker
  }
  rmSync(made, { recursive: true, force: true });
}
