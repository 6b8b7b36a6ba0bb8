import crypto, { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aVault } from '../support/vault-harness.ts';

const passphrase = 'four ordinary words here';
const attempts = 1_000;

/** The cost of each stretching that was asked for. */
const costs: unknown[] = [];
const real = crypto.scrypt;

/** Counts what a thousand quarters of a second would only measure; how long one takes is tested in vault.test.ts. */
beforeAll(() => {
  crypto.scrypt = ((text: string, salt: Buffer, length: number, cost: object, done: (error: null, key: Buffer) => void) => {
    costs.push(cost);
    setImmediate(done, null, createHash('sha512').update(text).update(salt).digest().subarray(0, length));
  }) as unknown as typeof crypto.scrypt; // the one form that is called
  syncBuiltinESMExports();
});
afterAll(() => {
  crypto.scrypt = real;
  syncBuiltinESMExports();
});
beforeEach(() => void costs.splice(0));

/** A locked profile with a passphrase, and the state of its files. */
async function aLockedProfile() {
  const made = aVault();
  await made.vault.start();
  await made.vault.create({ role: 'clinic', passphrase });
  await made.vault.stop();
  const locked = aVault({ folder: made.folder, secrets: made.secrets, clock: made.clock });
  await locked.vault.start();
  const files = (): readonly string[] =>
    readdirSync(locked.paths.profile, { recursive: true, encoding: 'utf8' })
      .toSorted()
      .map((name) => join(locked.paths.profile, name))
      .map((file) => `${file} ${statSync(file).mtimeMs} ${statSync(file).isFile() ? readFileSync(file, 'base64') : ''}`);
  return { ...locked, files };
}

/** Near misses, empty-looking, long and foreign ones. */
function wrong(attempt: number): string {
  const shapes = [
    `${passphrase} `,
    passphrase.toUpperCase(),
    passphrase.slice(0, -1),
    '\u0000',
    '🔑'.repeat(40),
    'x'.repeat(256),
    '__proto__',
  ];
  return `${shapes[attempt % shapes.length] ?? ''}${attempt}`;
}

test('a thousand wrong passphrases get one answer at one cost, change nothing, and shut nobody out', async () => {
  const { vault, files } = await aLockedProfile();
  const before = files();
  costs.splice(0);
  const answers = new Set<string>();

  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const error: unknown = await vault.unlock({ way: 'passphrase', passphrase: wrong(attempt) }).catch((thrown: unknown) => thrown);
    answers.add(JSON.stringify(error));
  }

  expect([...answers]).toEqual([JSON.stringify({ name: 'AppError', code: 'WRONG_PASSPHRASE', details: {} })]);
  expect(costs).toEqual(Array.from({ length: attempts }, () => expect.objectContaining({ N: 2 ** 17, r: 8, p: 1 })));
  expect(files()).toEqual(before);
  expect(vault.status()).toMatchObject({ state: 'locked', reason: 'start' });

  await vault.unlock({ way: 'passphrase', passphrase });
  expect(vault.status()).toMatchObject({ state: 'open' });
});

test('the database tells nothing about a passphrase: a wrong one gets the same answer where it is damaged or gone', async () => {
  const { vault, paths } = await aLockedProfile();
  const bytes = readFileSync(paths.database);
  const tryWrong = (): Promise<void> => vault.unlock({ way: 'passphrase', passphrase: 'four other words here' });

  writeFileSync(paths.database, bytes.subarray(0, 5_000));
  await expect(tryWrong()).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE', details: {} });
  renameSync(paths.database, `${paths.database}.away`);
  await expect(tryWrong()).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE', details: {} });

  expect(vault.status()).toMatchObject({ state: 'locked' });
});
