import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathsIn } from '../../main/vault/profile-paths.ts';
import { connectTo } from '../support/built-app.ts';
import type { DrivenApp } from '../support/driven-messages.ts';
import type { DeskProcess } from './desk-process.ts';
import { openDesk } from './desk.ts';

/**
 * Puts a sample profile, as the app fills it at the start of `app`, into the folder of `app`.
 * The app fills one for each start and zone; the others are copies of it, with its key and its encrypted database.
 *
 * @param shelf  a folder that all workers of this run share
 */
export async function placeSample(host: DeskProcess, app: DrivenApp, shelf: string): Promise<void> {
  const kept = join(shelf, `${app.start} ${app.zone}`.replaceAll(/[^\w-]/g, '-'));
  if (!existsSync(kept)) await fillSample(host, app, kept);
  const { sample } = pathsIn(app.folder);
  mkdirSync(app.folder, { recursive: true, mode: 0o700 });
  cpSync(kept, sample, { recursive: true, preserveTimestamps: true });
}

async function fillSample(host: DeskProcess, app: DrivenApp, kept: string): Promise<void> {
  mkdirSync(dirname(kept), { recursive: true });
  const home = mkdtempSync(join(dirname(kept), 'new-'));
  const folder = join(home, 'Session Desk');
  const desk = await openDesk(host, { ...app, folder });
  const { client, close } = await connectTo({ address: await desk.address() });
  await client.vault.openSample({});
  close();
  await desk.close();
  try {
    renameSync(pathsIn(folder).sample, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error; // else another worker was quicker
  }
  rmSync(home, { recursive: true, force: true });
}
