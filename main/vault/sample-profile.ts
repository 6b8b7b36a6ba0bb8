import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAppError } from '../../shared/errors/app-error.ts';
import { createStore, openStore, type OpenStore } from '../db/open-store.ts';
import { makePrivateFolder, translateFileErrors, writeDurably } from '../files/durable-file.ts';
import { deriveKey, type DataKey } from './key-slots.ts';
import { databasePurpose } from './open-profile.ts';

/** The profile for trying things out. */
export interface SampleProfile {
  readonly store: OpenStore;
  readonly dataKey: DataKey;
}

/**
 * Opens the sample profile; makes it on first use, and anew when it cannot be opened.
 * Its key lies beside it in the clear, in a file whose name says so: it holds made-up people only,
 * and is encrypted so that everything works on it as it does on the user's own.
 *
 * @throws AppError PROFILE_READ_ONLY, DISK_FULL
 */
export function openSampleProfile(folder: string): SampleProfile {
  const file = join(folder, 'store', 'session-desk.db');
  const dataKey = readSampleKey(folder);
  if (dataKey && existsSync(file)) {
    try {
      return { dataKey, store: openStore({ file, key: deriveKey(dataKey, databasePurpose) }) };
    } catch (error) {
      if (!isAppError(error, 'DATABASE_DAMAGED') && !isAppError(error, 'DATABASE_NEWER')) throw error;
    }
  }
  return makeSampleProfile(folder, file);
}

/** @throws AppError PROFILE_READ_ONLY */
export function removeSampleProfile(folder: string): void {
  translateFileErrors(() => rmSync(folder, { recursive: true, force: true }));
}

function makeSampleProfile(folder: string, file: string): SampleProfile {
  removeSampleProfile(folder);
  makePrivateFolder(join(folder, 'store'));
  const dataKey = randomBytes(32);
  writeDurably(keyFileOf(folder), `${dataKey.toString('hex')}\n`);
  return { dataKey, store: createStore({ file, key: deriveKey(dataKey, databasePurpose) }) };
}

function readSampleKey(folder: string): DataKey | null {
  if (!existsSync(keyFileOf(folder))) return null;
  const key = Buffer.from(translateFileErrors(() => readFileSync(keyFileOf(folder), 'utf8')).trim(), 'hex');
  return key.length === 32 ? key : null;
}

function keyFileOf(folder: string): string {
  return join(folder, 'open-key-of-the-sample-only.txt');
}
