import { expect, test } from 'vitest';
import { localDate } from '../../../shared/domain/time.ts';
import { exampleOf, settingsErrors, withStart, type PatternValues, type SettingsFormValues } from './settings-values.ts';

const today = localDate('2026-11-24');
const pattern: PatternValues = {
  template: 'INV-{number}',
  digits: 4,
  restart: 'never',
  countsPer: 'issuer',
  startNumber: 1,
  startYear: 2026,
};
const values: SettingsFormValues = {
  invoiceNumbers: pattern,
  creditNoteNumbers: { ...pattern, template: 'CN-{number}' },
  template: 'plain',
  accent: '#0f6b6b',
  printUtr: false,
  isPensioned: false,
  vat: 'exempt',
  withSlip: false,
  paymentTerms: '',
  note: '',
};

test('the example is the first number as it would be given today', () => {
  expect(exampleOf({ ...pattern, startNumber: '42' }, today)).toBe('INV-0042');
  expect(exampleOf({ ...pattern, template: '{organisation}-{yy}/{number}', digits: 3 }, today)).toBe('ABC-26/001');
  expect(exampleOf({ ...pattern, template: 'INV' }, today)).toBeNull();
  expect(exampleOf({ ...pattern, digits: '' }, today)).toBeNull();
});

test('what is wrong with a pattern is said at its field', () => {
  expect(settingsErrors(values, today)).toEqual({});
  expect(settingsErrors({ ...values, invoiceNumbers: { ...pattern, template: 'INV', digits: 12, startNumber: '' } }, today)).toEqual({
    'invoiceNumbers.template': 'Put {number} where the count goes.',
    'invoiceNumbers.digits': 'Choose 1 to 9 digits.',
    'invoiceNumbers.startNumber': 'Start at a whole number from 1 to 999,999,999.',
  });
});

test('credit notes must not be able to give a number of the invoices', () => {
  expect(settingsErrors({ ...values, creditNoteNumbers: pattern }, today)).toHaveProperty(['creditNoteNumbers.template']);
});

test('a start number holds for the year in which it was set', () => {
  expect(withStart({ ...pattern, startYear: 2024 }, 7, today)).toMatchObject({ startNumber: 7, startYear: 2026 });
});
