import { expect, test } from 'vitest';
import { chaseTone, isSamePerson, pensionContact } from './signing.ts';

test.each([
  ['calm', 40, 'first'],
  ['amber', 28, 'first'],
  ['amber', 8, 'first'],
  ['red', 7, 'second'],
  ['red', 4, 'second'],
  ['red', 3, 'last'],
  ['last', 0, 'last'],
  ['lost', -1, null],
  ['free', null, 'first'],
] as const)('with %s and %s days left the tone is %s', (level, daysLeft, tone) => {
  expect(chaseTone({ level, daysLeft })).toBe(tone);
});

test('the contact for the pension is known by the role, and needs an address', () => {
  const contact = (role: string, email: string) => ({ role, email });
  const contacts = [
    contact('Practice manager', 'a@b.example'),
    contact('Pensions', ''),
    contact('Locum Approver', 'c@d.example'),
    contact('pension', 'e@f.example'),
  ];

  expect(pensionContact(contacts)?.email).toBe('c@d.example');
  expect(pensionContact(contacts.slice(0, 2))).toBeNull();
});

test.each([
  ['Dr Ada Moss', true],
  ['ada  moss', true],
  ['MOSS, Ada', true],
  ['Prof. Ada Móss', true],
  ['Ada O. Moss', false],
  ['A Moss', false],
  ['Bill Moss', false],
  ['', false],
])('“%s” is the person Ada Moss: %s', (name, expected) => {
  expect(isSamePerson(name, 'Ada Moss')).toBe(expected);
  expect(isSamePerson('Ada Moss', name)).toBe(expected);
});

test('a title is a whole word: part of a name stays', () => {
  expect(isSamePerson('Drew Hall', 'Ew Hall')).toBe(false);
  expect(isSamePerson('Dr', '')).toBe(false);
});
