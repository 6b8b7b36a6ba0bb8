import type { PensionRates } from '../domain/pension/pension-rates.ts';
import { localDate, type LocalDate } from '../domain/time.ts';
import { builtInPensionRates } from './pension/built-in-rates.ts';

/** All replaceable figures of one date. */
export interface RatesEdition {
  /** Counts up; a higher one replaces a lower one. */
  readonly version: number;
  readonly issuedOn: LocalDate;
  /** Last day on which it may be used; null for the one that comes with the product, which is always there. */
  readonly expiresOn: LocalDate | null;
  readonly pension: PensionRates;
}

export const builtInEdition: RatesEdition = {
  version: 1,
  issuedOn: localDate('2026-11-22'),
  expiresOn: null,
  pension: builtInPensionRates,
};

/** Why an edition is not used, though it is whole and signed. */
export type EditionHindrance = 'older' | 'expired';

export function editionHindrance(edition: RatesEdition, today: LocalDate, inUse: RatesEdition = builtInEdition): EditionHindrance | null {
  if (edition.version <= inUse.version) return 'older';
  return edition.expiresOn !== null && today > edition.expiresOn ? 'expired' : null;
}

/** The newest edition that may be used on a day: the built-in one where no other may. */
export function newestEdition(editions: readonly RatesEdition[], today: LocalDate): RatesEdition {
  return editions.reduce((newest, edition) => (editionHindrance(edition, today, newest) === null ? edition : newest), builtInEdition);
}
