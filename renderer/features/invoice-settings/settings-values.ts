import { invoiceSettingsSchema, type InvoiceSettings, type InvoiceSettingsInput } from '../../../shared/contract/invoice-settings.ts';
import {
  problemsOf,
  patternProblemWords,
  writeNumber,
  type NumberPattern,
  type PatternProblem,
} from '../../../shared/domain/invoices/number-pattern.ts';
import { patternsCollide } from '../../../shared/domain/invoices/numbering.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { formErrors, type FormErrors } from '../../ui/form-errors.ts';

/** A pattern as typed. */
export interface PatternValues {
  readonly template: string;
  readonly digits: number | string;
  readonly restart: NumberPattern['restart'];
  readonly countsPer: NumberPattern['countsPer'];
  readonly startNumber: number | string;
  readonly startYear: number;
}

/** What stands in the fields, as typed. Names are those of the contract. */
export interface SettingsFormValues extends Omit<InvoiceSettings, 'invoiceNumbers' | 'creditNoteNumbers'> {
  readonly invoiceNumbers: PatternValues;
  readonly creditNoteNumbers: PatternValues;
}

/** The pattern as the rules see it; what is not a number becomes one that they refuse. */
export function patternOf({ digits, startNumber, ...same }: PatternValues): NumberPattern {
  return { ...same, digits: wholeOf(digits), startNumber: wholeOf(startNumber) };
}

/** How the first number of a pattern would look today; null while it cannot be used. */
export function exampleOf(values: PatternValues, today: LocalDate): string | null {
  const pattern = patternOf(values);
  if (problemsOf(pattern).length > 0) return null;
  return writeNumber(pattern, { issuedOn: today, organisation: 'ABC' }, pattern.startNumber);
}

/** A new start holds for the year in which it is set. */
export function withStart(values: PatternValues, startNumber: number | string, today: LocalDate): PatternValues {
  return { ...values, startNumber, startYear: Number(today.slice(0, 4)) };
}

export function toSettingsInput(values: SettingsFormValues): InvoiceSettingsInput {
  return { ...values, invoiceNumbers: patternOf(values.invoiceNumbers), creditNoteNumbers: patternOf(values.creditNoteNumbers) };
}

const problemFields: Readonly<Record<PatternProblem, 'template' | 'digits' | 'startNumber'>> = {
  numberMissing: 'template',
  yearMissing: 'template',
  organisationMissing: 'template',
  organisationTouchesDigits: 'template',
  tokenTwice: 'template',
  textNotAllowed: 'template',
  digitsOutOfRange: 'digits',
  startOutOfRange: 'startNumber',
};

/** One text per field that is not right yet; empty when it can be saved. */
export function settingsErrors(values: SettingsFormValues, today: LocalDate): FormErrors {
  const errors: Record<string, string> = {};
  for (const series of ['invoiceNumbers', 'creditNoteNumbers'] as const) {
    for (const problem of problemsOf(patternOf(values[series]))) {
      errors[`${series}.${problemFields[problem]}`] ??= patternProblemWords[problem];
    }
  }
  if (Object.keys(errors).length === 0 && patternsCollide(patternOf(values.invoiceNumbers), patternOf(values.creditNoteNumbers), today))
    errors['creditNoteNumbers.template'] = 'Could give a number of the invoices: begin it with other letters.';
  const found = formErrors(invoiceSettingsSchema.safeParse(toSettingsInput(values)));
  const others = Object.entries(found).filter(([path]) => !path.startsWith('invoiceNumbers') && !path.startsWith('creditNoteNumbers'));
  return { ...errors, ...Object.fromEntries(others) };
}

function wholeOf(typed: number | string): number {
  return typeof typed === 'number' ? typed : Number(typed.trim() === '' ? Number.NaN : typed);
}
