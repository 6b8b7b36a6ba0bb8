import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pathsIn } from '../../main/vault/profile-paths.ts';
import { connectTo } from '../support/built-app.ts';
import { canFailIo, makeFailingIo } from '../support/failing-io.ts';
import { canMount, mountDisk } from '../support/mount-disk.ts';
import { expectAccessible } from './axe.ts';
import { startDesk, type Desk } from './desk.ts';
import { expect, openDashboard, test, type App } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { VaultPage } from './pages/vault-page.ts';

type Folder = Pick<App, 'folder'>;
const keychainOf = ({ folder }: Folder): string => join(folder, '..', 'keychain.json');
const keyFilesOf = ({ folder }: Folder): readonly string[] => [pathsIn(folder).keys, pathsIn(folder).previousKeys];

/** A profile made without the screens, with a backup of it. @returns its recovery code */
async function makeProfile(desk: Desk): Promise<string> {
  const { client, close } = await connectTo({ address: await desk.address() });
  const { recoveryCode } = await client.vault.create({ role: 'clinic', passphrase: null });
  await client.vault.confirmRecovery({ recoveryCode });
  await client.backups.create({});
  close();
  return recoveryCode;
}

/** Whatever holds a key, and the database, by their content. */
function keysAndData(app: Folder): Readonly<Record<string, string>> {
  const { profile, database, marker } = pathsIn(app.folder);
  const inProfile = existsSync(profile) ? readdirSync(profile).map((name) => join(profile, name)) : [];
  const files = [...inProfile.filter((file) => file.includes('keys')), database, marker, keychainOf(app)];
  return Object.fromEntries(
    files.filter((file) => existsSync(file)).map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}

const setKeychain = (app: Folder, state: 'locked' | 'dismissed' | 'absent' | 'works'): void =>
  writeFileSync(`${keychainOf(app)}.fault`, state);

interface Trouble {
  readonly heading: string;
  breakIt(app: Folder): void | Promise<void>;
  /** Brings it in order from outside the app. */
  mend(app: Folder): void | Promise<void>;
  /** What can be done besides trying again. */
  readonly offers: readonly ('Unlock' | 'Restore a backup')[];
}

const troubles: readonly Trouble[] = [
  {
    heading: 'The keychain is locked',
    breakIt: (app) => setKeychain(app, 'locked'),
    mend: (app) => setKeychain(app, 'works'),
    offers: ['Unlock'],
  },
  {
    heading: 'The keychain was not allowed to answer',
    breakIt: (app) => setKeychain(app, 'dismissed'),
    mend: (app) => setKeychain(app, 'works'),
    offers: ['Unlock'],
  },
  {
    heading: 'The key is not on this computer',
    breakIt: (app) => renameSync(keychainOf(app), `${keychainOf(app)}.away`),
    mend: (app) => renameSync(`${keychainOf(app)}.away`, keychainOf(app)),
    offers: ['Unlock', 'Restore a backup'],
  },
  {
    heading: 'The key on this computer belongs to another profile',
    breakIt: (app) => {
      const entries = JSON.parse(readFileSync(keychainOf(app), 'utf8')) as Record<string, string>;
      renameSync(keychainOf(app), `${keychainOf(app)}.away`);
      const strange = Object.fromEntries(Object.keys(entries).map((account) => [account, Buffer.alloc(32, 7).toString('base64')]));
      writeFileSync(keychainOf(app), JSON.stringify(strange));
    },
    mend: (app) => renameSync(`${keychainOf(app)}.away`, keychainOf(app)),
    offers: ['Unlock', 'Restore a backup'],
  },
  {
    heading: 'The key file is missing',
    breakIt: (app) => keyFilesOf(app).forEach((file) => renameSync(file, `${app.folder}/away-${file.length}`)),
    mend: (app) => keyFilesOf(app).forEach((file) => renameSync(`${app.folder}/away-${file.length}`, file)),
    offers: ['Restore a backup'],
  },
  {
    heading: 'The key file is damaged',
    breakIt: (app) =>
      keyFilesOf(app).forEach((file) => {
        writeFileSync(`${app.folder}/away-${file.length}`, readFileSync(file));
        writeFileSync(file, readFileSync(file, 'utf8').replace(/sealed[^,]*/u, 'sealed'));
      }),
    mend: (app) => keyFilesOf(app).forEach((file) => renameSync(`${app.folder}/away-${file.length}`, file)),
    offers: ['Restore a backup'],
  },
  {
    heading: 'The database is missing',
    breakIt: ({ folder }) => renameSync(pathsIn(folder).database, `${pathsIn(folder).database}.away`),
    mend: ({ folder }) => renameSync(`${pathsIn(folder).database}.away`, pathsIn(folder).database),
    offers: ['Restore a backup'],
  },
  {
    heading: 'The database is damaged',
    breakIt: ({ folder }) => {
      const { database } = pathsIn(folder);
      const bytes = readFileSync(database);
      writeFileSync(`${database}.away`, bytes);
      bytes.fill(0, 4096, 12_288);
      writeFileSync(database, bytes);
    },
    mend: ({ folder }) => renameSync(`${pathsIn(folder).database}.away`, pathsIn(folder).database),
    offers: ['Restore a backup'],
  },
  {
    heading: 'This profile was saved by a newer version',
    breakIt: (app) => moveSchemaBy(app, 1),
    mend: (app) => moveSchemaBy(app, -1),
    offers: [],
  },
];

/** As a newer version would have left it; by a process of its own, since the database is native. */
function moveSchemaBy(app: Folder, step: number): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '../support/move-schema.ts'), app.folder, keychainOf(app), String(step)]);
}

