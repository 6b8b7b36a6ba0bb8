import { copyFileSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openConnection } from '../../main/db/open-connection.ts';
import { clients, facts } from '../../main/db/schema.ts';
import type { OpenProfile } from '../../main/vault/open-profile.ts';
import { instant, minutes, seconds } from '../../shared/domain/time.ts';
import { createFakeSecretStore } from '../support/fake-secret-store.ts';
import { tempFolder } from '../support/temp-profile.ts';
import { aVault, type VaultHarness } from '../support/vault-harness.ts';
import { eventually } from '../support/eventually.ts';

const passphrase = 'four ordinary words here';
const failing = (code: string, details = {}) => expect.objectContaining({ code, details: expect.objectContaining(details) });
const ada = { id: 'c1', name: 'Ada Quartermaine', code: null, archivedAt: null, createdAt: instant(0) };
const addAda = (profile: OpenProfile): void => profile.store.write((db) => void db.insert(clients).values(ada).run());
const namesIn = (profile: OpenProfile) => profile.store.read.select().from(clients).all();

/** A made and stopped profile, as it lies on the disk. */
async function aMadeProfile(protection: 'keychain' | 'passphrase' = 'keychain') {
  const harness = aVault();
  await harness.vault.start();
  const { recoveryCode } = await harness.vault.create({ role: 'clinic', passphrase: protection === 'passphrase' ? passphrase : null });
  addAda(harness.profile());
  await harness.vault.stop();
  return { ...harness, recoveryCode, again: () => aVault({ folder: harness.folder, secrets: harness.secrets, clock: harness.clock }) };
}

