import type { RatesPackInput } from '../shared/contract/rates-pack.ts';
import { bankHolidayDays, bankHolidayYears } from '../shared/rates/bank-holiday-days.ts';
import { builtInEdition } from '../shared/rates/rates-edition.ts';

/** What comes with the product, as a maintainer takes it for the next pack: a version up, and good for a year. */
export function nextPackOf(today: string): RatesPackInput {
  return {
    format: 1,
    version: builtInEdition.version + 1,
    issuedOn: today,
    expiresOn: `${Number(today.slice(0, 4)) + 1}-12-31`,
    source: 'Session Desk',
    pension: asInput(builtInEdition.pension),
    templates: [],
    bankHolidays: { ...bankHolidayYears, days: asInput(bankHolidayDays) },
  };
}

/** The same without the brands of the code, as JSON carries it. */
function asInput<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value)) as T; // numbers and texts alone: branding is all that is lost
}
