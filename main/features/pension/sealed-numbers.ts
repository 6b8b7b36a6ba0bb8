import { pensionNumbersSchema, type PensionNumbers } from '../../../shared/contract/pension-profiles.ts';
import { openSeal, seal } from '../../vault/seal.ts';

/** Without the NI number, which lies with the identity. */
export type OwnNumbers = Omit<PensionNumbers, 'niNumber'>;

/** A profile of which no number is known yet. */
export const noNumbers: OwnNumbers = { gmcNumber: '', sdNumber: '', dateOfBirth: null };

const ownNumbers = pensionNumbersSchema.omit({ niNumber: true });

/** @param key  32 bytes, made for this purpose alone @param identityId  bound into the seal */
export function sealNumbers(key: Buffer, identityId: string, { gmcNumber, sdNumber, dateOfBirth }: OwnNumbers): Buffer {
  return seal(key, identityId, Buffer.from(JSON.stringify({ gmcNumber, sdNumber, dateOfBirth }), 'utf8'));
}

export function openNumbers(key: Buffer, identityId: string, sealed: Buffer): OwnNumbers {
  return ownNumbers.parse(JSON.parse(openSeal(key, identityId, sealed).toString('utf8')));
}
