import { expect, test } from 'vitest';
import type { OrganisationField } from './import-fields.ts';
import { isSameOrganisation, organisationFrom } from './organisation-row.ts';

const from = (texts: Partial<Record<OrganisationField, string>>) =>
  organisationFrom(new Map(Object.entries(texts) as [OrganisationField, string][]));

test.each([
  ['River Medical Centre', '', 'practice'],
  ['Boots Pharmacy', '', 'pharmacy'],
  ['Anytown University Hospitals NHS Foundation Trust', '', 'trust'],
  ['Harbour Out-of-Hours Service', '', 'outOfHours'],
  ['Locum Staffing Ltd', '', 'agency'],
  ['River', 'GP practice', 'practice'],
  ['River Surgery', 'Insurer', 'insurer'],
  ['River', 'something', 'other'],
])('%s, kind “%s”, is of the kind %s', (name, kind, expected) => {
  expect(from({ name, kind }).kind).toBe(expected);
});

test('a contact without a name is still a contact, and none is none', () => {
  expect(from({ name: 'River', contactEmail: 'jo@river.example' }).contacts).toEqual([
    { name: 'Contact', role: '', email: 'jo@river.example', phone: '' },
  ]);
  expect(from({ name: 'River' }).contacts).toEqual([]);
});

test.each([
  ['River Surgery', '', 'RIVER  surgery', '', true],
  ['Smith & Sons', '', 'Smith and Sons', '', true],
  ['Café', '', 'Cafe', 'A1', true],
  ['Boots', 'FA123', 'Boots', 'FB456', false],
  ['Boots', 'FA123', 'Boots', 'FA123', true],
  ['River', '', 'Rivers', '', false],
  ['李', '', '王', '', false],
])('%s %s and %s %s are the same: %s', (name, odsCode, other, otherCode, expected) => {
  expect(isSameOrganisation({ name, odsCode }, { name: other, odsCode: otherCode })).toBe(expected);
});
