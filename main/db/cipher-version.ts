import Database from 'better-sqlite3';

/** The versions of SQLite and of what encrypts it. @throws Error where the library that is loaded has no cipher */
export function cipherVersion(): string {
  const database = new Database(':memory:');
  try {
    return String(database.prepare("SELECT sqlite3mc_version() || ' (SQLite ' || sqlite_version() || ')'").pluck().get());
  } finally {
    database.close();
  }
}
