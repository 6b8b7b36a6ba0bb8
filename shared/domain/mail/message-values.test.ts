import { expect, test } from 'vitest';
import { localDate } from '../time.ts';
import { kindOfText, messageKinds, readers, standardText, textNames } from './message-texts.ts';
import { exampleFacts, placeholdersOf, valuesOf } from './message-values.ts';
import { checkTemplate, fillTemplate } from './templates.ts';

test('each standard text uses only what its kind of message has', () => {
  for (const name of textNames)
    for (const reader of readers)
      expect(checkTemplate(standardText(name, reader), valuesOf(kindOfText(name), exampleFacts)), name).toEqual([]);
});

test('a reminder reads as a person would write it', () => {
  expect(fillTemplate(standardText('reminderFirst', 'organisation'), valuesOf('reminder', exampleFacts))).toEqual({
    outcome: 'filled',
    subject: 'Invoice 2026-0042: payment due 1 October 2026',
    body: `Dear Accounts Team,

Invoice 2026-0042 was due on 1 October 2026. A copy is attached in case the first did not arrive.

Invoice: 2026-0042
Date: 1 September 2026
Purchase order: PO-1234
Your reference: LOC-7
Still to pay: £850.00
Due: 1 October 2026

Could you let me know when payment can be expected? If the payment is on its way, please disregard this message.

Kind regards,
Your Name
020 7946 0000
`,
  });
});

test('a statement lists its invoices and adds up what is owed', () => {
  expect(valuesOf('statement', exampleFacts)).toMatchObject({
    balance: '£1,275.00',
    invoiceList: '2026-0042 of 1 September 2026, due 1 October 2026: £850.00\n2026-0043 of 15 September 2026, due 15 October 2026: £425.00',
  });
});

test('only a reminder has days late, and a statement no invoice number', () => {
  const has = (kind: (typeof messageKinds)[number]): readonly boolean[] =>
    (['daysLate', 'invoiceNumber', 'dueOn'] as const).map((name) => placeholdersOf(kind).includes(name));

  expect(messageKinds.map((kind) => [kind, ...has(kind)])).toEqual([
    ['invoice', false, true, true],
    ['creditNote', false, true, false],
    ['reminder', true, true, true],
    ['statement', false, false, false],
    ['pensionForm', false, true, false],
    ['pensionChase', false, true, false],
    ['bookingConfirmation', false, false, false],
  ]);
});

test('without a contact the organisation is greeted, and days late are never negative', () => {
  const values = valuesOf('reminder', { ...exampleFacts, contact: null, today: localDate('2026-09-20') });

  expect(values).toMatchObject({ contact: 'Example Surgery', daysLate: '0' });
});

test('a confirmation says day and times on the clock of the workplace, and leaves out what there is none of', () => {
  const text = standardText('bookingConfirmation', 'organisation');
  const bare = { ...exampleFacts.booking, breakMs: 0, reference: '', fee: 0, hasTerms: false } as typeof exampleFacts.booking;

  expect(fillTemplate(text, valuesOf('bookingConfirmation', exampleFacts))).toMatchObject({
    subject: 'Booking confirmed: Thursday 15 October 2026',
    body: `Dear Accounts Team,

I confirm this booking.

Date: Thursday 15 October 2026
Time: 09:00 to 17:30
Break: 30 minutes, unpaid
Fee: £720.00
Rate: £90.00 an hour
Your reference: LOC-7

The terms that hold for it are attached.

If anything differs from what you have noted, please let me know.

Kind regards,
Your Name
020 7946 0000
`,
  });
  expect(fillTemplate(text, valuesOf('bookingConfirmation', { ...exampleFacts, booking: bare }))).toMatchObject({
    body: expect.stringContaining('Time: 09:00 to 17:30\nRate: £90.00 an hour\n\nIf anything differs') as string,
  });
});

test('a confirmation to a private client names neither rate nor reference', () => {
  const words = fillTemplate(standardText('bookingConfirmation', 'private'), valuesOf('bookingConfirmation', exampleFacts));

  expect(words).toMatchObject({ subject: 'Confirmed: Thursday 15 October 2026' });
  expect(JSON.stringify(words)).not.toMatch(/rate|reference|session/iu);
});
