import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { nextPackOf } from '../../scripts/next-rates-pack.ts';
import { localDate } from '../../shared/domain/time.ts';
import { builtInEdition } from '../../shared/rates/rates-edition.ts';
import { canonicalJson } from '../canonical-json.ts';
import { ratesPackKeys } from './public-keys.ts';
import { signedBytes, verifyRatesPack } from './verify-rates-pack.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const trust = { today: localDate('2026-12-01'), publicKeys: [publicKey.export({ type: 'spki', format: 'pem' }).toString()] };

type Pack = ReturnType<typeof nextPackOf>;

function aPack(traits: Partial<Pack> = {}): Pack {
  return { ...nextPackOf('2026-11-22'), ...traits };
}

function signed(pack: unknown): string {
  return JSON.stringify({ pack, signature: sign(null, signedBytes(pack), privateKey).toString('base64') });
}

const refusalOf = (text: string) => verifyRatesPack(text, trust).refusal;

test('a pack of the built-in figures brings the same figures back', () => {
  const { pack, refusal } = verifyRatesPack(signed(aPack()), trust);

  expect(refusal).toBe(null);
  expect(pack?.pension).toEqual(builtInEdition.pension);
  expect(pack?.bankHolidays.days.length).toBeGreaterThan(40);
});

test('the layout of the file makes no difference to its signature', () => {
  const file = JSON.parse(signed(aPack())) as { pack: Pack; signature: string };
  const other = { signature: file.signature, pack: Object.fromEntries(Object.entries(file.pack).toReversed()) };

  expect(refusalOf(JSON.stringify(other, null, 4))).toBe(null);
});

test('any change to a signed pack is noticed, before it is looked at', () => {
  const text = signed(aPack());

  expect(refusalOf(text.replace('"rate":1250', '"rate":1251'))).toBe('notSigned');
  expect(refusalOf(text.replace('"version":2', '"version":3'))).toBe('notSigned');
  expect(refusalOf(text.replace('"pack":{', '"pack":{"more":1,'))).toBe('notSigned');
});

test('only the keys of the product count', () => {
  const stranger = generateKeyPairSync('ed25519');
  const pack = aPack();
  const signature = sign(null, signedBytes(pack), stranger.privateKey).toString('base64');

  expect(refusalOf(JSON.stringify({ pack, signature }))).toBe('notSigned');
  expect(verifyRatesPack(signed(pack), { today: trust.today }).refusal).toBe('notSigned');
});

test('the key in the product is the one that packs are signed with', () => {
  const signature = 'UDHbP+IINCddZnX7VavHt69DN8KnEBZRF3bXh3mWLpjQpReRpmVueVTE7h0OQCaWx2zxlaRkm++dZR1qwEVPAA==';

  expect(ratesPackKeys.map((key) => verify(null, signedBytes({}), createPublicKey(key), Buffer.from(signature, 'base64')))).toEqual([true]);
});

test.each([
  ['nothing', '', 'notJson'],
  ['half a file', '{"pack": {', 'notJson'],
  ['a text', '"pack"', 'notSigned'],
  ['a pack without a signature', JSON.stringify({ pack: {} }), 'notSigned'],
  ['a signature that is none', JSON.stringify({ pack: {}, signature: 'x' }), 'notSigned'],
  ['a signature that is a number', JSON.stringify({ pack: {}, signature: 1 }), 'notSigned'],
  ['brackets without end', `{"pack": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "signature": ""}`, 'notSigned'],
  ['more than a pack can be', ' '.repeat(2_000_001), 'tooLarge'],
])('%s is refused', (_, text, refusal) => {
  expect(refusalOf(text)).toBe(refusal);
});

test.each<[string, Partial<Pack> | ((pack: Pack) => unknown)]>([
  ['another format', (pack) => ({ ...pack, format: 2 })],
  ['a field that is not known', (pack) => ({ ...pack, script: 'x' })],
  ['a rate over the whole', (pack) => withTable(pack, { bands: [{ upTo: null, rate: 10_001 }] })],
  ['a rate that is no whole number', (pack) => withTable(pack, { bands: [{ upTo: null, rate: 12.5 }] })],
  ['a table without a last band', (pack) => withTable(pack, { bands: [{ upTo: 100, rate: 500 }] })],
  ['bands that fall', (pack) => withTable(pack, { bands: [100, 50, null].map((upTo) => ({ upTo, rate: 500 })) })],
  [
    'rates that fall',
    (pack) =>
      withTable(pack, {
        bands: [
          { upTo: 100, rate: 500 },
          { upTo: null, rate: 400 },
        ],
      }),
  ],
  ['a table that ends before it begins', (pack) => withTable(pack, { to: '2000-01-01' })],
  ['two tables of one id', (pack) => withTable(pack, { id: 'EW-2026' })],
  ['a source that is not listed', (pack) => withTable(pack, { origin: { sources: ['hearsay'], confidence: 'official', note: '' } })],
  ['a doubt without words', (pack) => withTable(pack, { origin: { sources: ['pcse-tiers'], confidence: 'inferred', note: '' } })],
  ['an area without rules', (pack) => ({ ...pack, pension: { ...pack.pension, areas: pack.pension.areas.slice(1) } })],
  ['one area twice', (pack) => ({ ...pack, pension: { ...pack.pension, areas: pack.pension.areas.with(0, pack.pension.areas[1]!) } })],
  ['red before amber', (pack) => ({ ...pack, pension: { ...pack.pension, tenWeeks: { ...pack.pension.tenWeeks, redFrom: 1 } } })],
  ['an end before its issue', { expiresOn: '2026-01-01' }],
])('%s is no pack, though it is signed', (_, change) => {
  const pack = typeof change === 'function' ? change(aPack()) : aPack(change);

  expect(refusalOf(signed(pack))).toBe('notAPack');
});

function withTable(pack: Pack, traits: Partial<Pack['pension']['tierTables'][number]>): Pack {
  const [first, ...others] = pack.pension.tierTables;
  return { ...pack, pension: { ...pack.pension, tierTables: [{ ...first!, ...traits }, ...others] } };
}

test('an older pack and an expired one are refused, a newer one takes the place of what is in use', () => {
  const inUse = { ...builtInEdition, version: 5 };

  expect(refusalOf(signed(aPack({ version: 1 })))).toBe('older');
  expect(refusalOf(signed(aPack({ expiresOn: '2026-11-30' })))).toBe('expired');
  expect(verifyRatesPack(signed(aPack({ version: 5 })), { ...trust, inUse }).refusal).toBe('older');
  expect(verifyRatesPack(signed(aPack({ version: 6 })), { ...trust, inUse }).pack?.version).toBe(6);
});

test('one value has one text', () => {
  expect(canonicalJson({ b: [1, 'ä', null], a: { d: true, c: 0.5 } })).toBe('{"a":{"c":0.5,"d":true},"b":[1,"ä",null]}');
  for (const wrong of [undefined, Number.NaN, () => 1, 1n]) expect(() => canonicalJson({ wrong })).toThrow(TypeError);
});
