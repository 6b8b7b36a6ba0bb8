import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aLicence, aLicenceSigner, daysFrom, licensedAt } from '../../../tests/support/a-licence.ts';
import { subscriptionStates, type Licence } from '../../../shared/domain/licence/licence.ts';
import { plans } from '../../../shared/domain/licence/plans.ts';
import type { LicenceState } from '../../../shared/domain/licence/standing.ts';
import { hours, plus, type Instant } from '../../../shared/domain/time.ts';
import { deviceKeyId, newDeviceKey, openDeviceKey } from './device-key.ts';
import { keptLicence, rowWithLicence, standingOfRow } from './kept-licence.ts';
import type { AccountRow } from './store.ts';

const [signer, nextSigner, stranger] = [aLicenceSigner(), aLicenceSigner(), aLicenceSigner()];
const publicKeys = [signer.publicKey, nextSigner.publicKey];
const sealKey = Buffer.alloc(32, 7);
const device = newDeviceKey(sealKey);
const { accountId } = aLicence();
const day = (count: number): Instant => plus(licensedAt, hours(24 * count));

function tokenOf(traits: Partial<Licence> = {}, by = signer): string {
  return by.sign(aLicence({ keyId: by.keyId, deviceKeyId: deviceKeyId(device.deviceKey), ...traits }));
}

const kept: AccountRow = {
  ...device,
  accountId,
  token: tokenOf({ sequence: 5 }),
  receivedAt: licensedAt,
  isReleased: false,
  mark: licensedAt,
  failures: 0,
  lastTriedAt: licensedAt,
  requestId: null,
  requestCode: null,
  requestEndsAt: null,
  sealedAccessKey: null,
};
const facts = { publicKeys, now: licensedAt, manifestAt: null };
const arrive = (token: string, row = kept, now: Instant = day(1)) =>
  rowWithLicence(row, { accountId, token, isReleased: false }, { publicKeys, now });
const cut = tokenOf({ sequence: 6 });

test.each<readonly [string, string, string]>([
  ['of another computer', tokenOf({ sequence: 9, deviceKeyId: 'e'.repeat(64) }), 'otherDevice'],
  ['of another account', tokenOf({ sequence: 9, accountId: '4f7a86a2-7f3a-4a55-9d62-0e53c9a4b999' }), 'otherAccount'],
  ['from before', tokenOf({ sequence: 4, subscription: 'ended' }), 'older'],
  ['with the same number, signed before', tokenOf({ sequence: 5, ...daysFrom(day(-1)) }), 'older'],
  ['by a key that nobody knows', tokenOf({ sequence: 9 }, stranger), 'notSigned'],
  ['by one key in the name of the other', nextSigner.sign(aLicence({ keyId: signer.keyId, sequence: 9 })), 'notSigned'],
  ['cut', cut.slice(0, -1), 'notSigned'],
  ['with a byte more', `${cut}A`, 'notSigned'],
  ['with another payload', cut.replace(/\.[^.]+\./, `.${Buffer.from('{}').toString('base64url')}.`), 'notSigned'],
  ['with days out of order', tokenOf({ sequence: 9, endsAt: licensedAt }), 'notSigned'],
  ['with something more', signer.sign({ ...aLicence({ keyId: signer.keyId, sequence: 9 }), more: 1 } as never), 'notSigned'],
  ['that is empty', '', 'notSigned'],
  ['that is a page', '<html>', 'notSigned'],
  ['of a megabyte', `v1.${'a'.repeat(1_000_000)}.${'b'.repeat(86)}`, 'notSigned'],
])('a licence %s is not taken', (_, token, refusal) => {
  expect(arrive(token)).toBe(refusal);
});

test('a newer one is taken, of either key, and resets failures and mark; a code that waits goes on waiting', () => {
  const waiting = { ...kept, failures: 7, mark: day(400), requestId: 'r', requestCode: 'c', requestEndsAt: day(1) };

  for (const by of [signer, nextSigner]) {
    const token = tokenOf({ sequence: 6, ...daysFrom(day(1)) }, by);
    const after = { token, receivedAt: day(1), lastTriedAt: day(1), mark: day(1), failures: 0 };
    expect(arrive(token, waiting)).toEqual({ ...waiting, ...after });
  }
});

test('that the computer was released is believed only where the licence says so', () => {
  const released = (traits: Partial<Licence>) =>
    rowWithLicence(kept, { accountId, token: tokenOf({ sequence: 6, ...traits }), isReleased: true }, { publicKeys, now: day(1) });

  expect(released({})).toMatchObject({ isReleased: false });
  expect(released({ subscription: 'ended' })).toMatchObject({ isReleased: true });
  expect(released({ subscription: 'ended', periodEndsAt: day(20) })).toMatchObject({ isReleased: false });
  expect(released({ plan: 'free', opens: [], subscription: 'none' })).toMatchObject({ isReleased: true });
});

const worth: Readonly<Record<LicenceState, number>> = { NONE: 0, RESTRICTED: 0, GRACE: 1, REFRESH_DUE: 2, ACTIVE: 3 };
const arrivals = fc.array(
  fc.record({
    by: fc.constantFrom(signer, nextSigner, stranger),
    sequence: fc.integer({ min: 0, max: 6 }),
    issuedOn: fc.integer({ min: -40, max: 3 }),
    subscription: fc.constantFrom(...subscriptionStates),
    plan: fc.constantFrom(...plans),
    isOurs: fc.boolean(),
    isForUs: fc.boolean(),
    flipped: fc.option(fc.nat({ max: 2_000 }), { freq: 2, nil: null }),
    isReleased: fc.boolean(),
  }),
  { maxLength: 8 },
);

