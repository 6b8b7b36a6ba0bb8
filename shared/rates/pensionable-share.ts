import { basisPoints, type BasisPoints } from '../domain/money.ts';

/** Nine tenths of a GP locum's fee are pensionable, in every nation; no other share is allowed. */
export const pensionableShare: BasisPoints = basisPoints(9_000);
