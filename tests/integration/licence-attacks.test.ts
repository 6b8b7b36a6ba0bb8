import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { deviceKeyId as deviceKeyIdOf } from '../../main/features/account/device-key.ts';
import { openStore, type OpenStore } from '../../main/db/open-store.ts';
import { findAccount, saveAccount, type AccountRow } from '../../main/features/account/store.ts';
import { readKeyFile } from '../../main/vault/key-file.ts';
import { deriveKey } from '../../main/vault/key-slots.ts';
import { databasePurpose } from '../../main/vault/open-profile.ts';
import { pathsIn } from '../../main/vault/profile-paths.ts';
import { unlockWithKeychain } from '../../main/vault/unlock.ts';
import { licenceState } from '../../main/db/account-schema.ts';
import type { AccountState } from '../../shared/contract/account.ts';
import type { Licence } from '../../shared/domain/licence/licence.ts';
import type { LicenceState } from '../../shared/domain/licence/standing.ts';
import { hours, instant, plus, type DurationMs, type Instant } from '../../shared/domain/time.ts';
import { aBooking } from '../support/a-booking.ts';
import { aCore } from '../support/a-core.ts';
import { anAccountDesk, type AccountDesk } from '../support/account-desk.ts';
import { aLicence, aLicenceSigner, licensedAt } from '../support/a-licence.ts';
import { aLicenceServer, type LicenceServerStandIn } from '../support/a-licence-server.ts';
import { anIdentity } from '../support/an-identity.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import type { FakeSecretStore } from '../support/fake-secret-store.ts';
import { fileOf, lastOf } from '../support/invoice-desk.ts';
import { tempFolder } from '../support/temp-profile.ts';

// docs/security.md: whoever attacks the licence gets what a signed one says, and the data is the user's in every state.

const days = (count: number): DurationMs => hours(24 * count);
const stranger = aLicenceSigner();

/** A profile with Plus, three invoices and a draft, closed; each test has a copy. */
interface Profile {
  readonly folder: string;
  readonly secrets: FakeSecretStore;
  readonly server: LicenceServerStandIn;
  readonly recoveryCode: string;
  /** Stands for its device in licences. */
  readonly deviceKeyId: string;
}
let made: Promise<Profile> | null = null;
let profile: Profile;
let serverNow: Instant = licensedAt;

const kept = mkdtempSync(join(tmpdir(), 'session-desk-test-'));
afterAll(() => rmSync(kept, { recursive: true, force: true }));

beforeEach(async () => {
  made ??= makeProfile();
  profile = await made;
}, 60_000);

/** Made in the first test, for the core can be run within one alone. */
async function makeProfile(): Promise<Profile> {
  const server = aLicenceServer(() => serverNow);
  server.traits = { sequence: 5 };
  const desk = await anAccountDesk({ server });
  await desk.connect();
  const { client } = desk;
  const { id: identityId } = await client.identities.create(anIdentity());
  const { id: organisationId } = await client.organisations.create(anOrganisation());
  for (const day of [10, 11, 12, 13]) {
    const booking = aBooking(organisationId, { identityId, startsAt: Date.parse(`2026-11-${day}T09:00Z`) });
    const { bookings } = await client.bookings.create({ booking, state: 'confirmed', alsoOn: [] });
    const id = bookings[0]?.id ?? '';
    await client.bookings.step({ id, step: 'deliver' });
    const { invoice } = await client.invoices.draftFromBookings({ identityId, organisationId, bookingIds: [id] });
    if (day < 13) await client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  }
  await client.clients.create({ name: 'Ada', code: null });
  const { recoveryCode } = await client.vault.newRecoveryCode({});
  await desk.core.close();
  cpSync(desk.folder, kept, { recursive: true });
  const deviceKeyId = deviceKeyIdOf(server.refreshed.at(-1)?.deviceKey ?? '');
  return { folder: kept, secrets: desk.secrets, server, recoveryCode, deviceKeyId };
}

async function storeIn(folder: string): Promise<OpenStore> {
  const paths = pathsIn(folder);
  const found = readKeyFile(paths);
  if (found.kind !== 'found') throw new Error('no keys');
  return openStore({ file: paths.database, key: deriveKey(await unlockWithKeychain(found.keys, profile.secrets), databasePurpose) });
}

