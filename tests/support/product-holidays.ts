import { bankHolidayDays } from '../../shared/rates/bank-holiday-days.ts';
import { bankHolidaysOf, type BankHolidayOn } from '../../shared/rates/bank-holidays.ts';

/** The bank holidays that come with the product. */
export const bankHolidayOn: BankHolidayOn = bankHolidaysOf(bankHolidayDays);
