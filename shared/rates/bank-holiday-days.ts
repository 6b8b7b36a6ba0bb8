import type { Nation } from '../domain/invoices/model.ts';
import { localDate, type LocalDate } from '../domain/time.ts';

export interface BankHoliday {
  readonly on: LocalDate;
  readonly name: string;
  /** Kept on a weekday because the day itself falls on a weekend. */
  readonly isSubstitute: boolean;
}

export interface DatedHoliday extends BankHoliday {
  readonly nations: readonly Nation[];
}

const everywhere: readonly Nation[] = ['england', 'wales', 'scotland', 'northernIreland'];
const allButScotland: readonly Nation[] = ['england', 'wales', 'northernIreland'];
const scotlandOnly: readonly Nation[] = ['scotland'];
const northernIrelandOnly: readonly Nation[] = ['northernIreland'];

/** The years that the table covers wholly. */
export const bankHolidayYears = { first: 2024, last: 2028 } as const;

/** In order of the days. Source: https://www.gov.uk/bank-holidays.json, as of 21 August 2026. */
export const bankHolidayDays: readonly DatedHoliday[] = [
  holiday('2024-01-01', "New Year's Day", everywhere),
  holiday('2024-01-02', '2nd January', scotlandOnly),
  substituteDay('2024-03-18', "St Patrick's Day", northernIrelandOnly),
  holiday('2024-03-29', 'Good Friday', everywhere),
  holiday('2024-04-01', 'Easter Monday', allButScotland),
  holiday('2024-05-06', 'Early May bank holiday', everywhere),
  holiday('2024-05-27', 'Spring bank holiday', everywhere),
  holiday('2024-07-12', "Battle of the Boyne (Orangemen's Day)", northernIrelandOnly),
  holiday('2024-08-05', 'Summer bank holiday', scotlandOnly),
  holiday('2024-08-26', 'Summer bank holiday', allButScotland),
  substituteDay('2024-12-02', "St Andrew's Day", scotlandOnly),
  holiday('2024-12-25', 'Christmas Day', everywhere),
  holiday('2024-12-26', 'Boxing Day', everywhere),
  holiday('2025-01-01', "New Year's Day", everywhere),
  holiday('2025-01-02', '2nd January', scotlandOnly),
  holiday('2025-03-17', "St Patrick's Day", northernIrelandOnly),
  holiday('2025-04-18', 'Good Friday', everywhere),
  holiday('2025-04-21', 'Easter Monday', allButScotland),
  holiday('2025-05-05', 'Early May bank holiday', everywhere),
  holiday('2025-05-26', 'Spring bank holiday', everywhere),
  substituteDay('2025-07-14', "Battle of the Boyne (Orangemen's Day)", northernIrelandOnly),
  holiday('2025-08-04', 'Summer bank holiday', scotlandOnly),
  holiday('2025-08-25', 'Summer bank holiday', allButScotland),
  substituteDay('2025-12-01', "St Andrew's Day", scotlandOnly),
  holiday('2025-12-25', 'Christmas Day', everywhere),
  holiday('2025-12-26', 'Boxing Day', everywhere),
  holiday('2026-01-01', "New Year's Day", everywhere),
  holiday('2026-01-02', '2nd January', scotlandOnly),
  holiday('2026-03-17', "St Patrick's Day", northernIrelandOnly),
  holiday('2026-04-03', 'Good Friday', everywhere),
  holiday('2026-04-06', 'Easter Monday', allButScotland),
  holiday('2026-05-04', 'Early May bank holiday', everywhere),
  holiday('2026-05-25', 'Spring bank holiday', everywhere),
  holiday('2026-06-15', 'World Cup bank holiday', scotlandOnly),
  substituteDay('2026-07-13', "Battle of the Boyne (Orangemen's Day)", northernIrelandOnly),
  holiday('2026-08-03', 'Summer bank holiday', scotlandOnly),
  holiday('2026-08-31', 'Summer bank holiday', allButScotland),
  holiday('2026-11-30', "St Andrew's Day", scotlandOnly),
  holiday('2026-12-25', 'Christmas Day', everywhere),
  substituteDay('2026-12-28', 'Boxing Day', everywhere),
  holiday('2027-01-01', "New Year's Day", everywhere),
  substituteDay('2027-01-04', '2nd January', scotlandOnly),
  holiday('2027-03-17', "St Patrick's Day", northernIrelandOnly),
  holiday('2027-03-26', 'Good Friday', everywhere),
  holiday('2027-03-29', 'Easter Monday', allButScotland),
  holiday('2027-05-03', 'Early May bank holiday', everywhere),
  holiday('2027-05-31', 'Spring bank holiday', everywhere),
  holiday('2027-07-12', "Battle of the Boyne (Orangemen's Day)", northernIrelandOnly),
  holiday('2027-08-02', 'Summer bank holiday', scotlandOnly),
  holiday('2027-08-30', 'Summer bank holiday', allButScotland),
  holiday('2027-11-30', "St Andrew's Day", scotlandOnly),
  substituteDay('2027-12-27', 'Christmas Day', everywhere),
  substituteDay('2027-12-28', 'Boxing Day', everywhere),
  substituteDay('2028-01-03', "New Year's Day", everywhere),
  substituteDay('2028-01-04', '2nd January', scotlandOnly),
  holiday('2028-03-17', "St Patrick's Day", northernIrelandOnly),
  holiday('2028-04-14', 'Good Friday', everywhere),
  holiday('2028-04-17', 'Easter Monday', allButScotland),
  holiday('2028-05-01', 'Early May bank holiday', everywhere),
  holiday('2028-05-29', 'Spring bank holiday', everywhere),
  holiday('2028-07-12', "Battle of the Boyne (Orangemen's Day)", northernIrelandOnly),
  holiday('2028-08-07', 'Summer bank holiday', scotlandOnly),
  holiday('2028-08-28', 'Summer bank holiday', allButScotland),
  holiday('2028-11-30', "St Andrew's Day", scotlandOnly),
  holiday('2028-12-25', 'Christmas Day', everywhere),
  holiday('2028-12-26', 'Boxing Day', everywhere),
];

function holiday(on: string, name: string, where: readonly Nation[]): DatedHoliday {
  return { on: localDate(on), name, isSubstitute: false, nations: where };
}

function substituteDay(on: string, name: string, where: readonly Nation[]): DatedHoliday {
  return { on: localDate(on), name, isSubstitute: true, nations: where };
}