/** What stands in the encrypted database, changed while the app is closed, by somebody who has the key. */
async function tamper(folder: string, change: (row: AccountRow) => Partial<AccountRow>): Promise<void> {
  const store = await storeIn(folder);
  store.write((db) => {
    const row = findAccount(db);
    if (row) saveAccount(db, { ...row, ...change(row) });
  });
  store.close();
}

/** What licences say from now on, of this computer. */
function says(traits: Partial<Licence>): void {
  profile.server.traits = { deviceKeyId: profile.deviceKeyId, ...traits };
}

/** The app is opened on a copy, so much later by its clock. */
async function opened(later: DurationMs = days(0), change: ((row: AccountRow) => Partial<AccountRow>) | null = null): Promise<AccountDesk> {
  const folder = tempFolder();
  cpSync(profile.folder, folder, { recursive: true });
  if (change) await tamper(folder, change);
  const clock = createFakeClock(new Date(plus(licensedAt, later)).toISOString());
  serverNow = clock.now();
  const { server, secrets } = profile;
  server.isAway = false;
  server.nextRefresh = null;
  says({ sequence: 6 });
  return anAccountDesk({ folder, secrets, clock, server });
}

async function expectAllUsable({ client }: AccountDesk): Promise<void> {
  const every = { view: 'all', organisationId: null, identityId: null, from: null, to: null, offset: 0, limit: 50 } as const;
  const { invoices } = await client.invoices.list({ ...every, search: '' });
  expect(invoices).toHaveLength(4);
  const issued = invoices.find(({ number }) => number !== null);
  const draft = invoices.find(({ number }) => number === null);
  expect((await client.invoices.list({ ...every, search: issued?.number ?? '' })).total).toBe(1);
  expect((await client.clients.list({ search: 'ad', archived: false, offset: 0, limit: 5 })).clients).toHaveLength(1);
  expect((await fileOf(client.invoices.pdf({ id: issued?.id ?? '' }))).subarray(0, 5).toString()).toBe('%PDF-');
  const { jobId } = await client.statements.makeRun({ from: '2026-10-01', to: '2026-11-30', owingOnly: false });
  expect(await lastOf(client.jobs.watch({ jobId }))).toMatchObject({ state: 'done' });
  await client.invoices.discard({ id: draft?.id ?? '' });
  const { name } = await client.backups.create({});
  const { folder } = await client.backups.state({});
  const other = aCore({ licence: null });
  await other.core.start();
  const source = { from: 'path', path: join(folder, name) } as const;
  await other.client.vault.restore({ source, recoveryCode: profile.recoveryCode, passphrase: null });
  expect((await other.client.invoices.list({ ...every, search: '' })).invoices).toHaveLength(3);
}

const standingOf = async ({ account }: AccountDesk): Promise<AccountState['standing']> => (await account.state({})).standing;

/** Tokens by the name of what is wrong with them, made for the device and the account of the profile. */
function forgeries({ server }: Profile): Readonly<Record<string, () => string>> {
  const good = (traits = {}) => server.token({ sequence: 9, ...traits });
  const [, payload = '', signature = ''] = good().split('.');
  const pro = Buffer.from(payload, 'base64url').toString().replace('"plus"', '"pro"');
  return {
    'whose payload was altered': () => `v1.${Buffer.from(pro).toString('base64url')}.${signature}`,
    'of another computer': () => good({ deviceKeyId: 'e'.repeat(64) }),
    'of another account': () => good({ accountId: crypto.randomUUID() }),
    'that names no algorithm': () => `eyJhbGciOiJub25lIn0.${payload}.`,
    'that names another algorithm': () => `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.${payload}.${signature}`,
    'of another version': () => `v2.${payload}.${signature}`,
    'signed by a stranger': () => stranger.sign({ ...aLicence(), ...JSON.parse(Buffer.from(payload, 'base64url').toString()) }),
    'signed by a stranger in his own name': () =>
      stranger.sign({ ...aLicence(), ...JSON.parse(Buffer.from(payload, 'base64url').toString()), keyId: stranger.keyId }),
    'of the right key in another’s name': () => good({ keyId: stranger.keyId }),
    'that is huge': () => `v1.${'A'.repeat(3_000)}.${signature}`,
  };
}