/** More than is checked before opening, with a page in its midst gone. */
async function aDamagedLargeProfile() {
  const made = await aMadeProfile();
  const { vault, profile } = made.again();
  await vault.start();
  const value = 'n'.repeat(20_000);
  profile().store.write((db) => {
    for (let count = 0; count < 600; count++)
      db.insert(facts)
        .values({ name: `note ${count}`, value })
        .run();
  });
  await vault.stop();
  const midst = 9 * 2 ** 20;
  writeFileSync(made.paths.database, readFileSync(made.paths.database).fill(0, midst, midst + 4_096));
  return made;
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('a first start makes nothing but the lock, and says what the keychain offers', async () => {
  const { vault, folder } = aVault();

  await vault.start();

  expect(vault.status()).toEqual({ state: 'new', keychain: 'available' });
  expect(filesBelow(folder).map((file) => file.slice(folder.length + 1))).toEqual(['profile.lock']);
});

test('a profile protected by the keychain opens by itself at the next start, with what was saved', async () => {
  const made = await aMadeProfile();
  const { vault, profile } = made.again();

  await vault.start();

  expect(vault.status()).toEqual({
    state: 'open',
    sample: false,
    keychain: true,
    passphrase: false,
    recoveryConfirmed: false,
    recoveryMadeAt: made.clock.now(),
    keychainLost: false,
    movedComputer: false,
  });
  expect(namesIn(profile())).toEqual([ada]);
});

test('without a keychain a passphrase is asked for, and nothing is made before it is given', async () => {
  const { vault, folder } = aVault({ secrets: createFakeSecretStore('absent') });
  await vault.start();
  expect(vault.status()).toEqual({ state: 'new', keychain: 'absent' });

  await expect(vault.create({ role: 'clinic', passphrase: null })).rejects.toThrow(failing('PASSPHRASE_NEEDED', { fault: 'absent' }));
  await expect(vault.create({ role: 'clinic', passphrase: 'too short' })).rejects.toThrow(failing('PASSPHRASE_TOO_SHORT'));
  expect(readdirSync(folder).sort()).toEqual(['profile.lock', 'work']);

  expect(await vault.create({ role: 'locum', passphrase })).toMatchObject({ protection: 'passphrase' });
  expect(vault.status()).toMatchObject({ state: 'open', keychain: false, passphrase: true });
});

test('the role that was chosen reaches the profile once', async () => {
  const { vault, profile, paths } = aVault();
  await vault.start();
  await vault.create({ role: 'locum', passphrase: null });
  expect(profile().madeFor).toBe('locum');
  await vault.stop();

  await vault.start();

  expect(profile().madeFor).toBe(null);
  expect(existsSync(paths.making.profile)).toBe(false);
});

test('a passphrase opens the profile, a wrong one does not, and neither changes the key files', async () => {
  const made = await aMadeProfile('passphrase');
  const { vault, profile, keyFiles } = made.again();
  const before = keyFiles();
  await vault.start();
  expect(vault.status()).toEqual({ state: 'locked', reason: 'start', ways: ['passphrase', 'recovery'], sample: false });

  await expect(vault.unlock({ way: 'passphrase', passphrase: `${passphrase} ` })).rejects.toThrow(failing('WRONG_PASSPHRASE'));
  expect(vault.status()).toMatchObject({ state: 'locked' });
  await vault.unlock({ way: 'passphrase', passphrase });

  expect(namesIn(profile())).toEqual([ada]);
  expect(keyFiles().equals(before)).toBe(true);
});

test('the same passphrase in another Unicode form opens the profile', async () => {
  const { vault } = aVault();
  await vault.start();
  await vault.create({ role: 'clinic', passphrase: 'Zürich über Ångström'.normalize('NFC') });
  await vault.lock();

  await vault.unlock({ way: 'passphrase', passphrase: 'Zürich über Ångström'.normalize('NFD') });

  expect(vault.status()).toMatchObject({ state: 'open' });
});

test('the recovery code opens the profile however it is typed; a slip is told from a code of something else', async () => {
  const made = await aMadeProfile('passphrase');
  const { vault } = made.again();
  await vault.start();
  const slip = `${made.recoveryCode.slice(0, -1)}${made.recoveryCode.endsWith('7') ? '8' : '7'}`;
  const other = (await aMadeProfile()).recoveryCode;

  await expect(vault.unlock({ way: 'recovery', recoveryCode: slip })).rejects.toThrow(failing('WRONG_RECOVERY_CODE', { reason: 'check' }));
  await expect(vault.unlock({ way: 'recovery', recoveryCode: 'ABCD' })).rejects.toThrow(
    failing('WRONG_RECOVERY_CODE', { reason: 'length' }),
  );
  await expect(vault.unlock({ way: 'recovery', recoveryCode: other })).rejects.toThrow(failing('WRONG_RECOVERY_CODE', { reason: 'other' }));
  await vault.unlock({ way: 'recovery', recoveryCode: made.recoveryCode.toLowerCase().replaceAll('-', ' ') });

  expect(vault.status()).toMatchObject({ state: 'open' });
});

test('typing the recovery code back confirms it, across starts', async () => {
  const made = await aMadeProfile();
  const first = made.again();
  await first.vault.start();

  await first.vault.confirmRecovery(made.recoveryCode);
  await first.vault.stop();
  const { vault } = made.again();
  await vault.start();

  expect(vault.status()).toMatchObject({ recoveryConfirmed: true });
});

test('a new recovery code ends the old one in both generations of the key file', async () => {
  const made = await aMadeProfile('passphrase');
  const { vault, paths } = made.again();
  await vault.start();
  await vault.unlock({ way: 'passphrase', passphrase });
  const code = await vault.newRecoveryCode();
  await vault.lock();

  for (const generation of ['newest', 'previous']) {
    if (generation === 'previous') rmSync(paths.keys);
    await expect(vault.unlock({ way: 'recovery', recoveryCode: made.recoveryCode }), generation).rejects.toThrow(
      failing('WRONG_RECOVERY_CODE'),
    );
    await vault.unlock({ way: 'recovery', recoveryCode: code });
    await vault.lock();
  }
});

test('a passphrase set on a keychain profile takes the place of the keychain, and a changed one ends the old', async () => {
  const made = await aMadeProfile();
  const { vault, secrets, paths } = made.again();
  await vault.start();
  expect(secrets.entries.size).toBe(1);

  await vault.changePassphrase(null, passphrase);
  expect(vault.status()).toMatchObject({ keychain: false, passphrase: true });
  expect(secrets.entries.size).toBe(0);
  await expect(vault.changePassphrase('something else entirely', 'another good passphrase')).rejects.toThrow(failing('WRONG_PASSPHRASE'));
  await vault.changePassphrase(passphrase, 'another good passphrase');
  await vault.lock();
  rmSync(paths.keys);

  await expect(vault.unlock({ way: 'passphrase', passphrase })).rejects.toThrow(failing('WRONG_PASSPHRASE'));
  await vault.unlock({ way: 'passphrase', passphrase: 'another good passphrase' });
});

test('a passphrase is removed only when the keychain has taken the key', async () => {
  const made = await aMadeProfile('passphrase');
  const { vault, secrets, keyFiles } = made.again();
  await vault.start();
  await vault.unlock({ way: 'passphrase', passphrase });
  const before = keyFiles();
  secrets.fault = 'locked';

  await expect(vault.changePassphrase(passphrase, null)).rejects.toThrow(failing('PASSPHRASE_KEPT', { fault: 'locked' }));
  expect(keyFiles().equals(before)).toBe(true);
  secrets.fault = null;
  await vault.changePassphrase(passphrase, null);
  await vault.stop();
  await vault.start();

  expect(vault.status()).toMatchObject({ state: 'open', keychain: true, passphrase: false });
});

test('locking tears the profile down, and opening the app again does not unlock it', async () => {
  const made = await aMadeProfile();
  const { vault, events, profile } = made.again();
  await vault.start();
  await vault.changePassphrase(null, passphrase);
  await vault.rememberHere();
  const { keyFor } = profile();

  await vault.lock();

  expect(vault.status()).toEqual({ state: 'locked', reason: 'byHand', ways: ['passphrase', 'recovery'], sample: false });
  expect(events).toEqual(['open', 'close']);
  expect(() => keyFor('feed-address')).toThrow(failing('VAULT_LOCKED'));
  await vault.stop();
  const next = made.again();
  await next.vault.start();
  expect(next.vault.status()).toMatchObject({ state: 'locked', reason: 'byHand' });
  await expect(next.vault.unlock({ way: 'keychain' })).rejects.toThrow(failing('KEYCHAIN_ABSENT'));
  await next.vault.unlock({ way: 'passphrase', passphrase });
  await next.vault.stop();
  const last = made.again();
  await last.vault.start();
  expect(last.vault.status()).toMatchObject({ state: 'open', keychain: true, passphrase: true });
});

test('a profile without a passphrase cannot be locked, and is not locked by idle time or sleep', async () => {
  const { vault, clock } = aVault();
  await vault.start();
  await vault.create({ role: 'clinic', passphrase: null });

  await expect(vault.lock()).rejects.toThrow(failing('LOCK_NEEDS_PASSPHRASE'));
  vault.power('suspend');
  vault.power('screenLock');
  clock.advance(minutes(60));
  await vault.retry();

  expect(vault.status()).toMatchObject({ state: 'open' });
});

/** Lets the commands that a timer gave run to their end. */
const settled = (harness: VaultHarness): Promise<void> => harness.vault.retry();

test('idle time locks after the set while, counted anew by each activity', async () => {
  const harness = aVault();
  const { vault, clock } = harness;
  await vault.start();
  await vault.create({ role: 'clinic', passphrase });
  vault.setLockRules({ afterIdleMs: minutes(15), onSuspend: true, onScreenLock: true });

  clock.advance(minutes(14));
  vault.activity();
  clock.advance(minutes(14));
  await settled(harness);
  expect(vault.status()).toMatchObject({ state: 'open' });
  clock.advance(minutes(1));
  await settled(harness);

  expect(vault.status()).toMatchObject({ state: 'locked', reason: 'idle' });
});

test('a clock that is set neither locks nor keeps from locking', async () => {
  const harness = aVault();
  const { vault, clock } = harness;
  await vault.start();
  await vault.create({ role: 'clinic', passphrase });

  clock.set(instant(clock.now() + 86_400_000));
  await settled(harness);
  expect(vault.status()).toMatchObject({ state: 'open' });
  clock.advance(minutes(1));
  clock.set(instant(clock.now() - 30 * 86_400_000));
  clock.advance(minutes(20));
  vault.power('resume');
  await settled(harness);

  expect(vault.status()).toMatchObject({ state: 'locked', reason: 'idle' });
});

test('idle time does not lock while a session runs', async () => {
  let running = true;
  const harness = aVault({ keepOpen: () => running });
  const { vault, clock } = harness;
  await vault.start();
  await vault.create({ role: 'clinic', passphrase });

  clock.advance(minutes(50));
  await settled(harness);
  expect(vault.status()).toMatchObject({ state: 'open' });
  running = false;
  clock.advance(minutes(16));
  await settled(harness);

  expect(vault.status()).toMatchObject({ state: 'locked', reason: 'idle' });
});

test.each([
  ['suspend', { afterIdleMs: null, onSuspend: true, onScreenLock: false }],
  ['screenLock', { afterIdleMs: null, onSuspend: false, onScreenLock: true }],
] as const)('%s locks when the rules say so, and only then', async (event, rules) => {
  const harness = aVault();
  const { vault } = harness;
  await vault.start();
  await vault.create({ role: 'clinic', passphrase });
  vault.setLockRules({ afterIdleMs: null, onSuspend: false, onScreenLock: false });

  vault.power(event);
  await settled(harness);
  expect(vault.status()).toMatchObject({ state: 'open' });
  vault.setLockRules(rules);
  vault.power(event);
  await settled(harness);

  expect(vault.status()).toMatchObject({ state: 'locked', reason: event });
});

test.each([
  ['locked', 'keychainLocked'],
  ['dismissed', 'keychainDismissed'],
  ['absent', 'keychainAbsent'],
] as const)(
  'a keychain that is %s is a state of its own; nothing is written, and it opens when the keychain does',
  async (fault, trouble) => {
    const made = await aMadeProfile();
    const { vault, secrets, keyFiles, profile } = made.again();
    const before = keyFiles();
    secrets.fault = fault;

    await vault.start();
    expect(vault.status()).toMatchObject({ state: 'trouble', trouble, ways: ['keychain', 'recovery'] });
    await expect(vault.create({ role: 'clinic', passphrase })).rejects.toThrow(failing('VAULT_EXISTS'));
    await expect(vault.unlock({ way: 'keychain' })).rejects.toThrow();
    expect(keyFiles().equals(before)).toBe(true);
    secrets.fault = null;
    await vault.retry();

    expect(namesIn(profile())).toEqual([ada]);
    expect(keyFiles().equals(before)).toBe(true);
  },
);

test('a keychain without the entry, or with another key in it, is not the same as none; recovery opens, and the key is remembered anew', async () => {
  const made = await aMadeProfile();
  const account = [...made.secrets.entries.keys()][0] ?? '';
  const secret = made.secrets.entries.get(account) ?? new Uint8Array();
  made.secrets.entries.set(
    account,
    Uint8Array.from(secret, (byte) => byte ^ 1),
  );
  const first = made.again();
  const before = first.keyFiles();
  await first.vault.start();
  expect(first.vault.status()).toMatchObject({ state: 'trouble', trouble: 'keychainWrong' });
  await first.vault.stop();
  made.secrets.entries.clear();
  const { vault, profile, keyFiles, secrets } = made.again();
  await vault.start();
  expect(vault.status()).toMatchObject({ state: 'trouble', trouble: 'keychainAbsent', details: { reason: 'entry' } });
  expect(keyFiles().equals(before)).toBe(true);

  await vault.unlock({ way: 'recovery', recoveryCode: made.recoveryCode });
  expect(namesIn(profile())).toEqual([ada]);
  expect(vault.status()).toMatchObject({ state: 'open', keychain: false, keychainLost: true });
  await vault.rememberHere();
  expect(vault.status()).toMatchObject({ state: 'open', keychain: true, keychainLost: false });
  await vault.stop();
  await vault.start();

  expect(vault.status()).toMatchObject({ state: 'open', keychain: true, keychainLost: false });
  expect(secrets.entries.size).toBe(1);
});

test.each(['locked', 'dismissed', 'absent'] as const)(
  'a keychain that is %s did not open the profile, but its entry is not lost, and cannot be made anew just now',
  async (fault) => {
    const made = await aMadeProfile();
    const { vault, secrets } = made.again();
    secrets.fault = fault;
    await vault.start();

    await vault.unlock({ way: 'recovery', recoveryCode: made.recoveryCode });

    expect(vault.status()).toMatchObject({ state: 'open', keychain: false, keychainLost: false });
    const code = { locked: 'KEYCHAIN_LOCKED', dismissed: 'KEYCHAIN_DISMISSED', absent: 'KEYCHAIN_UNUSABLE' }[fault];
    await expect(vault.rememberHere()).rejects.toThrow(failing(code));
    expect(secrets.entries.size).toBe(1);
  },
);

test('another computer is noticed until the key is remembered there', async () => {
  const made = await aMadeProfile();
  const { vault } = aVault({ folder: made.folder, secrets: createFakeSecretStore(), clock: made.clock, computer: 'other-computer' });
  await vault.start();
  expect(vault.status()).toMatchObject({ state: 'trouble', trouble: 'keychainAbsent' });

  await vault.unlock({ way: 'recovery', recoveryCode: made.recoveryCode });
  expect(vault.status()).toMatchObject({ state: 'open', movedComputer: true });
  await vault.rememberHere();

  expect(vault.status()).toMatchObject({ state: 'open', movedComputer: false });
});

/** Each breaks a stopped profile in one way and tells the screen that must come. */
const breakages: Readonly<Record<string, { readonly trouble: string; breakIt(made: VaultHarness): void }>> = {
  'both generations of the key file gone': {
    trouble: 'keysMissing',
    breakIt: ({ paths }) => [paths.keys, paths.previousKeys].forEach((file) => rmSync(file)),
  },
  'both generations of the key file damaged': {
    trouble: 'keysDamaged',
    breakIt: ({ paths }) =>
      [paths.keys, paths.previousKeys].forEach((file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/sealed[^,]*/u, 'sealed'))),
  },
  'the key files cut off': {
    trouble: 'keysDamaged',
    breakIt: ({ paths }) => [paths.keys, paths.previousKeys].forEach((file) => truncateSync(file, 100)),
  },
  'the database gone': { trouble: 'databaseMissing', breakIt: ({ paths }) => rmSync(paths.database) },
  'the whole profile folder gone': {
    trouble: 'databaseMissing',
    breakIt: ({ paths }) => renameSync(paths.profile, `${paths.profile}.elsewhere`),
  },
  'an empty database in place': { trouble: 'databaseDamaged', breakIt: ({ paths }) => truncateSync(paths.database, 0) },
  'a cut database': { trouble: 'databaseDamaged', breakIt: ({ paths }) => truncateSync(paths.database, 4096 * 5 + 100) },
  'a plain database in place': {
    trouble: 'databaseDamaged',
    breakIt: ({ paths }) => {
      rmSync(paths.database);
      const plain = new Database(paths.database);
      plain.exec('CREATE TABLE clients (id TEXT)');
      plain.close();
    },
  },
};

