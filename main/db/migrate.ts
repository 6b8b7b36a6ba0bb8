import { AppError } from '../../shared/errors/app-error.ts';
import type { Migration } from './migrations/all.ts';
import type { Connection } from './open-connection.ts';
import { presentSchema } from './present-schema.ts';

/**
 * Brings the schema up to date: all pending steps in one transaction, checked before they are kept.
 * A new database gets what they end in at once, which takes a quarter of the time.
 *
 * @throws AppError DATABASE_NEWER when the file was written by a newer version, DATABASE_DAMAGED when a check fails; the file is then as before
 */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  const from = requireKnownVersion(connection, migrations);
  const target = newestVersion(migrations);
  if (from === target) return;
  // A step that rebuilds a table needs this off, and it cannot be switched inside a transaction.
  connection.pragma('foreign_keys = OFF');
  try {
    connection
      .transaction(() => {
        if (from === 0 && target === presentSchema.version) connection.exec(presentSchema.sql);
        else for (const { sql } of migrations.filter(({ version }) => version > from)) connection.exec(sql);
        connection.pragma(`user_version = ${target}`);
        requireSound(connection);
      })
      .immediate();
  } finally {
    connection.pragma('foreign_keys = ON');
  }
  connection.pragma('optimize');
}

/** @returns the version found @throws AppError DATABASE_NEWER */
export function requireKnownVersion(connection: Connection, migrations: readonly Migration[]): number {
  const found = schemaVersionOf(connection);
  const known = newestVersion(migrations);
  if (found > known) throw new AppError('DATABASE_NEWER', { found, known });
  return found;
}

export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

export function schemaVersionOf(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

/** @throws AppError DATABASE_DAMAGED when a page, an index or a reference is not as it should be */
export function requireSound(connection: Connection): void {
  // What is kept in memory says nothing of the disk.
  connection.pragma('shrink_memory');
  const broken = connection.prepare('SELECT count(*) FROM pragma_foreign_key_check').pluck().get();
  if (broken !== 0) throw new AppError('DATABASE_DAMAGED', { reason: 'references' });
  const result = connection.pragma('integrity_check(1)', { simple: true });
  if (result !== 'ok') throw new AppError('DATABASE_DAMAGED', { reason: 'integrity' });
}
