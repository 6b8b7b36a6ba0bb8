import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { licenceSignedText } from '../../shared/contract/cloud/licence-token.ts';
import { instant } from '../../shared/domain/time.ts';
import { aLicence, aLicenceSigner } from '../../tests/support/a-licence.ts';
import { verifyLicence } from './verify-licence.ts';

const signer = aLicenceSigner();
const next = aLicenceSigner();
const third = generateKeyPairSync('ed25519');
const keys = [signer.publicKey, next.publicKey, third.publicKey.export({ type: 'spki', format: 'pem' }).toString()];
const token = signer.sign(aLicence());

test('a licence of the key in use and one of the key that follows it are believed, word for word', () => {
  for (const by of [signer, next])
    expect(verifyLicence(by.sign({ ...aLicence(), keyId: by.keyId } as never), keys)).toEqual({ ...aLicence(), keyId: by.keyId });
});

test('a key that was taken out, and one that speaks in another’s name, are not believed', () => {
  expect(verifyLicence(token, [next.publicKey])).toBeNull();
  expect(verifyLicence(signer.sign({ ...aLicence(), keyId: next.keyId } as never), keys)).toBeNull();
});

test('whichever character is changed, taken out or put in, the licence is not believed', () => {
  const swapped = [...token].map((_, at) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1));
  const cut = [...token].map((_, at) => token.slice(0, at) + token.slice(at + 1));
  const grown = [...token].map((character, at) => token.slice(0, at) + character + token.slice(at));
  for (const changed of [...swapped, ...cut, ...grown]) expect(verifyLicence(changed, keys)).toBeNull();
});

test('a text that was signed for another purpose, and another kind of signature, are not believed', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const payload = token.split('.')[1] ?? '';
  const plain = sign(null, Buffer.from(payload), privateKey).toString('base64url');
  expect(verifyLicence(`v1.${payload}.${plain}`, [pem])).toBeNull();
  expect(
    verifyLicence(`v1.${payload}.${sign(null, Buffer.from(licenceSignedText(payload)), privateKey).toString('base64url')}`, keys),
  ).toBeNull();
});

test.each([
  ['nothing', ''],
  ['two parts', 'v1.abc'],
  ['another version', token.replace('v1.', 'v2.')],
  ['a header that names no algorithm', `eyJhbGciOiJub25lIn0.${token.split('.')[1]}.`],
  ['a megabyte', `v1.${'A'.repeat(1_000_000)}.${'A'.repeat(86)}`],
  ['a field that is not known', signer.sign({ ...aLicence(), keyId: signer.keyId, admin: true } as never)],
  ['a plan that is not known', signer.sign({ ...aLicence(), keyId: signer.keyId, plan: 'gold' } as never)],
  ['days out of order', signer.sign({ ...aLicence(), keyId: signer.keyId, endsAt: instant(aLicence().issuedAt - 1) } as never)],
  ['brackets without end', signed('['.repeat(2_000))],
  ['a list', signed('[]')],
  ['a prototype', signed('{"__proto__":{"plan":"pro"}}')],
])('%s is no licence', (_, text) => {
  expect(verifyLicence(text, keys)).toBeNull();
});

test('any text at all is answered, and believed only when it was signed', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 90 }), (a, b) => verifyLicence(`v1.${a}.${b}`, keys) === null),
  );
});

/** What only somebody with the key could sign, and this service never would. */
function signed(json: string): string {
  const payload = Buffer.from(json).toString('base64url');
  return `v1.${payload}.${sign(null, Buffer.from(licenceSignedText(payload)), third.privateKey).toString('base64url')}`;
}
