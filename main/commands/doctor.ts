import { existsSync, statSync } from 'node:fs';
import { release } from 'node:os';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { zoneDataIsFresh } from '../../shared/domain/feed/zone-freshness.ts';
import { defaultDataFolder } from '../node/data-folder.ts';
import { createKeyringSecretStore } from '../node/keyring-secret-store.ts';
import { appVersion } from '../node/app-version.ts';
import { createSystemClock } from '../node/system-clock.ts';
import type { Log } from '../ports/log.ts';

/** Says what this computer offers the app. Nothing in it names a person, a client or a place. */
export async function doctor(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { profile: { type: 'string' }, json: { type: 'boolean', default: false } } });
  const folder = values.profile ?? defaultDataFolder();
  const facts = {
    version: appVersion(),
    node: process.versions.node,
    system: `${process.platform} ${process.arch} ${release()}`,
    cipher: cipherVersion(),
    keychain: await keychainState(),
    zone: createSystemClock().zone(),
    zoneData: `${process.versions['tz'] ?? 'unknown'}, ${zoneDataIsFresh() ? 'fresh' : 'out of date'}`,
    profile: profileState(folder),
  };
  const widest = Math.max(...Object.keys(facts).map((name) => name.length));
  const lines = Object.entries(facts).map(([name, value]) => `${name.padEnd(widest)}  ${value}\n`);
  process.stdout.write(values.json ? `${JSON.stringify(facts, null, 1)}\n` : lines.join(''));
  return 0;
}

function cipherVersion(): string {
  const database = new Database(':memory:');
  try {
    return String(database.prepare('SELECT sqlite3mc_version()').pluck().get());
  } finally {
    database.close();
  }
}

/** The doctor leaves no trace, not even a folder. */
const noLog: Log = { info: () => undefined, warn: () => undefined, error: () => '' };

/** Asks for an entry that is never there. */
async function keychainState(): Promise<string> {
  const secrets = createKeyringSecretStore({ log: noLog, patienceMs: 10_000 });
  const answer = await secrets.read('doctor');
  return `${secrets.kind}, ${answer.kind === 'fault' ? answer.fault : 'working'}`;
}

function profileState(folder: string): string {
  const there = existsSync(folder);
  const mode = there && process.platform !== 'win32' ? `, mode ${(statSync(folder).mode & 0o777).toString(8)}` : '';
  return there ? `there${mode}` : 'none yet';
}
