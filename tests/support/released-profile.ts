// `node tests/support/released-profile.ts FOLDER`: a filled profile of the present schema, to be kept for the tests of later versions.
import { rmSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { createCore } from '../../main/core.ts';
import { migrations } from '../../main/db/migrations/all.ts';
import { createLoopbackShell } from '../../main/node/loopback-shell.ts';
import { createNodePorts } from '../../main/node-ports.ts';
import { requireKeyFile } from '../../main/vault/key-file.ts';
import { deriveKey } from '../../main/vault/key-slots.ts';
import { databasePurpose } from '../../main/vault/open-profile.ts';
import { pathsIn, type FolderPaths } from '../../main/vault/profile-paths.ts';
import { unlockWithPassphrase } from '../../main/vault/unlock.ts';
import { createFakeSecretStore } from './fake-secret-store.ts';
import { rowsOfSample, writeDatabaseOf } from './profile-of-schema.ts';

/** Opens every profile made here: its people are invented. */
export const releasedPassphrase = 'four ordinary words here';

/** @param folder  an empty one; holds the profile and its marker afterwards, and nothing else */
export async function makeReleasedProfile(folder: string): Promise<void> {
  const shell = createLoopbackShell({ reason: null, platform: 'linux' });
  const core = createCore({ ...createNodePorts({ folder, shell }), secrets: createFakeSecretStore('absent') });
  const client = createRouterClient(core.router, { context: { window: 'dashboard' } });
  await core.start();
  await client.vault.create({ role: 'both', passphrase: releasedPassphrase });
  await client.vault.openSample({});
  await core.close();
  const paths = pathsIn(folder);
  writeDatabaseOf(migrations.length, paths, await releasedKey(paths), rowsOfSample(paths.sample));
  for (const rest of [paths.sample, paths.work, paths.backups, paths.processLock, `${folder}/logs`])
    rmSync(rest, { recursive: true, force: true });
}

/** The key of the database of a profile made here. */
export async function releasedKey(paths: FolderPaths): Promise<Buffer> {
  return deriveKey(await unlockWithPassphrase(requireKeyFile(paths), releasedPassphrase), databasePurpose);
}

if (import.meta.main) await makeReleasedProfile(process.argv[2] ?? '');
