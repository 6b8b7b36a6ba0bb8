import { bankHolidayDays, bankHolidayYears, type DatedHoliday } from './bank-holiday-days.ts';
import { builtInEdition, type RatesEdition } from './rates-edition.ts';
import type { FormKind } from '../domain/pension/template-model.ts';
import type { SchemeArea } from '../domain/pension/pension-rates.ts';
import type { SchemeYear } from '../domain/pension/scheme-year.ts';

/** An official form by the hash of its file. */
export interface KnownForm {
  readonly formKind: FormKind;
  readonly area: SchemeArea;
  readonly schemeYear: SchemeYear;
  readonly version: string;
  /** Hexadecimal, small letters. */
  readonly sha256: string;
}

/** The bank holidays of whole years. */
export interface BankHolidayTable {
  readonly first: number;
  readonly last: number;
  readonly days: readonly DatedHoliday[];
}

/** Everything dated that a rates pack replaces: an edition of figures, forms that are known, bank holidays. */
export interface KnownFigures extends RatesEdition {
  /** Who put it together, from what. */
  readonly source: string;
  readonly forms: readonly KnownForm[];
  readonly bankHolidays: BankHolidayTable;
}

/** What comes with the product. */
export const builtInFigures: KnownFigures = {
  ...builtInEdition,
  source: 'Session Desk',
  forms: [],
  bankHolidays: { ...bankHolidayYears, days: bankHolidayDays },
};