test.each(Object.entries(breakages))('%s has its screen; nothing is written or made anew', async (_, { trouble, breakIt }) => {
  const made = await aMadeProfile();
  breakIt(made);
  const files = filesBelow(made.folder);
  const before = files.map((file) => readFileSync(file));
  const { vault, secrets, events } = made.again();
  const entries = [...secrets.entries.keys()];

  await vault.start();
  await vault.retry();

  expect(vault.status()).toMatchObject({ state: 'trouble', trouble });
  await expect(vault.create({ role: 'clinic', passphrase })).rejects.toThrow(failing('VAULT_EXISTS'));
  await vault.stop();
  expect(events).toEqual([]);
  expect(filesBelow(made.folder)).toEqual(files);
  expect(files.map((file) => readFileSync(file).equals(before[files.indexOf(file)] ?? Buffer.alloc(0)))).toEqual(files.map(() => true));
  expect([...secrets.entries.keys()]).toEqual(entries);
});

test('a database from a newer version has its screen and stays as it is', async () => {
  const made = await aMadeProfile();
  const opening = made.again();
  await opening.vault.start();
  const key = opening.profile().keyFor('database');
  await opening.vault.stop();
  const future = openConnection({ file: made.paths.database, key });
  future.pragma('user_version = 99');
  future.close();
  const before = readFileSync(made.paths.database);
  const { vault } = made.again();

  await vault.start();

  expect(vault.status()).toMatchObject({ state: 'trouble', trouble: 'databaseNewer', details: { found: 99 } });
  expect(readFileSync(made.paths.database).equals(before)).toBe(true);
});

