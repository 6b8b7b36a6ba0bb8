import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { examine } from '../features/app/doctor.ts';
import { readUpdateMemory } from '../features/updates/update-memory.ts';
import { appVersion } from '../node/app-version.ts';
import { defaultDataFolder } from '../node/data-folder.ts';
import { createKeyringSecretStore } from '../node/keyring-secret-store.ts';
import { machineOf } from '../node/machine.ts';
import { createSystemClock } from '../node/system-clock.ts';
import type { Log } from '../ports/log.ts';
import { pathsIn } from '../vault/profile-paths.ts';

/** Says what this computer offers the app. Nothing in it names a person, a client or a place; the profile stays locked. */
export async function doctor(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { profile: { type: 'string' }, json: { type: 'boolean', default: false } } });
  const folder = values.profile ?? defaultDataFolder();
  const { profile, updateMemory } = pathsIn(folder);
  const findings = await examine({
    folder,
    version: appVersion(),
    machine: machineOf(process),
    secrets: createKeyringSecretStore({ log: noLog, patienceMs: 10_000 }),
    clock: createSystemClock(),
    vault: () => (existsSync(profile) ? 'locked' : 'new'),
    requireSound: null,
    // The command line replaces no app.
    updates: () => ({ isPossible: false, channel: readUpdateMemory(updateMemory, randomUUID).channel }),
  });
  if (values.json) {
    process.stdout.write(`${JSON.stringify(Object.fromEntries(findings.map(({ name, value }) => [name, value])), null, 1)}\n`);
    return 0;
  }
  const widest = Math.max(...findings.map(({ name }) => name.length));
  for (const { name, value, isFine } of findings) process.stdout.write(`${isFine ? ' ' : '!'} ${name.padEnd(widest)}  ${value}\n`);
  return 0;
}

/** The doctor leaves no trace, not even a folder. */
const noLog: Log = { info: () => undefined, warn: () => undefined, error: () => '' };