const names = [
  'whose payload was altered', 'of another computer', 'of another account', 'that names no algorithm', 'that names another algorithm',
  'of another version', 'signed by a stranger', 'signed by a stranger in his own name', 'of the right key in another’s name', 'that is huge',
]; // prettier-ignore

test.each([...names, 'from before', 'of ten megabytes'])(
  'a licence %s that the service sends is not taken, and nothing changes',
  async (name) => {
    const desk = await opened();
    const before = await desk.account.state({});
    const token =
      {
        'from before': () => profile.server.token({ sequence: 4, plan: 'pro' }),
        'of ten megabytes': () => `v1.${'A'.repeat(10_000_000)}.A`,
      }[name] ?? forgeries(profile)[name];
    profile.server.nextRefresh = () => ({ outcome: 'licence', token: (token?.() ?? '') as never, isStale: false, accessKey: null });

    expect(await desk.account.refresh({})).toEqual({ ...before, trouble: 'notTrusted', failures: 1, lastTriedAt: desk.clock.now() });
  },
);

test.each(names)('a licence %s that was put into the store by hand is none, until the next one comes', async (name) => {
  const desk = await opened(days(0), () => ({ token: forgeries(profile)[name]?.() ?? null }));

  expect(await standingOf(desk)).toMatchObject({ state: 'NONE', plan: 'free', opens: [] });
  expect(await desk.account.refresh({})).toMatchObject({ trouble: null, standing: { state: 'ACTIVE', plan: 'plus' } });
});

const aRubbishRow = { deviceKey: 'k'.repeat(43), sealedPrivateKey: Buffer.from('x'), token: 'x', mark: instant(Number.MAX_SAFE_INTEGER), receivedAt: instant(Number.MIN_SAFE_INTEGER) }; // prettier-ignore

const rubbish: readonly (readonly [string, (row: AccountRow) => Partial<AccountRow>])[] = [
  ['another device’s key', () => ({ deviceKey: 'k'.repeat(43) })],
  ['no text at all', () => ({ token: '', accountId: '', receivedAt: instant(0) })],
  ['text of another world', () => ({ token: '\u0000\uFFFE💥', accountId: "'; DROP TABLE invoices; --" })],
  ['times without sense', ({ token }) => ({ token: `${token}x`, mark: instant(Number.MAX_SAFE_INTEGER), receivedAt: instant(-1) })],
  [
    'a request without sense',
    () => ({ token: 'x', requestId: '../..', requestCode: '\n', requestEndsAt: instant(Number.MAX_SAFE_INTEGER) }),
  ],
];

test.each(rubbish)('a row with %s is no licence and no crash: Free, and it can be put away', async (_, change) => {
  const desk = await opened(days(0), change);

  expect(await standingOf(desk)).toMatchObject({ state: 'NONE', plan: 'free', opens: [] });
  await desk.account.disconnect({ always: true });
  expect(await desk.account.state({})).toMatchObject({ account: null, standing: { state: 'NONE' } });
});

test('with a row of rubbish all is usable', async () => {
  await expectAllUsable(await opened(days(0), () => ({ ...aRubbishRow })));
});

test('a computer that lost its key keeps what was signed for it to the end, and is then connected anew', async () => {
  const desk = await opened(days(0), () => ({ sealedPrivateKey: Buffer.alloc(0) }));
  expect(await desk.account.refresh({})).toMatchObject({ trouble: 'refused', standing: { state: 'ACTIVE', plan: 'plus' } });

  profile.server.isEntered = true;
  profile.server.traits = { sequence: 7 }; // of its new key
  await desk.account.connect({});
  expect(await desk.account.connect({})).toMatchObject({ trouble: null, standing: { state: 'ACTIVE', plan: 'plus' } });
});

