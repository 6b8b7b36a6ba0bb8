import { expect, test } from 'vitest';
import { companyNumberProblem, registrationProblem, utrProblem, vatNumberProblem } from './identifiers.ts';

test('a UTR is judged by its check digit', () => {
  expect(['1955839661', '3282497350', ''].map(utrProblem)).toEqual([null, null, null]);
  expect(utrProblem('2955839661')).toMatch(/check digit/);
});

test('a VAT number is judged by its check digits, with and without its prefix', () => {
  expect(['GB123456782', '123 4567 82', 'XI123456782', ''].map(vatNumberProblem)).toEqual([null, null, null, null]);
  expect(vatNumberProblem('GB123456783')).toMatch(/check digits/);
  expect(vatNumberProblem('DE123')).toMatch(/nine digits/);
});

test('a company number has eight places', () => {
  expect(['01234567', 'SC123456', 'ni654321', 'R0000012', ''].map(companyNumberProblem)).toEqual([null, null, null, null, null]);
  expect(['1234567', 'ABC12345', '<b>'].map(companyNumberProblem)).not.toContain(null);
});

test('a registration is judged only where the register has one shape', () => {
  expect([registrationProblem('GMC', '7654321'), registrationProblem('NMC', '71A2998E'), registrationProblem('Other', '?')]).toEqual([
    null,
    null,
    null,
  ]);
  expect([registrationProblem('GDC', '123456'), registrationProblem('GDC', '1234567')]).toEqual([
    null,
    'A GDC number has four to six digits.',
  ]);
  expect([registrationProblem('GMC', '76543'), registrationProblem('HCPC', '123'), registrationProblem('constructor', 'x')]).toEqual([
    'A GMC number has seven digits.',
    'An HCPC number has letters and up to six digits, such as PH123456.',
    null,
  ]);
});
