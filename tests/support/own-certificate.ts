import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate that vouches for itself, and its key, both PEM. */
export interface OwnCertificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes a self-signed certificate for host names; valid from 2020 to 2049. */
export function ownCertificate(...hosts: readonly string[]): OwnCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(oid('550403'), text(hosts[0] ?? 'test'))));
  const tbs = sequence(
    der(0xa0, integer(2)),
    integer(1),
    ECDSA_SHA256,
    name,
    sequence(utcTime('200101000000Z'), utcTime('491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(authority(), alternativeNames(hosts))),
  );
  const cert = sequence(tbs, ECDSA_SHA256, bits(sign('sha256', tbs, privateKey)));
  return { cert: pem('CERTIFICATE', cert), key: exported(privateKey) };
}

function exported(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/gu) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** basicConstraints: this certificate may vouch for others, and so for itself. */
function authority(): Buffer {
  return sequence(oid('551d13'), der(0x01, Buffer.from([0xff])), der(0x04, sequence(der(0x01, Buffer.from([0xff])))));
}

function alternativeNames(hosts: readonly string[]): Buffer {
  return sequence(oid('551d11'), der(0x04, sequence(...hosts.map((host) => der(0x82, Buffer.from(host, 'ascii'))))));
}

// DER by tag: X.690 §8; lengths up to 65,535 bytes.
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  return Buffer.concat([Buffer.from([tag, 0x82, length >> 8, length & 0xff]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, ...parts);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function integer(value: number): Buffer {
  return der(0x02, Buffer.from([value]));
}

function text(value: string): Buffer {
  return der(0x0c, Buffer.from(value, 'utf8'));
}

function utcTime(value: string): Buffer {
  return der(0x17, Buffer.from(value, 'ascii'));
}

function bits(content: Buffer): Buffer {
  return der(0x03, Buffer.from([0]), content);
}

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
