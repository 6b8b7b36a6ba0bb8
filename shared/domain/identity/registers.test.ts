import { expect, test } from 'vitest';
import { isStatutoryRegister, usualTreatment } from './registers.ts';

test('the care of members of a register kept by law is exempt, by its short and its full name', () => {
  const kept = ['GMC', 'gdc', ' NMC ', 'HCPC', 'GPhC', 'PSNI', 'GOC', 'GOsC', 'GCC', 'General  Medical Council'];

  expect(kept.filter((body) => !isStatutoryRegister(body))).toEqual([]);
  expect(new Set(kept.map(usualTreatment))).toEqual(new Set(['exempt']));
});

test('a voluntary register exempts nothing', () => {
  expect(['BACP', 'CNHC', 'UKCP', 'FHT'].map(usualTreatment)).toEqual(['standard', 'standard', 'standard', 'standard']);
  expect(['BACP', ''].map(isStatutoryRegister)).toEqual([false, false]);
});

test('without a register nothing is known that would tax the work', () => {
  expect(['', '  '].map(usualTreatment)).toEqual(['exempt', 'exempt']);
});