async function expectScreen(page: Page, { heading, offers }: Pick<Trouble, 'heading' | 'offers'>): Promise<void> {
  await expect(new VaultPage(page).heading(heading)).toBeVisible();
  for (const offer of ['Unlock', 'Restore a backup'] as const)
    await expect(page.getByRole('button', { name: offer, exact: true })).toHaveCount(offers.includes(offer) ? 1 : 0);
  await expectAccessible(page, heading);
}

for (const trouble of troubles) {
  test(`“${trouble.heading}” has its screen, changes no key and no data, and ends when it is mended`, async ({ app }) => {
    await makeProfile(app.desk);
    let before = {};

    const page = await app.reopen('stop', async () => {
      await trouble.breakIt(app);
      before = keysAndData(app);
    });
    await expectScreen(page, trouble);
    await new VaultPage(page).tryAgain();
    await expect(page.getByText(/^Tried at 08:3\d\. Nothing has changed\.$/)).toBeVisible();
    await expect(new VaultPage(page).heading(trouble.heading)).toBeVisible();
    expect(keysAndData(app)).toEqual(before);

    await trouble.mend(app);
    await new VaultPage(page).tryAgain();
    await expect(new FramePage(page).places).toBeVisible();
  });
}

test('“This profile is already open” is what a second start says, until the first has ended', async ({ app, context, start, zone }) => {
  await makeProfile(app.desk);
  const before = keysAndData(app);
  const second = await startDesk({ folder: app.folder, start, zone, keychain: 'available' });
  const page = await openDashboard(context, second);

  await expectScreen(page, { heading: 'This profile is already open', offers: [] });
  expect(keysAndData(app)).toEqual(before);

  await app.page.close();
  await app.desk.stop();
  await new VaultPage(page).tryAgain();
  await expect(new FramePage(page).places).toBeVisible();
  await page.close();
  await second.stop();
});

test.describe('on a disk of its own', () => {
  test.skip(!canMount, 'needs the right to mount');

  for (const { heading, set } of [
    { heading: 'The disk is full', set: (disk: ReturnType<typeof mountDisk>, on: boolean) => (on ? disk.fill() : disk.free()) },
    { heading: 'The profile folder cannot be written', set: (disk: ReturnType<typeof mountDisk>, on: boolean) => disk.setReadOnly(on) },
  ]) {
    test(`“${heading}” has its screen, and ends when it is mended`, async ({ context, start, zone }) => {
      const disk = mountDisk(8);
      const home = { folder: join(disk.folder, 'Session Desk') };
      const options = { ...home, start, zone, keychain: 'available' as const };
      await context.clock.install({ time: new Date(start) });
      const first = await startDesk(options);
      await makeProfile(first);
      await first.stop();
      const before = keysAndData(home);
      set(disk, true);

      const desk = await startDesk(options);
      const page = await openDashboard(context, desk);
      await expectScreen(page, { heading, offers: [] });
      expect(keysAndData(home)).toEqual(before);

      set(disk, false);
      await new VaultPage(page).tryAgain();
      await expect(new FramePage(page).places).toBeVisible();
      await page.close();
      await desk.stop();
      disk.unmount();
    });
  }
});

test('“The disk does not answer as it should” has its screen, and ends when it answers again', async ({ app, context, start, zone }) => {
  test.skip(!canFailIo, 'needs Linux and a C compiler');
  await makeProfile(app.desk);
  await app.page.close();
  await app.desk.stop();
  const before = keysAndData(app);
  const failing = makeFailingIo();
  const fault = `${failing.preload}.fault`;
  writeFileSync(fault, '');

  const env = { LD_PRELOAD: failing.preload, FAILING_IO_ROOT: pathsIn(app.folder).database, FAILING_IO_WHILE: fault };
  const desk = await startDesk({ folder: app.folder, start, zone, keychain: 'available', env });
  const page = await openDashboard(context, desk);
  const heading = 'The disk does not answer as it should';
  await expectScreen(page, { heading, offers: [] });
  await new VaultPage(page).tryAgain();
  await expect(page.getByText(/^Tried at 08:3\d\. Nothing has changed\.$/)).toBeVisible();
  expect(keysAndData(app)).toEqual(before);

  rmSync(fault);
  await new VaultPage(page).tryAgain();
  await expect(new FramePage(page).places).toBeVisible();
  await page.close();
  await desk.stop();
  failing.remove();
});

test('the newest backup that was found is offered, and brings the profile back', async ({ app }) => {
  const code = await makeProfile(app.desk);

  const page = await app.reopen('stop', () => rmSync(pathsIn(app.folder).database));
  await expect(page.getByText('The newest backup found is of Mon 2 Mar 2026, 08:30.')).toBeVisible();
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  await expectAccessible(page, 'restoring from a trouble');
  await page.getByLabel('Recovery code').fill(code);
  await page.getByRole('button', { name: 'Restore this backup' }).click();

  await expect(new FramePage(page).places).toBeVisible();
  await expect(page.getByText('Settings, under Backups, says where the earlier files are kept.')).toBeVisible();
});
