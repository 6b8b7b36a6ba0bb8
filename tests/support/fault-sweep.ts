// A process in which the n-th call on a file fails, for each n that is worth it: `node fault-sweep.ts OPERATION FOLDER`.
// Started by tests/faults/io-errors.test.ts with failing-io.c before it; prints a SweepReport.
import crypto, { createHash } from 'node:crypto';
import { accessSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import type { OpenProfile } from '../../main/vault/open-profile.ts';
import type { FakeSecretStore } from './fake-secret-store.ts';

/** What came of all the failures. */
export interface SweepReport {
  /** In how many tries a call has failed, each time another. */
  readonly failed: number;
  /** How often it ended in each way: `done`, an error code, or the trouble that is shown. */
  readonly ends: Readonly<Record<string, number>>;
  /** What must not be: something lost, no clear error, or no going on afterwards. */
  readonly faults: readonly string[];
}

// Stretching a typed secret takes no file and a quarter of a second; it is tested where it belongs.
crypto.scrypt = ((text: string, salt: Buffer, length: number, _: object, done: (error: null, key: Buffer) => void) =>
  setImmediate(done, null, createHash('sha512').update(text).update(salt).digest().subarray(0, length))) as unknown as typeof crypto.scrypt; // the one form that is called
syncBuiltinESMExports();
const { clients } = await import('../../main/db/schema.ts');
const { createBackupService } = await import('../../main/features/backups/service.ts');
const { readHead } = await import('../../main/features/backups/backup-file.ts');
const { proveBackup, removeDatabase } = await import('../../main/features/backups/prove-backup.ts');
const { createVaultService } = await import('../../main/features/vault/service.ts');
const { lockProfile } = await import('../../main/vault/profile-lock.ts');
const { pathsIn } = await import('../../main/vault/profile-paths.ts');
const { instant, minutes } = await import('../../shared/domain/time.ts');
const { isAppError } = await import('../../shared/errors/app-error.ts');
const { createFakeClock } = await import('./fake-clock.ts');
const { createFakeSecretStore } = await import('./fake-secret-store.ts');

/** The vault and the backups of one start, as the core plugs them together. */
function aDesk(folder: string, secrets: FakeSecretStore) {
  let profile: OpenProfile | null = null;
  const clock = createFakeClock();
  const log = { info: () => undefined, warn: () => undefined, error: () => 'E-TEST' };
  const deps = { folder, secrets, clock, log, computer: 'here' };
  const backups = createBackupService({
    ...deps,
    announce: () => undefined,
    isRunning: () => false,
    whileClosed: (work) => vault.whileClosed(work),
  });
  const vault = createVaultService({
    ...deps,
    lockProfile,
    uploadedFile: () => '',
    onOpen: (opened) => {
      profile = opened;
      backups.open(opened);
    },
    onClose: () => {
      profile = null;
      backups.close();
    },
    backups: {
      beforeMigration: (source) => backups.beforeMigration(source),
      restore: (request) => backups.restoreFile(request),
      newest: () => backups.newest(),
      erase: (profileId) => backups.erase(profileId),
    },
  });
  const open = (): OpenProfile => {
    if (!profile) throw new Error(`no profile is open: ${JSON.stringify(vault.status())}`);
    return profile;
  };
  return {
    vault,
    backups,
    clock,
    open,
    ids: () =>
      open()
        .store.read.select({ id: clients.id })
        .from(clients)
        .all()
        .map(({ id }) => id)
        .toSorted()
        .join(' '),
    add: (id: string) =>
      open().store.write(
        (db) =>
          void db
            .insert(clients)
            .values({ id, name: id, code: null, archivedAt: null, createdAt: instant(0) })
            .run(),
      ),
  };
}
type Desk = ReturnType<typeof aDesk>;

const [operation = '', root = ''] = process.argv.slice(2);
const folder = join(root, 'data');
const template = join(root, 'template');
const given = join(root, 'given.sdbackup');
const secrets = createFakeSecretStore();
const passphrase = 'four ordinary words here';

interface Sweep {
  /** What lies in the folder before: nothing, a profile with Ada in it, or the same with a damaged database. */
  readonly from: 'nothing' | 'profile' | 'damaged';
  /** Done before anything fails. */
  begin?(desk: Desk): Promise<void>;
  /** Done while a call fails. */
  act(desk: Desk): Promise<unknown>;
  /** Says what must not be, in the same process once nothing fails any more. */
  goOn?(desk: Desk, isDone: boolean): Promise<void>;
  /** The same after a new start. */
  judge(desk: Desk, isDone: boolean): Promise<void>;
}

const opened = async ({ vault }: Desk): Promise<void> => {
  await vault.start();
  if (vault.status().state !== 'open') throw new Error(`not open: ${JSON.stringify(vault.status())}`);
};
function require(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

let recoveryCode = '';
const sweeps: Readonly<Record<string, Sweep>> = {
  making: {
    from: 'nothing',
    begin: ({ vault }) => vault.start(),
    act: ({ vault }) => vault.create({ role: 'clinic', passphrase }),
    judge: async (desk, isDone) => {
      await desk.vault.start();
      const { state } = desk.vault.status();
      require(state === 'locked' || (state === 'new' && !isDone), `${state} after the making`);
      if (state === 'new') await desk.vault.create({ role: 'clinic', passphrase });
      else await desk.vault.unlock({ way: 'passphrase', passphrase });
      desk.add('ada');
    },
  },
  opening: {
    from: 'profile',
    act: ({ vault }) => vault.start(),
    goOn: async ({ vault, ids }) => {
      await vault.retry();
      require(ids() === 'ada', 'not opened by another try');
    },
    judge: async (desk) => {
      await opened(desk);
      require(desk.ids() === 'ada', `opened with “${desk.ids()}”`);
    },
  },
  saving: {
    from: 'profile',
    begin: opened,
    act: async ({ add }) => add('bob'),
    goOn: async ({ add }) => add('eve'),
    judge: async (desk, isDone) => {
      await opened(desk);
      desk.open().store.requireSound();
      const ids = desk.ids();
      require(ids === 'ada bob eve' || (ids === 'ada eve' && !isDone), `“${ids}” is left`);
    },
  },
  backup: {
    from: 'profile',
    begin: async (desk) => {
      await opened(desk);
      desk.clock.advance(minutes(1));
    },
    act: ({ backups }) => backups.create(),
    goOn: async ({ backups, clock, ids }) => {
      require(ids() === 'ada', 'the data has changed');
      clock.advance(minutes(1));
      await backups.create();
    },
    judge: async (desk, isDone) => {
      await opened(desk);
      const { folder: place, backups } = desk.backups.state();
      require(backups.length === (isDone ? 3 : 2) || (backups.length === 3 && !isDone), `${backups.length} backups are left`);
      require(readdirSync(place).length === backups.length, `unfinished files are left: ${readdirSync(place).join(' ')}`);
      for (const { name } of backups) {
        const [file, target] = [join(place, name), join(root, 'proven.db')];
        await proveBackup({ file, head: readHead(file), keyFor: desk.open().keyFor, target, targetFolder: root });
        removeDatabase(target);
      }
    },
  },
  restore: {
    from: 'profile',
    begin: async (desk) => {
      await opened(desk);
      desk.add('bob');
      desk.clock.advance(minutes(1));
    },
    act: ({ backups }) => backups.restore(backups.state().backups.at(-1)?.name ?? ''),
    goOn: async (desk) => {
      await desk.vault.retry();
      desk.open().store.requireSound();
    },
    judge: async (desk, isDone) => {
      await opened(desk);
      const ids = desk.ids();
      require(ids === 'ada' || (ids === 'ada bob' && !isDone), `“${ids}” is left`);
      desk.clock.advance(minutes(9));
      const before = desk.backups.state().backups.find(({ reason }) => reason === 'beforeRestore');
      if (ids === 'ada') await desk.backups.restore(before?.name ?? '');
      require(desk.ids() === 'ada bob', 'what was replaced did not come back');
    },
  },
  move: {
    from: 'damaged',
    begin: ({ vault }) => vault.start(),
    act: ({ vault }) => vault.restore({ source: { from: 'path', path: given }, recoveryCode, passphrase: null }),
    goOn: async ({ vault }) => vault.retry(),
    judge: async (desk, isDone) => {
      await desk.vault.start();
      const status = desk.vault.status();
      const isOld = status.state === 'trouble' && status.trouble === 'databaseDamaged';
      require(status.state === 'open' || (isOld && !isDone), `${JSON.stringify(status)} after the restore`);
      if (isOld) await desk.vault.restore({ source: { from: 'path', path: given }, recoveryCode, passphrase: null });
      require(desk.ids() === 'ada', `“${desk.ids()}” was restored`);
      const sizes = filesBelow(folder)
        .filter((file) => file.endsWith('.db'))
        .map((file) => readFileSync(file).length);
      require(sizes.includes(damagedBytes), 'the damaged database is gone');
    },
  },
};

const damagedBytes = 9_000;
const filesBelow = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

async function makeTemplate(): Promise<void> {
  const desk = aDesk(template, secrets);
  await desk.vault.start();
  ({ recoveryCode } = await desk.vault.create({ role: 'clinic', passphrase: null }));
  desk.add('ada');
  const { name } = await desk.backups.create();
  cpSync(join(desk.backups.state().folder, name), given);
  await desk.vault.stop();
}

function layOut(from: Sweep['from']): void {
  rmSync(folder, { recursive: true, force: true });
  if (from === 'nothing') mkdirSync(folder);
  else cpSync(template, folder, { recursive: true });
  if (from === 'damaged') truncateSync(pathsIn(folder).database, damagedBytes);
}

function hasFailed(): boolean {
  try {
    accessSync('/failing-io/disarm');
    return true;
  } catch {
    return false; // its way to say no
  }
}

/** How an operation ended, in one word; anything that has no words of its own for the user is a fault. */
function endOf(error: unknown, desk: Desk): string {
  const status = desk.vault.status();
  if (isAppError(error)) return error.code;
  if (error === null && status.state === 'trouble') return status.trouble;
  return error === null ? 'done' : 'UNCLEAR';
}

type Lasting = '' | '/on';

async function sweep({ from, begin, act, goOn, judge }: Sweep, calls: readonly number[], lasting: Lasting): Promise<SweepReport> {
  const ends: Record<string, number> = {};
  const faults: string[] = [];
  let failed = 0;
  for (const call of calls) {
    layOut(from);
    const desk = aDesk(folder, secrets);
    await begin?.(desk);
    accessSync(`/failing-io/arm/${call}${lasting}`);
    const error: unknown = await act(desk).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (hasFailed()) failed++;
    const end = endOf(error, desk);
    ends[end] = (ends[end] ?? 0) + 1;
    try {
      if (end === 'UNCLEAR' || end === 'unexpected') throw error instanceof Error ? error : new Error('no screen says what happened');
      await goOn?.(desk, end === 'done');
      await desk.vault.stop();
      const again = aDesk(folder, secrets);
      await judge(again, end === 'done');
      await again.vault.stop();
    } catch (fault) {
      faults.push(
        `call ${call} (${end}): ${fault instanceof Error ? `${fault.message} ${fault.stack?.split('\n')[1]?.trim()}` : String(fault)}`,
      );
      await desk.vault.stop().catch(() => undefined); // it is the fault above that is told
    }
  }
  return { failed, ends, faults };
}

/** The calls that the operation makes when none fails: of each the function and the open file. */
async function trace({ from, begin, act }: Sweep): Promise<readonly string[]> {
  layOut(from);
  const desk = aDesk(folder, secrets);
  await begin?.(desk);
  accessSync('/failing-io/trace');
  await act(desk);
  const file = join(root, 'trace');
  accessSync(`/failing-io/traced${file}`);
  await desk.vault.stop();
  return readFileSync(file, 'latin1').match(/../gs) ?? [];
}

/**
 * A file is read and written page after page by the same one, two or three calls: of such a row its two ends and each
 * seventeenth call stand for all. One call more than there are is in, so that one try has no failure.
 */
function worthFailing(calls: readonly string[]): readonly number[] {
  const isInside = (index: number): boolean =>
    [1, 2, 3].some((period) => {
      const around = calls.slice(Math.max(0, index - 2 * period), index + 2 * period + 1);
      return around.length === 4 * period + 1 && around.slice(period).every((call, place) => call === around[place]);
    });
  const chosen = calls.flatMap((_, index) => (isInside(index) && index % 17 > 0 ? [] : [index + 1]));
  return [...chosen, calls.length + 100];
}

await makeTemplate();
const wanted = sweeps[operation];
if (!wanted || !existsSync(template)) throw new Error(`unknown operation ${operation}`);
const calls = worthFailing(await trace(wanted));
const everyThird = calls.filter((_, index) => index % 3 === 0 || index === calls.length - 1 || calls.length < 40);
process.stdout.write(`${JSON.stringify([await sweep(wanted, calls, ''), await sweep(wanted, everyThird, '/on')])}\n`);
