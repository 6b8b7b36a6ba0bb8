import { formatRate, type BasisPoints } from '../money.ts';
import type { PensionRates } from './pension-rates.ts';
import { rangeOfSchemeYear, type SchemeYear } from './scheme-year.ts';
import { newestTierTable } from './tier-table.ts';
import { mostRanges, mostRows } from './template-values.ts';
import type { FormKind, ValuePart } from './template-model.ts';

/** One value that can be placed, as the user reads it. */
export interface ValueChoice {
  readonly key: string;
  readonly words: string;
  readonly kind: 'text' | 'money' | 'day' | 'tick';
}

/**
 * Everything that can be placed on a form, in the order of the form.
 *
 * @param rates  the tiers of the scheme year, for the boxes to tick
 */
export function valueChoices(kind: FormKind, rates: readonly BasisPoints[]): readonly ValueChoice[] {
  return kind === 'formA' ? [...memberChoices, ...formAChoices()] : [...memberChoices, ...formBChoices(rates)];
}

/** The tiers that a form of the year can have boxes for, lowest first; those of the newest table where none is known. */
export function tierRatesOf(rates: PensionRates, year: SchemeYear): readonly BasisPoints[] {
  const { from, to } = rangeOfSchemeYear(year);
  const ofYear = rates.tierTables.filter((table) => table.from <= to && from <= table.to);
  const tables = ofYear.length > 0 ? ofYear : [newestTierTable(rates, 'englandAndWales')];
  return [...new Set(tables.flatMap(({ bands }) => bands.map(({ rate }) => rate)))].sort((a, b) => a - b);
}

/** The parts that a value can be split into. */
export function partsOf(kind: ValueChoice['kind']): readonly ValuePart[] {
  if (kind === 'money') return ['whole', 'pounds', 'pence'];
  return kind === 'day' ? ['whole', 'day', 'month', 'year'] : ['whole'];
}

function choice(key: string, words: string, kind: ValueChoice['kind'] = 'text'): ValueChoice {
  return { key, words, kind };
}

const memberChoices: readonly ValueChoice[] = [
  choice('reference', 'Unique payment reference'),
  choice('member.name', 'Name'),
  choice('member.surname', 'Surname'),
  choice('member.otherNames', 'Other names'),
  choice('member.dateOfBirth', 'Date of birth', 'day'),
  choice('member.niNumber', 'NI number'),
  choice('member.gmcNumber', 'GMC number'),
  choice('member.sdNumber', 'SD number'),
  choice('member.hostBody', 'Host body'),
  choice('member.hostCode', 'Employing authority code of the host'),
  choice('member.hostReference', 'Reference at the host body'),
  choice('member.address', 'Home address'),
  choice('member.email', 'Email'),
  choice('schemeYear', 'Scheme year'),
  choice('madeOn', 'Day the form was made', 'day'),
];

function formAChoices(): readonly ValueChoice[] {
  return [
    choice('invoiceNumber', 'Invoice number'),
    ...numbered(mostRanges, (line) => [
      choice(`range${line}.from`, `Days, line ${line}: from`, 'day'),
      choice(`range${line}.to`, `Days, line ${line}: to`, 'day'),
      choice(`range${line}.fee`, `Days, line ${line}: fee`, 'money'),
    ]),
    choice('payer.name', 'Practice or commissioner'),
    choice('payer.address', 'Address of the practice'),
    choice('payer.code', 'Employing authority code of the practice'),
    choice('box1', 'Box 1: fee', 'money'),
    choice('box2', 'Box 2: pensionable pay', 'money'),
    choice('box3', 'Box 3: employer’s contribution', 'money'),
    choice('paidOn', 'Date of payment', 'day'),
    choice('approvedBy', 'Name of the signatory'),
  ];
}

function formBChoices(rates: readonly BasisPoints[]): readonly ValueChoice[] {
  return [
    choice('month', 'Month and year'),
    choice('tier', 'Tier'),
    ...rates.map((rate) => choice(`tier.${rate}`, `Tick at tier ${formatRate(rate)}`, 'tick')),
    ...numbered(mostRows, (row) => [
      choice(`row${row}.code`, `Row ${row}: EA code`),
      choice(`row${row}.name`, `Row ${row}: practice`),
      choice(`row${row}.from`, `Row ${row}: first day`, 'day'),
      choice(`row${row}.to`, `Row ${row}: last day`, 'day'),
      choice(`row${row}.paidOn`, `Row ${row}: pay received`, 'day'),
      choice(`row${row}.pensionable`, `Row ${row}: pensionable pay`, 'money'),
      choice(`row${row}.employer`, `Row ${row}: employer’s contribution`, 'money'),
    ]),
    ...boxWords.map(([box, words]) => choice(box, `${box}: ${words}`, 'money')),
  ];
}

const boxWords = [
  ['a', 'pensionable pay'],
  ['b', 'employee’s contributions'],
  ['c', 'added years'],
  ['d', 'money purchase AVC'],
  ['e', 'additional pension'],
  ['f', 'early retirement reduction buy-out'],
  ['g', 'employee in all'],
  ['h', 'employer in all'],
  ['i', 'to be paid'],
  ['j', 'pensionable pay since April'],
] as const;

function numbered(most: number, choicesOf: (number: number) => readonly ValueChoice[]): readonly ValueChoice[] {
  return Array.from({ length: most }, (_, index) => choicesOf(index + 1)).flat();
}
