import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from '../node/data-folder.ts';
import { openCore, unlockProfile } from './open-core.ts';

/** Makes a backup as the app does, opens and checks it, and prints its name. */
export async function backup(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { profile: { type: 'string' } } });
  const opened = openCore(resolve(values.profile ?? defaultDataFolder()));
  try {
    await unlockProfile(opened);
    const { name } = await opened.client.backups.create({});
    const { folder } = await opened.client.backups.drill({});
    process.stdout.write(`${resolve(folder, name)}\n`);
    return 0;
  } finally {
    await opened.core.close();
  }
}
