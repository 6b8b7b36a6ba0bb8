import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { hoursCell, moneyCell, textCell, type CsvColumn } from '../../../shared/domain/exports/csv-text.ts';
import { effectiveHourlyRate } from '../../../shared/domain/invoices/hourly-rate.ts';
import { formatMoney, negated, pence, type Pence, type Quantity } from '../../../shared/domain/money.ts';
import { duration, type DurationMs } from '../../../shared/domain/time.ts';
import list from '../../ui/list.module.css';
import { lengthWords } from '../../ui/time-words.ts';
import classes from './hourly-figures.module.css';

export interface HourlySums {
  readonly rate: Pence | null;
  readonly earned: Pence;
  readonly driving: Pence;
  readonly miles: Quantity;
  readonly unpricedMiles: Quantity;
  readonly ownCosts: Pence;
  readonly ownPension: Pence;
  readonly formsWithoutTier: number;
  readonly employerPension: Pence;
  readonly workMs: DurationMs;
  readonly travelMs: DurationMs;
  readonly adminMs: DurationMs;
}

/** One line of how the figure came about: money, time, or neither. */
export interface HourlyRow {
  readonly name: string;
  readonly amount: Pence | null;
  readonly time: DurationMs | null;
  readonly note: string;
}

export const hourlyColumns: readonly CsvColumn<HourlyRow>[] = [
  { title: 'What', cell: ({ name }) => textCell(name) },
  { title: 'Amount', cell: ({ amount }) => (amount === null ? textCell('') : moneyCell(amount)) },
  { title: 'Hours', cell: ({ time }) => (time === null ? textCell('') : hoursCell(time)) },
  { title: 'How it is counted', cell: ({ note }) => textCell(note) },
];

/** What is earned and what it took, line by line, the figure itself last but one. */
export function hourlyRows(sums: HourlySums): readonly HourlyRow[] {
  const { earned, driving, ownCosts, ownPension, employerPension, workMs, travelMs, adminMs } = sums;
  const none = duration(0);
  const left = pence(earned - driving - ownCosts - ownPension);
  const bare = effectiveHourlyRate({ earned, spent: [], work: workMs, travel: none, admin: none });
  const noted = (name: string, amount: Pence | null, time: DurationMs | null, note: string): HourlyRow => ({ name, amount, time, note });
  return [
    noted('Earned', earned, workMs, `Fees, extras and mileage as charged${bare === null ? '' : `: ${formatMoney(bare)} an hour of work`}`),
    noted('On the way', null, travelMs, 'There and back to each booking'),
    noted('Admin', null, adminMs, 'As each booking says, else the usual time of the settings'),
    noted('Driving', negated(driving), null, milesNote(sums)),
    noted('Own costs', negated(ownCosts), null, 'Paid by you and charged to nobody'),
    noted('Own pension', negated(ownPension), null, pensionNote(sums)),
    noted('An hour brought', sums.rate, null, `${formatMoney(left)} over ${lengthWords(duration(workMs + travelMs + adminMs))}`),
    noted('Pension from practices', employerPension, null, 'Passed on to the scheme, and not counted above'),
  ];
}

/** Every mile at the flat rate, and those that have none. */
function milesNote({ miles, unpricedMiles }: HourlySums): string {
  const words = `${milesWords(miles)}, charged or not, at the flat rate of their day`;
  return unpricedMiles === 0 ? words : `${words}; ${milesWords(unpricedMiles)} have no known rate and are left out`;
}

function pensionNote({ formsWithoutTier }: HourlySums): string {
  const words = 'Your contribution, by the pension forms of the period';
  if (formsWithoutTier === 0) return words;
  return `${words}; ${formsWithoutTier} form${formsWithoutTier === 1 ? '' : 's'} without a tier left out`;
}

function milesWords(miles: Quantity): string {
  const count = miles / 1_000;
  return `${count.toLocaleString('en-GB', { maximumFractionDigits: 1 })} mile${count === 1 ? '' : 's'}`;
}

/** How the hourly figure came about. */
export function HourlyFigures({ rows }: { readonly rows: readonly HourlyRow[] }): ReactNode {
  return (
    <Table className={`${list['table']} ${classes['root']}`} aria-label="What an hour brought">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>What</Table.Th>
          <Table.Th className={list['number']}>Amount</Table.Th>
          <Table.Th className={list['number']}>Time</Table.Th>
          <Table.Th>How it is counted</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ name, amount, time, note }) => (
          <Table.Tr key={name} className={name === 'An hour brought' ? classes['result'] : undefined}>
            <Table.Th scope="row" className={classes['name']}>
              {name}
            </Table.Th>
            <Table.Td className={list['number']}>{amount === null ? '' : formatMoney(amount)}</Table.Td>
            <Table.Td className={list['number']}>{time === null ? '' : lengthWords(time)}</Table.Td>
            <Table.Td className={classes['note']}>{note}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
