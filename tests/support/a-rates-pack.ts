import { generateKeyPairSync, sign } from 'node:crypto';
import { signedBytes } from '../../main/rates-pack/verify-rates-pack.ts';
import { nextPackOf } from '../../scripts/next-rates-pack.ts';

type Pack = ReturnType<typeof nextPackOf>;

export interface PackSigner {
  /** PEM; what the app has to know to trust the packs. */
  readonly publicKey: string;
  /** The next pack after the built-in figures as a signed file, with 71 days instead of 70 so that it is seen which are in use. */
  pack(change?: Partial<Pack>): string;
}

/** Signs rates packs with a key of its own. */
export function aPackSigner(): PackSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    pack: (change = {}) => {
      const next = nextPackOf('2026-11-22');
      const pension = { ...next.pension, tenWeeks: { ...next.pension.tenWeeks, days: 71 } };
      const pack: Pack = { ...next, pension, ...change };
      return JSON.stringify({ pack, signature: sign(null, signedBytes(pack), privateKey).toString('base64') });
    },
  };
}
