import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** The 32 bytes that everything in a profile is encrypted under; only ever stored wrapped. */
export type DataKey = Buffer;

/** A data key wrapped under a key of 32 bytes with AES-256-GCM. All base64. */
export interface SealedKey {
  readonly nonce: string;
  readonly sealed: string;
  readonly tag: string;
}

/** A data key wrapped under something a person types. */
export interface TypedSlot extends SealedKey {
  readonly salt: string;
}

export const slotNames = ['os', 'passphrase', 'recovery'] as const;
export type SlotName = (typeof slotNames)[number];

const formatVersion = 1;
// 128 MiB and about a quarter of a second on the laptops of 2026; the same for every attempt, right or wrong.
const scryptCost = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 1024 * 1024 };

export function makeDataKey(): DataKey {
  return randomBytes(32);
}

/** Wraps the data key under a random key, such as the one that the keychain holds. */
export function sealWithKey(dataKey: DataKey, wrappingKey: Uint8Array, profileId: string, slot: SlotName): SealedKey {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce);
  cipher.setAAD(contextOf(profileId, slot));
  const sealed = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return { nonce: nonce.toString('base64'), sealed: sealed.toString('base64'), tag: cipher.getAuthTag().toString('base64') };
}

/** The data key, or null when the wrapping key is not the one that sealed it. */
export function openWithKey(slot: SealedKey, wrappingKey: Uint8Array, profileId: string, name: SlotName): DataKey | null {
  if (wrappingKey.length !== 32) return null;
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, Buffer.from(slot.nonce, 'base64'));
  decipher.setAAD(contextOf(profileId, name));
  decipher.setAuthTag(Buffer.from(slot.tag, 'base64'));
  const opened = decipher.update(Buffer.from(slot.sealed, 'base64'));
  try {
    decipher.final();
    return opened;
  } catch {
    opened.fill(0);
    return null; // the cipher's only way to say that the key does not fit
  }
}

/** Wraps the data key under a passphrase or recovery secret. */
export async function sealWithText(dataKey: DataKey, text: string, profileId: string, slot: SlotName): Promise<TypedSlot> {
  const salt = randomBytes(16);
  const wrappingKey = await stretch(text, salt);
  try {
    return { ...sealWithKey(dataKey, wrappingKey, profileId, slot), salt: salt.toString('base64') };
  } finally {
    wrappingKey.fill(0);
  }
}

/** The data key, or null when the text does not fit. Takes as long either way. */
export async function openWithText(slot: TypedSlot, text: string, profileId: string, name: SlotName): Promise<DataKey | null> {
  const wrappingKey = await stretch(text, Buffer.from(slot.salt, 'base64'));
  try {
    return openWithKey(slot, wrappingKey, profileId, name);
  } finally {
    wrappingKey.fill(0);
  }
}

/**
 * A key of 32 bytes for one purpose; from it neither the data key nor another purpose's key can be found.
 * A purpose's name is never changed: what it encrypted would be lost.
 */
export function deriveKey(dataKey: DataKey, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `session-desk/${formatVersion}/${purpose}`, 32));
}

/** Tells whether a data key is the profile's own, without opening the database. */
export function checkValueOf(dataKey: DataKey): string {
  return createHmac('sha256', deriveKey(dataKey, 'check')).update('session-desk').digest('base64');
}

export function fitsCheckValue(dataKey: DataKey, checkValue: string): boolean {
  const expected = Buffer.from(checkValueOf(dataKey), 'base64');
  const found = Buffer.from(checkValue, 'base64');
  return expected.length === found.length && timingSafeEqual(expected, found);
}

function contextOf(profileId: string, slot: SlotName): Buffer {
  return Buffer.from(`session-desk/${formatVersion}/${profileId}/${slot}`);
}

/** The same text typed on another keyboard may come in another Unicode form: it is brought to one. */
function stretch(text: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(text.normalize('NFKC'), salt, 32, scryptCost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
