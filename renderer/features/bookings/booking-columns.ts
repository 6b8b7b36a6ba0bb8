import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import { dayCell, hoursCell, moneyCell, textCell, type CsvColumn } from '../../../shared/domain/exports/csv-text.ts';
import { dayOf, timeOf } from '../../../shared/domain/zones.ts';
import { arrangementWords, isPaidByOthers, payCheckWords, stateWords } from './booking-words.ts';

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
];