test('one damaged generation of the key file is made up for by the other', async () => {
  const made = await aMadeProfile();
  truncateSync(made.paths.keys, 50);
  const { vault, profile } = made.again();

  await vault.start();
  expect(namesIn(profile())).toEqual([ada]);
  await vault.confirmRecovery(made.recoveryCode);
  rmSync(made.paths.previousKeys);
  await vault.stop();
  await vault.start();

  expect(vault.status()).toMatchObject({ state: 'open', recoveryConfirmed: true });
});

test('a large profile opens before its check, and shows its screen when that finds damage', async () => {
  const made = await aDamagedLargeProfile();
  const { vault, clock } = made.again();

  await vault.start();
  expect(vault.status()).toMatchObject({ state: 'open' });
  clock.advance(seconds(15));

  await eventually(() => expect(vault.status()).toMatchObject({ state: 'trouble', trouble: 'databaseDamaged' }));
});

test('a large profile that was cut off is checked before it opens', async () => {
  const made = await aDamagedLargeProfile();
  writeFileSync(`${made.paths.database}-wal`, '');
  const { vault } = made.again();

  await vault.start();

  expect(vault.status()).toMatchObject({ state: 'trouble', trouble: 'databaseDamaged' });
});

test('the database of another profile is damage, not a wrong passphrase', async () => {
  const made = await aMadeProfile('passphrase');
  const other = await aMadeProfile();
  copyFileSync(other.paths.database, made.paths.database);
  const { vault } = made.again();
  await vault.start();

  await expect(vault.unlock({ way: 'passphrase', passphrase })).rejects.toThrow(failing('DATABASE_DAMAGED'));

  expect(vault.status()).toMatchObject({ state: 'trouble', trouble: 'databaseDamaged' });
});

