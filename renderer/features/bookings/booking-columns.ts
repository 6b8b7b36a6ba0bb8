import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import { dayCell, hoursCell, moneyCell, textCell, type CsvColumn } from '../../../shared/domain/exports/csv-text.ts';
import { netPayOf, type Deductions, type NetPay } from '../../../shared/domain/bookings/net-pay.ts';
import type { Pence } from '../../../shared/domain/money.ts';
import { dayOf, timeOf } from '../../../shared/domain/zones.ts';
import { arrangementWords, deductionWords, isPaidByOthers, payCheckWords, standingWords, stateWords } from './booking-words.ts';

/** Bookings as a table; days and times are those of the workplace. */
export const bookingColumns: readonly CsvColumn<BookingBrief>[] = [
  { title: 'Day', cell: ({ startsAt, zone }) => dayCell(dayOf(startsAt, zone)) },
  { title: 'From', cell: ({ startsAt, zone }) => textCell(timeOf(startsAt, zone)) },
  { title: 'To', cell: ({ endsAt, zone }) => textCell(timeOf(endsAt, zone)) },
  { title: 'Organisation', cell: ({ organisation }) => textCell(organisation.name) },
  { title: 'Title', cell: ({ title }) => textCell(title) },
  { title: 'State', cell: ({ state }) => textCell(stateWords[state].word) },
  { title: 'Arrangement', cell: ({ arrangement }) => textCell(arrangementWords[arrangement]) },
  { title: 'Paid hours', cell: ({ fee }) => hoursCell(fee.worked) },
  { title: 'Work', cell: ({ fee }) => moneyCell(fee.work) },
  { title: 'Extras', cell: ({ fee }) => moneyCell(fee.extras) },
  { title: 'Mileage', cell: ({ fee }) => moneyCell(fee.mileage) },
  { title: 'Total', cell: ({ fee }) => moneyCell(fee.total) },
  { title: 'Pay check', cell: ({ arrangement, payCheck }) => textCell(isPaidByOthers(arrangement) ? payCheckWords[payCheck] : '') },
  { title: 'Paid before deductions', cell: netPayCell((pay) => pay.gross) },
  { title: deductionWords.tax, cell: netPayCell((_, { tax }) => tax) },
  { title: deductionWords.nationalInsurance, cell: netPayCell((_, { nationalInsurance }) => nationalInsurance) },
  { title: deductionWords.studentLoan, cell: netPayCell((_, { studentLoan }) => studentLoan) },
  { title: deductionWords.pension, cell: netPayCell((_, { pension }) => pension) },
  { title: 'Other deductions', cell: netPayCell((_, { other }) => other) },
  { title: 'Net pay due', cell: netPayCell((pay) => pay.expected) },
  { title: 'Net pay received', cell: ({ pay }) => moneyCell(pay.net) },
  { title: 'Net pay missing', cell: netPayCell((pay) => pay.missing) },
  { title: 'IR35', cell: ({ ir35Standing }) => textCell(ir35Standing === 'notApplicable' ? '' : standingWords[ir35Standing]) },
];

/** Empty where nothing is said of deductions or of what came. */
function netPayCell(amountOf: (pay: NetPay, deductions: Deductions) => Pence | null): CsvColumn<BookingBrief>['cell'] {
  return ({ fee, payCheck, pay }) => {
    const found = netPayOf({ ...pay, check: payCheck, due: fee.total });
    return moneyCell(found && amountOf(found, pay.deductions));
  };
}
