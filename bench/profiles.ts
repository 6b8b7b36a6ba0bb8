import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type SQL } from 'drizzle-orm';
import { openStore, type OpenStore } from '../main/db/open-store.ts';
import type { Store } from '../main/db/store.ts';
import { computerHash } from '../main/node/computer.ts';
import { createSystemClock } from '../main/node/system-clock.ts';
import { deriveKey } from '../main/vault/key-slots.ts';
import { makeProfile } from '../main/vault/make-profile.ts';
import { databasePurpose } from '../main/vault/open-profile.ts';
import { pathsIn } from '../main/vault/profile-paths.ts';
import { preferencesSchema, type Preferences } from '../shared/contract/preferences.ts';
import type { DurationMs, Instant } from '../shared/domain/time.ts';
import { createFileSecretStore } from '../tests/support/file-secret-store.ts';

const SERVICE = entryId(1);
const CLIENT = entryId(2);

/** A fixed id; 1 and 2 are taken by the service and the client of a day. */
export function entryId(index: number): string {
  return `019ab000-0000-7000-8000-${String(index).padStart(12, '0')}`;
}

/** The keychain of a bench profile is a file beside its folder. */
export function keychainOf(folder: string) {
  return createFileSecretStore(join(folder, '..', 'keychain.json'), true);
}

/** Makes an empty profile in a folder of its own below `home` and fills it. @returns the data folder, its database closed */
export async function makeBenchProfile(home: string, fill: (store: OpenStore) => void): Promise<string> {
  const folder = join(home, 'data');
  mkdirSync(folder, { recursive: true });
  const paths = pathsIn(folder);
  const { dataKey } = await makeProfile({
    paths,
    secrets: keychainOf(folder),
    clock: createSystemClock(),
    computer: computerHash(),
    passphrase: null,
  });
  const store = openStore({ file: paths.database, key: deriveKey(dataKey, databasePurpose) });
  try {
    fill(store);
  } finally {
    store.close();
  }
  return folder;
}

/** A new profile's preferences but for these clock settings. */
export function savePreferences(store: Store, clock: Partial<Preferences['clock']> = {}, zone = 'Europe/London'): void {
  const value = JSON.stringify(preferencesSchema.parse({ zone, clock }));
  store.write((db) => db.run(sql`INSERT INTO preferences (id, value) VALUES (1, ${value})`));
}

/** A zone in which it is around noon, so that no day ends while something is measured on the computer's own clock. */
export function zoneAtNoon(now: Instant): string {
  const ahead = 12 - new Date(now).getUTCHours();
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`; // these names count westwards
}

export interface TenYears {
  readonly clients?: number;
  readonly sessions?: number;
}

/** Nine years back and one ahead of `now`: by default 3,000 clients and 50,000 sessions, about 14 a day from 07:00, the past ones done. */
export function fillTenYears(store: Store, now: Instant, { clients = 3_000, sessions = 50_000 }: TenYears = {}): void {
  const day = 86_400_000;
  const first = whole(Math.floor(now / day - 9 * 365.25) * day);
  store.write((db) => {
    const run = (statement: SQL): void => void db.run(statement);
    run(sql`INSERT INTO services (id, name, duration_ms, colour, wind_down_ms, final_warning_ms, turnover_ms, silent, late_start, position, archived_at)
      VALUES (${SERVICE}, 'Deep tissue', 3000000, '#0f6b6b', 600000, 180000, 300000, 0, NULL, 1, NULL)`);
    run(sql`WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${clients})
      INSERT INTO clients (id, name, code, archived_at, created_at)
      SELECT printf('019ab000-0000-7000-8c00-%012d', i), 'Élise ' || i, NULL, NULL, ${first} FROM n`);
    // Entry i lies on day i·3652.5/count; the first of that day begins at 07:00, each later one 55 minutes after the one before.
    run(sql`WITH RECURSIVE
        n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${sessions}),
        placed (i, day) AS (SELECT i, i * 36525 / (10 * ${whole(sessions)}) FROM n),
        timed (i, starts_at) AS (
          SELECT i, ${first} + day * ${whole(day)} + 25200000 + 3300000 * (i - (day * 10 * ${whole(sessions)} + 36524) / 36525) FROM placed)
      INSERT INTO sessions (id, kind, client_id, service_id, title, starts_at, ends_at, zone, notes, status, held, series_id, created_at, changed_at)
      SELECT printf('019ab000-0000-7000-8500-%012d', i), 'session', printf('019ab000-0000-7000-8c00-%012d', i % ${whole(clients)}), ${SERVICE}, '',
        starts_at, starts_at + 3000000, 'Europe/London', 'Shoulder, left side. Better than last time; the same exercises, and a look at the desk.',
        'planned', 0, NULL, starts_at - 604800000, starts_at FROM timed`);
    run(sql`INSERT INTO session_runs (session_id, started_at, late_start, adjusted_ms, finished_at, kept_by)
      SELECT id, starts_at, 'endOnTime', 0, ends_at, 'hand' FROM sessions WHERE ends_at <= ${now}`);
  });
}

/** Written out: the driver binds every number as REAL, and arithmetic would stay so. */
function whole(count: number): SQL {
  return sql.raw(String(count));
}

export interface BenchEntry {
  /** A UUID, as everywhere. */
  readonly id: string;
  readonly kind: 'session' | 'break';
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Null: nothing has been started. */
  readonly startedAt: Instant | null;
}

export interface BenchService {
  readonly windDown: DurationMs;
  readonly finalWarning: DurationMs;
  readonly turnover: DurationMs;
}

/** A day of these entries, one client and one service for all of its sessions. Lengths may be shorter than any form allows. */
export function fillDay(store: Store, entries: readonly BenchEntry[], { windDown, finalWarning, turnover }: BenchService): void {
  store.write((db) => {
    db.run(sql`INSERT INTO services (id, name, duration_ms, colour, wind_down_ms, final_warning_ms, turnover_ms, silent, late_start, position, archived_at)
      VALUES (${SERVICE}, 'Short', 60000, '#0f6b6b', ${windDown}, ${finalWarning}, ${turnover}, 1, NULL, 1, NULL)`);
    db.run(sql`INSERT INTO clients (id, name, code, archived_at, created_at) VALUES (${CLIENT}, 'Ada', NULL, NULL, 0)`);
    for (const { id, kind, startsAt, endsAt, startedAt } of entries) {
      const isSession = kind === 'session';
      db.run(sql`INSERT INTO sessions (id, kind, client_id, service_id, title, starts_at, ends_at, zone, notes, status, held, series_id, created_at, changed_at)
        VALUES (${id}, ${kind}, ${isSession ? CLIENT : null}, ${isSession ? SERVICE : null}, '', ${startsAt}, ${endsAt}, 'Europe/London', '', 'planned', 0, NULL, ${startsAt}, ${startsAt})`);
      if (startedAt !== null) {
        db.run(sql`INSERT INTO session_runs (session_id, started_at, late_start, adjusted_ms, finished_at, kept_by)
          VALUES (${id}, ${startedAt}, 'endOnTime', 0, NULL, 'hand')`);
      }
    }
  });
}