test('an interrupted first run leaves nothing that counts as a profile', async () => {
  const made = await aMadeProfile();
  renameSync(made.paths.profile, made.paths.making.profile);
  rmSync(made.paths.marker);
  const { vault } = made.again();

  await vault.start();
  expect(vault.status()).toMatchObject({ state: 'new' });
  await vault.create({ role: 'clinic', passphrase });

  expect(vault.status()).toMatchObject({ state: 'open', passphrase: true });
});

test('a data folder that is a file is told as a folder that cannot be written', async () => {
  const folder = join(tempFolder(), 'data');
  writeFileSync(folder, 'not a folder');
  const { vault } = aVault({ folder });

  await vault.start();

  expect(vault.status()).toMatchObject({ state: 'trouble', trouble: 'readOnly' });
});

test('a second instance on the same folder waits for the first', async () => {
  const made = await aMadeProfile();
  const first = made.again();
  const second = made.again();
  await first.vault.start();

  await second.vault.start();
  expect(second.vault.status()).toMatchObject({ state: 'trouble', trouble: 'inUse' });
  await expect(second.vault.unlock({ way: 'recovery', recoveryCode: made.recoveryCode })).rejects.toThrow(failing('PROFILE_IN_USE'));
  await first.vault.stop();
  await second.vault.retry();

  expect(second.vault.status()).toMatchObject({ state: 'open' });
});

