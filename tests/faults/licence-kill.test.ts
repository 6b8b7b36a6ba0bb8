import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../main/db/open-store.ts';
import { keptLicence } from '../../main/features/account/kept-licence.ts';
import { openDeviceKey } from '../../main/features/account/device-key.ts';
import { findAccount } from '../../main/features/account/store.ts';
import { openTestStore } from '../support/temp-profile.ts';

const script = join(import.meta.dirname, '../support/licence-writer.ts');

type Told = { readonly publicKey: string } | { readonly kept: number };

/** A process that is given licences, and is killed after some of them, at some moment of the next. */
async function killedAfter(count: number, { file, key }: { readonly file: string; readonly key: Buffer }) {
  const child = fork(script, [file, key.toString('hex')], { stdio: 'inherit' });
  let publicKey = '';
  let kept = 1;
  child.on('message', (told: Told) => {
    if ('publicKey' in told) publicKey = told.publicKey;
    else kept = told.kept;
    if (kept > count) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  return { publicKey, kept };
}

test('killed while a licence is written: the last one that was told as kept is there, or the one that came after it', async () => {
  for (const count of [1, 2, 5, 11, 24]) {
    const { store, file, key, close } = openTestStore();
    expect(findAccount(store.read)).toBeNull();
    close();

    const { publicKey, kept } = await killedAfter(count, { file, key });

    const again = openStore({ file, key });
    const row = findAccount(again.read);
    const sequence = keptLicence(row, [publicKey])?.licence.sequence ?? 0;
    expect(sequence).toBeGreaterThanOrEqual(kept);
    expect(row && openDeviceKey(key, row)).not.toBeNull();
    again.requireSound();
    again.close();
  }
}, 60_000);
