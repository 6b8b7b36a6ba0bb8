import { randomUUID } from 'node:crypto';
import { existsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup } from '../../main/features/backups/make-backup.ts';
import { swapDatabase } from '../../main/features/backups/restore-backup.ts';
import { migrations } from '../../main/db/migrations/all.ts';
import { createStore, openStore, type OpenStore } from '../../main/db/open-store.ts';
import { clients, facts } from '../../main/db/schema.ts';
import { lockProfile } from '../../main/vault/profile-lock.ts';
import { makePrivateFolder } from '../../main/files/durable-file.ts';
import { saveKeyFile } from '../../main/vault/key-file.ts';
import { makeProfile } from '../../main/vault/make-profile.ts';
import { pathsIn, storeFolderOf } from '../../main/vault/profile-paths.ts';
import { instant } from '../../shared/domain/time.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeSecretStore } from './fake-secret-store.ts';
import { faultKeys, faultKeyFor, faultPassphrase, slowMigrations } from './fault-profile.ts';

/** A process that writes in one way until it is killed or done. What it prints it has saved. */
const [mode = '', folder = '', times = '1000000'] = process.argv.slice(2);
const count = Number(times);
const paths = pathsIn(folder);
const key = faultKeyFor('database');
const tell = (text: string): void => void writeSync(1, `${text}\n`);

/** One transaction: a client, and the sum of all in another table. */
function addClient(store: OpenStore, index: number): void {
  store.write((db) => {
    db.insert(clients)
      .values({
        id: String(index),
        name: `Client ${index} ${'x'.repeat(index % 40)}`,
        code: null,
        archivedAt: null,
        createdAt: instant(index),
      })
      .run();
    db.insert(facts)
      .values({ name: 'sum', value: String(index) })
      .onConflictDoUpdate({ target: facts.name, set: { value: String(index) } })
      .run();
  });
}

function openOrMake(): { readonly store: OpenStore; readonly next: number } {
  makePrivateFolder(storeFolderOf(paths));
  const store = existsSync(paths.database) ? openStore({ file: paths.database, key }) : createStore({ file: paths.database, key });
  tell('begins');
  return { store, next: (store.counts()['clients'] ?? 0) + 1 };
}

const modes: Readonly<Record<string, () => void | Promise<void>>> = {
  commits: () => {
    const { store, next } = openOrMake();
    for (let index = next; index < next + count; index++) {
      addClient(store, index);
      tell(`client ${index}`);
    }
    store.close();
  },
  keys: () => {
    makePrivateFolder(paths.profile);
    for (let index = 1; index <= count; index++) {
      saveKeyFile(paths, faultKeys(index), { revokes: index % 3 === 0 });
      tell(`keys ${index}`);
    }
  },
  backups: async () => {
    const { store, next } = openOrMake();
    makePrivateFolder(paths.work);
    const place = { folder: paths.backups, ownFolder: false, work: paths.work };
    for (let index = next; index < next + count; index++) {
      addClient(store, index);
      const { name } = await makeBackup({
        source: store,
        keyFor: faultKeyFor,
        portableKeys: faultKeys(1),
        place,
        now: instant(index * 1_000),
        reason: 'byHand',
      });
      tell(`backup ${name}`);
    }
    store.close();
  },
  migration: () => {
    const { store } = openOrMake();
    store.close();
    openStore({ file: paths.database, key, migrations: slowMigrations(migrations) }).close();
    tell('migrated');
  },
  swap: () => {
    const { store, next } = openOrMake();
    addClient(store, next);
    tell(`client ${next}`);
    makePrivateFolder(paths.work);
    const copy = join(paths.work, `${randomUUID()}.db`);
    store.copyInto(copy);
    const other = openStore({ file: copy, key });
    addClient(other, next + 1);
    other.close();
    store.close();
    swapDatabase(paths, copy, instant(next * 60_000));
    tell(`client ${next + 1}`);
  },
  create: async () => {
    makePrivateFolder(folder);
    const made = await makeProfile({
      paths,
      secrets: createFakeSecretStore(),
      clock: createFakeClock(),
      computer: 'here',
      passphrase: faultPassphrase,
    });
    tell(`made ${made.keys.profileId}`);
  },
  lock: () => {
    lockProfile(paths.processLock);
    tell('locked');
    setInterval(() => undefined, 1_000);
  },
};

const run = modes[mode];
if (!run) throw new Error('no such mode');
await run();