test('a plan that was cancelled is not had back for longer by the licence of before: its own days end it, or the next one', async () => {
  serverNow = licensedAt;
  says({ sequence: 4 });
  const older = { token: profile.server.token(), receivedAt: licensedAt };
  const later = await opened(days(20), () => older);
  expect(await standingOf(later)).toMatchObject({ state: 'REFRESH_DUE', plan: 'plus' });
  says({ sequence: 7, subscription: 'ended' });
  expect(await later.account.refresh({})).toMatchObject({ trouble: null, standing: { state: 'RESTRICTED', plan: 'free' } });

  const end = await opened(days(44), () => older);
  expect(await standingOf(end)).toMatchObject({ state: 'RESTRICTED', reason: 'notRefreshed' });
  // Its number is too low for one that has come since, but not the other way about: the service always mends it.
  expect(await end.account.refresh({})).toMatchObject({ trouble: null, standing: { state: 'ACTIVE' } });
});

test('a licence that is dated a year ahead counts 44 days from its arrival, and no longer', async () => {
  const desk = await opened();
  serverNow = plus(licensedAt, days(365));
  expect(await desk.account.refresh({})).toMatchObject({ trouble: null, standing: { state: 'ACTIVE', clockLooksWrong: true } });
  profile.server.isAway = true;

  const states: LicenceState[] = [];
  for (const day of [29, 31, 43, 45]) {
    desk.clock.set(plus(licensedAt, days(day)));
    states.push((await standingOf(desk)).state);
  }
  expect(states).toEqual(['REFRESH_DUE', 'GRACE', 'GRACE', 'RESTRICTED']);

  // The service's clock was the wrong one: what it signs now is newer by its number.
  profile.server.isAway = false;
  says({ sequence: 7 });
  serverNow = desk.clock.now();
  expect(await desk.account.refresh({})).toMatchObject({ trouble: null, standing: { state: 'ACTIVE', clockLooksWrong: false } });
});

test.each<readonly [number, LicenceState, string]>([
  [29, 'REFRESH_DUE', 'plus'],
  [43, 'GRACE', 'plus'],
  [44, 'RESTRICTED', 'free'],
])('%d days offline are %s, and all is usable', async (count, state, plan) => {
  const desk = await opened(days(count));
  profile.server.isAway = true;

  expect(await standingOf(desk)).toMatchObject({ state, plan });
  await expectAllUsable(desk);
});

test.each([-365, 365])('a clock that is %d days out costs nothing once it is right and a licence has come', async (count) => {
  const desk = await opened();
  const before = await standingOf(desk);
  profile.server.isAway = true;
  desk.clock.set(plus(licensedAt, days(count)));
  await desk.account.refresh({});
  const during = await standingOf(desk);
  expect(during).toMatchObject(
    count < 0 ? { state: 'ACTIVE', plan: 'plus', clockLooksWrong: true } : { state: 'RESTRICTED', plan: 'free' },
  );
  await expectAllUsable(desk);

  desk.clock.set(plus(licensedAt, hours(1)));
  expect(await standingOf(desk)).toMatchObject({ plan: 'plus' });
  profile.server.isAway = false;
  serverNow = desk.clock.now();
  await desk.account.refresh({});
  expect(await standingOf(desk)).toEqual(before);
});

const when = fc.option(fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }).map(instant), { nil: null });
const rows = fc.record({
  deviceKey: fc.string({ minLength: 43, maxLength: 43, unit: fc.constantFrom(...'AZaz09-_') }),
  sealedPrivateKey: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  mark: when,
  failures: fc.nat(),
  lastTriedAt: when,
  isReleased: fc.boolean(),
});

test('whatever stands in the row, what holds is answered, also while the licence itself is right', async () => {
  const desk = await opened();
  const { accountId } = aLicence();
  const right = profile.server.token();
  const tokens = fc.constantFrom(right, 'v1.x.y', '');
  const store = await storeIn(desk.folder);
  await fc.assert(
    fc.asyncProperty(rows, tokens, when, async (row, token, receivedAt) => {
      const kept = {
        ...row,
        token,
        accountId,
        receivedAt: receivedAt ?? instant(0),
        requestId: null,
        requestCode: null,
        requestEndsAt: null,
      };
      store.write((db) => db.update(licenceState).set(kept).run());
      const { standing } = await desk.account.state({});
      expect(standing.plan === 'free' || standing.opens.length > 0).toBe(true);
    }),
    { numRuns: 100 },
  );
  store.close();
}, 120_000);
