import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openStore, createStore, type OpenStore } from '../../main/db/open-store.ts';
import { clients, facts } from '../../main/db/schema.ts';
import { isAppError } from '../../shared/errors/app-error.ts';
import { instant } from '../../shared/domain/time.ts';
import { faultKeyFor } from '../support/fault-profile.ts';
import { seededRandom } from '../support/power-cut.ts';
import { tempFolder } from '../support/temp-profile.ts';

const key = faultKeyFor('database');
const random = seededRandom(4_711);

/** A database with two hundred rows written back and fifty that stand only in the log. */
interface Sound {
  readonly database: Buffer;
  readonly log: Buffer;
}
let sound: Sound;

function add(store: OpenStore, index: number): void {
  store.write((db) => {
    db.insert(clients)
      .values({ id: String(index), name: `Client ${index}`, code: null, archivedAt: null, createdAt: instant(index) })
      .run();
    db.insert(facts)
      .values({ name: 'sum', value: String(index) })
      .onConflictDoUpdate({ target: facts.name, set: { value: String(index) } })
      .run();
  });
}

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-test-'));
  const file = join(folder, 'store.db');
  const first = createStore({ file, key });
  for (let index = 1; index <= 200; index++) add(first, index);
  first.close();
  const second = openStore({ file, key });
  for (let index = 201; index <= 250; index++) add(second, index);
  sound = { database: readFileSync(file), log: readFileSync(`${file}-wal`) };
  second.close();
  rmSync(folder, { recursive: true });
});

/** What comes of opening these files: damage that is told, or a state that was once saved, whole. */
function outcomeOf({ database, log }: Sound): 'told' | number {
  const file = join(tempFolder(), 'store.db');
  writeFileSync(file, database);
  if (log.length > 0) writeFileSync(`${file}-wal`, log);
  try {
    const store = openStore({ file, key });
    try {
      store.requireSound();
      const count = store.read.select().from(clients).all().length;
      const sum = Number(store.read.select().from(facts).all()[0]?.value);
      expect(sum).toBe(count);
      return count;
    } finally {
      store.close();
    }
  } catch (error) {
    if (!isAppError(error, 'DATABASE_DAMAGED')) throw error;
    return 'told';
  }
}

const harms: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'one flipped bit': (bytes) => {
    const harmed = Buffer.from(bytes);
    const place = Math.floor(random() * bytes.length);
    harmed.writeUInt8(harmed.readUInt8(place) ^ (1 << Math.floor(random() * 8)), place);
    return harmed;
  },
  'a zeroed sector': (bytes) => {
    const harmed = Buffer.from(bytes);
    const place = Math.floor((random() * bytes.length) / 512) * 512;
    return harmed.fill(0, place, place + 512);
  },
  'a cut end': (bytes) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  'two pages swapped': (bytes) => {
    const harmed = Buffer.from(bytes);
    const [a, b] = [1, 2].map(() => Math.floor((random() * bytes.length) / 4096) * 4096);
    bytes.copy(harmed, a, b, (b ?? 0) + 4096);
    bytes.copy(harmed, b, a, (a ?? 0) + 4096);
    return harmed;
  },
  'random bytes over a page': (bytes) => {
    const harmed = Buffer.from(bytes);
    const place = Math.floor((random() * bytes.length) / 4096) * 4096;
    for (let at = place; at < Math.min(place + 4096, bytes.length); at++) harmed[at] = Math.floor(random() * 256);
    return harmed;
  },
};

test.each(Object.entries(harms))('%s in the database is told, or the state is one that was saved', (_, harm) => {
  let told = 0;

  for (let round = 0; round < 40; round++) {
    const outcome = outcomeOf({ database: harm(sound.database), log: Buffer.alloc(0) });
    if (outcome === 'told') told += 1;
    else expect(outcome).toBe(200);
  }

  expect(told).toBeGreaterThan(30);
});

test.each(Object.entries(harms))('%s in the log is told, or the state is one that was saved before', (_, harm) => {
  for (let round = 0; round < 30; round++) {
    const outcome = outcomeOf({ database: sound.database, log: harm(sound.log) });
    if (outcome !== 'told') expect(outcome).toBeGreaterThanOrEqual(200);
  }
});

test('the log of another day beside the database is told or passed over, never mixed in', () => {
  const file = join(tempFolder(), 'other.db');
  const other = createStore({ file, key });
  for (let index = 1; index <= 300; index++) add(other, index);
  const foreign = readFileSync(`${file}-wal`);
  other.close();
  expect(foreign.length).toBeGreaterThan(10_000);

  const outcome = outcomeOf({ database: sound.database, log: foreign });

  expect(['told', 200]).toContain(outcome);
});

test('what is damaged is left byte for byte', () => {
  const file = join(tempFolder(), 'store.db');
  const harmed = Buffer.from(sound.database).fill(0, 8192, 12_288);
  writeFileSync(file, harmed);
  copyFileSync(file, `${file}.before`);

  expect(() => {
    const store = openStore({ file, key });
    try {
      store.requireSound();
    } finally {
      store.close();
    }
  }).toThrow(expect.objectContaining({ code: 'DATABASE_DAMAGED' }));

  expect(readFileSync(file).equals(readFileSync(`${file}.before`))).toBe(true);
  expect(existsSync(`${file}-journal`)).toBe(false);
});
