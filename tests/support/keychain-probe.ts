import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AsyncEntry } from '@napi-rs/keyring';
import { createVaultService } from '../../main/features/vault/service.ts';
import { createKeyringSecretStore } from '../../main/node/keyring-secret-store.ts';
import { lockProfile } from '../../main/vault/profile-lock.ts';
import type { Log } from '../../main/ports/log.ts';
import { pathsIn } from '../../main/vault/profile-paths.ts';
import { createFakeClock } from './fake-clock.ts';

/** Run inside with-keyring.sh: plays one scene on the real keychain and prints what came of it as JSON. */
const log: Log = { info: () => undefined, warn: () => undefined, error: () => 'E-TEST' };
const secret = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
const store = createKeyringSecretStore({ log, patienceMs: 1_500 });
const keyringPid = Number(process.env['KEYRING_PID']);

const lockKeychain = (): void => {
  const service = ['--session', '--print-reply', '--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'];
  execFileSync('dbus-send', [...service, 'org.freedesktop.Secret.Service.Lock', 'array:objpath:/org/freedesktop/secrets/collection/login']);
};
const fresh = (account: string) => createKeyringSecretStore({ log }).read(account);

/** A vault on the real keychain, in a folder of its own. */
function aRealVault() {
  const folder = mkdtempSync(join(process.env['HOME'] ?? '/tmp', 'data-'));
  const clock = createFakeClock();
  const deps = { folder, secrets: store, clock, log, computer: 'here', lockProfile, onOpen: () => undefined, onClose: () => undefined };
  const backups = { beforeMigration: () => Promise.resolve(), restore: () => Promise.resolve(), newest: () => null, erase: () => true };
  const vault = createVaultService({ ...deps, backups, uploadedFile: () => '' });
  const paths = pathsIn(folder);
  const accountOf = (): string => /"account\\":\\"([^"\\]+)/u.exec(readFileSync(paths.keys, 'utf8'))?.[1] ?? '';
  return { vault, accountOf, keyFile: () => readFileSync(paths.keys, 'utf8'), remove: () => rmSync(folder, { recursive: true }) };
}

const scenes: Readonly<Record<string, () => Promise<unknown>>> = {
  /** Every call once, with a look from outside at where the secret went. */
  plain: async () => {
    const before = await store.read('one');
    const written = await store.write('one', secret);
    const outside = execFileSync('secret-tool', ['search', '--all', 'service', 'Session Desk'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    }).toString();
    const read = await fresh('one');
    await store.remove('one');
    return { before, written, read, outside: /secret = /u.test(outside), after: await fresh('one') };
  },
  locked: async () => {
    await store.write('one', secret);
    lockKeychain();
    return { read: await fresh('one'), write: await store.write('two', secret) };
  },
  unreachable: async () => {
    const decoy = new AsyncEntry('Session Desk', 'one', { linux: { store: 'keyutils' } });
    const planted = await decoy.setSecret(secret).then(
      () => true,
      () => false, // a kernel without keyrings has no decoy either
    );
    const answers = { planted, read: await store.read('one'), write: await store.write('two', secret) };
    if (planted) await decoy.deleteCredential();
    return answers;
  },
  vanishing: async () => {
    await store.write('one', secret);
    process.kill(keyringPid, 'SIGKILL');
    return { read: await fresh('one') };
  },
  /** The service is there and never answers. */
  hanging: async () => {
    await store.write('one', secret);
    process.kill(keyringPid, 'SIGSTOP');
    const begun = performance.now();
    const answer = await store.read('one');
    const tookMs = performance.now() - begun;
    process.kill(keyringPid, 'SIGCONT');
    return { answer, soon: tookMs < 8_000, later: await store.read('one') };
  },
  vault: async () => {
    const { vault, accountOf, keyFile, remove } = aRealVault();
    await vault.start();
    const states: unknown[] = [vault.status()];
    await vault.create({ role: 'clinic', passphrase: null });
    await vault.stop();
    const before = keyFile();
    const next = async (): Promise<void> => {
      await vault.start();
      const status = vault.status();
      states.push(status.state === 'trouble' ? status.trouble : status.state);
      await vault.stop();
    };
    await next();
    const held = await store.read(accountOf());
    await store.write(accountOf(), secret);
    await next();
    await store.remove(accountOf());
    await next();
    if (held.kind === 'found') await store.write(accountOf(), held.secret);
    await next();
    lockKeychain();
    await next();
    process.kill(keyringPid, 'SIGKILL');
    await next();
    const untouched = keyFile() === before;
    remove();
    return { states, untouched };
  },
};

const scene = scenes[process.argv[2] ?? ''];
if (!scene) throw new Error('no such scene');
process.stdout.write(JSON.stringify(await scene(), (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value)));
