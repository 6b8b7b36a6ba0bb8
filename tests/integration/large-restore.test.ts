import { openAsBlob, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { CoreRouter } from '../../main/frames.ts';
import { openLoopback } from '../../main/node/loopback-server.ts';
import { createPageSessions } from '../../main/node/pages-sessions.ts';
import { facts } from '../../main/db/schema.ts';
import { pathsIn } from '../../main/vault/profile-paths.ts';
import { duration } from '../../shared/domain/time.ts';
import { aCore } from '../support/a-core.ts';
import { connectTo, type ServedApp } from '../support/built-app.ts';
import { createTestLog } from '../support/transports.ts';
import { tempFolder } from '../support/temp-profile.ts';
import { aVaultWithBackups } from '../support/vault-harness.ts';

const mebibyte = 1024 * 1024;

/** A backup of 30 MiB and the code that opens it. */
async function aLargeBackup(): Promise<{ readonly file: string; readonly recoveryCode: string }> {
  const { vault, backups, profile } = aVaultWithBackups();
  await vault.start();
  const { recoveryCode } = await vault.create({ role: 'clinic', passphrase: null });
  for (let index = 0; index < 30; index += 1)
    profile().store.write(
      (db) =>
        void db
          .insert(facts)
          .values({ name: `filler ${index}`, value: 'x'.repeat(mebibyte) })
          .run(),
    );
  const { name } = await backups.create();
  return { file: join(backups.state().folder, name), recoveryCode };
}

test('a backup larger than any single request is restored through the browser shell, with a second try for the code', async () => {
  const { file, recoveryCode } = await aLargeBackup();
  const harness = aCore();
  await harness.core.start();
  const loopback = await openLoopback({
    router: harness.core.router as unknown as CoreRouter,
    uploads: harness.core.uploads,
    sessions: createPageSessions(() => duration(0)),
    pagesFolder: tempFolder(),
    log: createTestLog(),
  });
  onTestFinished(() => loopback.close());
  const page = await connectTo({ address: loopback.newAddress() } as ServedApp); // the address is all that is asked for
  onTestFinished(() => page.close());
  const post = (path: string, body: BodyInit | null): Promise<Response> =>
    fetch(`${loopback.origin}${path}`, {
      method: 'POST',
      body,
      headers: { Origin: loopback.origin, Authorization: `Bearer ${page.session}` },
    });
  const blob = await openAsBlob(file);
  const { uploadId } = (await (await post('/upload/file', null)).json()) as { uploadId: string };

  for (let at = 0; at < blob.size; at += 4 * mebibyte)
    expect((await post(`/upload/file/${uploadId}/${at}`, await blob.slice(at, at + 4 * mebibyte).bytes())).status).toBe(204);
  const source = { from: 'upload', uploadId } as const;
  await expect(page.client.vault.restore({ source, recoveryCode: `${recoveryCode}0`, passphrase: null })).rejects.toMatchObject({
    code: 'WRONG_RECOVERY_CODE',
  });
  await page.client.vault.restore({ source, recoveryCode, passphrase: null });

  expect(blob.size).toBeGreaterThan(25 * mebibyte);
  expect(await harness.status()).toMatchObject({ state: 'open', sample: false });
  expect(readdirSync(pathsIn(harness.folder).work)).toEqual([]);
});