test('whatever arrives in whatever order: only a licence of ours that is not older changes what holds, and nothing ever crashes', () => {
  fc.assert(
    fc.property(arrivals, (sent) => {
      let row = kept;
      for (const { by, sequence, issuedOn, subscription, plan, isOurs, isForUs, flipped, isReleased } of sent) {
        const traits = { sequence, subscription, plan, ...daysFrom(day(issuedOn)), ...(isOurs ? {} : { accountId: licenceId }) };
        const whole = tokenOf({ ...traits, ...(isForUs ? {} : { deviceKeyId: 'e'.repeat(64) }) }, by);
        const token = flipped === null ? whole : flip(whole, flipped);
        const before = keptLicence(row, publicKeys)?.licence;
        const next = rowWithLicence(row, { accountId, token, isReleased }, { publicKeys, now: day(3) });
        const isNew = sequence > (before?.sequence ?? 0) || (sequence === before?.sequence && day(issuedOn) >= before.issuedAt);
        expect(typeof next !== 'string').toBe(by !== stranger && isOurs && isForUs && flipped === null && isNew);
        if (typeof next !== 'string') row = next;
      }
      expect(standingOfRow(row, { ...facts, now: day(3) }).state).not.toBe('NONE');
    }),
  );
});

const { licenceId } = aLicence();

/** Another character in one place. */
function flip(token: string, place: number): string {
  const at = place % token.length;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}

test.each<readonly [string, Partial<AccountRow>]>([
  ['a token of another kind', { token: 'v2.a.b' }],
  ['a token of a key that is not known any more', { token: tokenOf({}, stranger) }],
  ['another computer’s token', { token: tokenOf({ deviceKeyId: 'e'.repeat(64) }) }],
  ['another account', { accountId: 'nobody' }],
  ['a mark at the end of time', { token: '', mark: 8_640_000_000_000_000 as Instant }],
])('a profile that holds %s is Free, and no more is wrong with it', (_, broken) => {
  expect(standingOfRow({ ...kept, ...broken }, facts)).toMatchObject({ state: 'NONE', plan: 'free', opens: [] });
});

test('forty days without a connection are grace, forty-five restrict, and a fresh licence mends both', () => {
  const stateOn = (count: number, row = kept) => standingOfRow(row, { ...facts, now: day(count) });
  expect([0, 2, 29, 30, 40, 43, 44, 45].map((count) => stateOn(count).state)).toEqual([
    'ACTIVE', 'REFRESH_DUE', 'REFRESH_DUE', 'GRACE', 'GRACE', 'GRACE', 'RESTRICTED', 'RESTRICTED',
  ]); // prettier-ignore
  expect(stateOn(45)).toMatchObject({ plan: 'free', licensedPlan: 'plus', opens: [], reason: 'notRefreshed' });

  const next = arrive(tokenOf({ sequence: 5, ...daysFrom(day(45)) }), kept, day(45));
  if (typeof next === 'string') throw new Error(next);
  expect(stateOn(45, next)).toMatchObject({ state: 'ACTIVE', plan: 'plus' });
});

test('a clock that is set back says so and restricts nothing; the mark of the newest update counts too', () => {
  const later = { ...kept, mark: day(20) };
  expect(standingOfRow(later, { ...facts, now: day(19) })).toMatchObject({ clockLooksWrong: false });
  expect(standingOfRow(later, { ...facts, now: day(10) })).toMatchObject({ clockLooksWrong: true, plan: 'plus' });
  expect(standingOfRow(kept, { ...facts, now: day(1), manifestAt: day(20) })).toMatchObject({ clockLooksWrong: true, plan: 'plus' });
  // However far the clock lies back, what was paid for is never restricted by the mark alone.
  for (const back of [0, 10, 29, 43])
    expect(worth[standingOfRow({ ...kept, mark: day(500) }, { ...facts, now: day(back) }).state]).toBeGreaterThan(0);
});

test('a clock that had jumped ahead is forgotten with the next licence', () => {
  const jumped = { ...kept, mark: day(1_000) };
  expect(standingOfRow(jumped, { ...facts, now: day(2) }).clockLooksWrong).toBe(true);

  const next = arrive(tokenOf({ sequence: 5, ...daysFrom(day(2)) }), jumped, day(2));
  if (typeof next === 'string') throw new Error(next);
  expect(standingOfRow(next, { ...facts, now: day(2) })).toMatchObject({ clockLooksWrong: false, state: 'ACTIVE', mark: day(2) });
});

test('the key of the device opens by its own key alone, and a damaged one is no key', () => {
  expect(openDeviceKey(sealKey, device)?.('text')).toMatch(/^[\w-]{86}$/);
  expect(openDeviceKey(Buffer.alloc(32, 8), device)).toBeNull();
  expect(openDeviceKey(sealKey, { ...device, deviceKey: 'k'.repeat(43) })).toBeNull();
  expect(openDeviceKey(sealKey, { ...device, sealedPrivateKey: Buffer.from('no key') })).toBeNull();
});
