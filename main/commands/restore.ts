import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from '../node/data-folder.ts';
import { askSecret } from './ask-secret.ts';
import { openCore } from './open-core.ts';
import { WrongUse } from './wrong-use.ts';

/** Brings a backup into an empty or damaged profile. The recovery code is asked for, so that it is in no list of processes. */
export async function restore(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { profile: { type: 'string' } } });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new WrongUse('Name one backup file, or a folder of backups.');
  const recoveryCode = await askSecret('Recovery code');
  const { core, client } = openCore(resolve(values.profile ?? defaultDataFolder()));
  try {
    await core.start();
    await client.vault.restore({ source: { from: 'path', path: resolve(file) }, recoveryCode, passphrase: null });
    process.stdout.write('Restored. What was there before was kept beside it.\n');
    return 0;
  } finally {
    await core.close();
  }
}