test('the sample is a profile of its own; going back opens the own one unchanged', async () => {
  const made = await aMadeProfile();
  const { vault, profile, events, keyFiles, paths } = made.again();
  await vault.start();
  const before = keyFiles();

  await vault.openSample();
  expect(vault.status()).toMatchObject({ state: 'open', sample: true });
  expect(namesIn(profile())).toEqual([]);
  expect(profile().portableKeys()).toBe(null);
  addAda(profile());
  await vault.openSample();
  expect(namesIn(profile())).toEqual([ada]);
  await vault.removeSample();

  expect(events).toEqual(['open', 'close', 'open sample', 'close', 'open sample', 'close', 'open']);
  expect(existsSync(paths.sample)).toBe(false);
  expect(vault.status()).toMatchObject({ state: 'open', sample: false });
  expect(keyFiles().equals(before)).toBe(true);
});

test('what fails while the services are built closes the profile again and names the log entry', async () => {
  const made = await aMadeProfile();
  const { vault, log } = aVault({ folder: made.folder, secrets: made.secrets, onOpen: () => Promise.reject(new Error('bug')) });

  await vault.start();

  expect(vault.status()).toEqual({ state: 'trouble', trouble: 'unexpected', ways: [], details: { reference: 'E-TEST' } });
  expect(log.entries).toContainEqual({ event: 'vault.failed', error: expect.objectContaining({ message: 'bug' }) });
});

