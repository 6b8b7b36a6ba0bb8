import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createStore, type OpenStore } from '../../main/db/open-store.ts';

/** An empty folder of its own, removed after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestStore {
  readonly store: OpenStore;
  readonly folder: string;
  readonly file: string;
  readonly key: Buffer;
  close(): void;
}

/** A real encrypted database with the present schema, closed and removed after the test. */
export function openTestStore(): TestStore {
  const folder = tempFolder();
  const file = join(folder, 'session-desk.db');
  const key = randomBytes(32);
  const store = createStore({ file, key });
  onTestFinished(() => store.close());
  return { store, folder, file, key, close: () => store.close() };
}