test('every watcher sees the states in order', async () => {
  const made = await aMadeProfile('passphrase');
  const { vault } = made.again();
  const controller = new AbortController();
  const seen: string[] = [];
  const watching = (async () => {
    for await (const { state } of vault.watch(controller.signal)) seen.push(state);
  })();

  await vault.start();
  await vault.unlock({ way: 'passphrase', passphrase });
  await vault.lock();
  controller.abort();
  await watching;

  expect(seen).toEqual(['starting', 'locked', 'open', 'locked']);
});

test('only the user can read what is made, whatever the umask', async () => {
  const umask = process.umask(0);
  try {
    const { folder } = await aMadeProfile();
    const loose = readdirSync(folder, { recursive: true, withFileTypes: true })
      .map((entry) => ({
        path: join(entry.parentPath, entry.name).slice(folder.length),
        mode: statSync(join(entry.parentPath, entry.name)).mode & 0o777,
      }))
      .filter(({ mode }) => (mode & 0o077) !== 0);

    expect(loose).toEqual([]);
  } finally {
    process.umask(umask);
  }
});

test('nothing that was stored or typed stands readable in any file, open or closed', async () => {
  const harness = aVault();
  const { vault, folder, profile } = harness;
  await vault.start();
  const { recoveryCode } = await vault.create({ role: 'clinic', passphrase });
  addAda(profile());
  const key = profile().keyFor('database');
  const canaries = [
    ada.name,
    passphrase,
    recoveryCode,
    recoveryCode.replaceAll('-', ''),
    key.toString('hex'),
    key.toString('base64'),
    'CREATE TABLE',
  ];

  const open = Buffer.concat(filesBelow(folder).map((file) => readFileSync(file)));
  await vault.stop();
  const closed = Buffer.concat(filesBelow(folder).map((file) => readFileSync(file)));

  for (const canary of canaries) expect([open.includes(canary), closed.includes(canary)], canary).toEqual([false, false]);
  expect([open.includes(key), closed.includes(key)]).toEqual([false, false]);
});

test('a wrong passphrase costs as much as the right one', async () => {
  const made = await aMadeProfile('passphrase');
  const { vault } = made.again();
  await vault.start();
  const costOf = async (typed: string): Promise<number> => {
    const begun = process.cpuUsage();
    await vault.unlock({ way: 'passphrase', passphrase: typed }).catch(() => undefined);
    const { user, system } = process.cpuUsage(begun);
    return user + system;
  };

  const wrong =
    [await costOf('wrong passphrase one'), await costOf('x'), await costOf('wrong passphrase two')].sort((a, b) => a - b)[1] ?? 0;
  const right = await costOf(passphrase);

  expect(wrong).toBeGreaterThan(100_000);
  expect(right / wrong).toBeGreaterThan(0.5);
  expect(right / wrong).toBeLessThan(3);
});
