import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readersOf, standardText, textNames, toneOf } from './message-texts.ts';
import { checkTemplate, fillTemplate, placeholders, type TemplateValues } from './templates.ts';

const values: TemplateValues = {
  organisation: 'River Surgery',
  contact: 'Accounts',
  invoiceNumber: '2026-0042',
  amount: '£850.00',
  balance: '£850.00',
  issuedOn: '1 September 2026',
  dueOn: '1 October 2026',
  daysLate: '7',
  period: 'September 2026',
  purchaseOrder: '',
  reference: 'R-1',
  invoiceList: '2026-0042 · £850.00',
  workDays: '3 November 2026',
  pensionablePay: '£585.00',
  employerShare: '£84.12',
  arriveBy: '12 January 2027',
  daysLeft: '7',
  bookedDay: 'Thursday 15 October 2026',
  bookedTimes: '09:00 to 17:30',
  bookedBreak: '',
  fee: '£720.00',
  rate: '£90.00 an hour',
  attachedTerms: 'The terms that hold for it are attached.',
  myName: 'Dr Zoë Müller',
  myPhone: '',
};

test('placeholders are replaced, however they are capitalised, and doubled braces stay', () => {
  expect(fillTemplate({ subject: 'Invoice {invoiceNumber}', body: 'Dear {CONTACT},\n{Invoice Number} {{x}}' }, values)).toEqual({
    outcome: 'filled',
    subject: 'Invoice 2026-0042',
    body: 'Dear Accounts,\n2026-0042 {x}\n',
  });
});

test('a line whose values are all empty is left out; one with another value stays', () => {
  const filled = fillTemplate(
    { subject: 'A', body: 'One\nPurchase order: {purchaseOrder}\nOrder {purchaseOrder} of {organisation}' },
    values,
  );

  expect(filled).toMatchObject({ body: 'One\nOrder  of River Surgery\n' });
});

test('a value is never read as a template', () => {
  const filled = fillTemplate(
    { subject: '{organisation}', body: '{organisation}' },
    { ...values, organisation: '{myName} {{ $& {nonsense}' },
  );

  expect(filled).toEqual({ outcome: 'filled', subject: '{myName} {{ $& {nonsense}', body: '{myName} {{ $& {nonsense}\n' });
});

test('a value cannot put another header into the message', () => {
  const filled = fillTemplate(
    { subject: 'Invoice for {organisation}', body: 'x' },
    { ...values, organisation: 'A\r\nBcc: thief@example.com\r\n\r\nbody' },
  );

  expect(filled).toMatchObject({ subject: 'Invoice for A Bcc: thief@example.com body' });
});

test.each([
  ['Dear {contac},', '{contac} is not known. Is {contact} meant?'],
  ['{number}', '{number} is not known. Is {invoiceNumber} meant?'],
  ['{zzzzzzzzzz}', '{zzzzzzzzzz} is not known.'],
  ['{}', '{} is not known.'],
  ['Dear {contact', 'A single { stands alone. Write {{ for a brace.'],
  ['Dear contact}', 'A single } stands alone. Write }} for a brace.'],
  ['{__proto__}', '{__proto__} is not known.'],
  ['{constructor}', '{constructor} is not known.'],
])('%j is told: %s', (body, words) => {
  expect(fillTemplate({ subject: 'A', body: `First\n${body}` }, values)).toEqual({
    outcome: 'wrong',
    problems: [{ field: 'body', written: expect.any(String), line: 2, words }],
  });
});

test('every problem is told at once, with its field and line', () => {
  const problems = checkTemplate({ subject: '{subjct}', body: '{a}\n\n{daysLate} {b}' }, { contact: 'A' });

  expect(problems.map(({ field, line, written }) => [field, line, written])).toEqual([
    ['subject', 1, '{subjct}'],
    ['body', 1, '{a}'],
    ['body', 3, '{daysLate}'],
    ['body', 3, '{b}'],
  ]);
});

test('a placeholder that this kind of message has no value for is told, and so is an empty subject', () => {
  expect(checkTemplate({ subject: ' ', body: '{daysLate}' }, { contact: 'A' })).toEqual([
    { field: 'subject', written: '', line: 1, words: 'The subject is empty.' },
    { field: 'body', written: '{daysLate}', line: 1, words: '{daysLate} has no value in this kind of message.' },
  ]);
});

const standard = textNames.flatMap((name) => readersOf(name).map((reader) => standardText(name, reader)));

test.each(standard.map((template) => [template.subject, template] as const))(
  'the standard text “%s” fills, and is neutral',
  (_, template) => {
    const filled = fillTemplate(template, values);
    if (filled.outcome !== 'filled') throw new Error(JSON.stringify(filled));

    expect(filled.body).toMatch(/^Dear Accounts,\n\n[\s\S]+\n\nKind regards,\nDr Zoë Müller\n$/u);
    expect(filled.body).not.toMatch(
      /[{}]|Purchase order|court|legal|debt|interest|session|clinic|patient|therap|counsel|treat|sorry|oops/iu,
    );
    expect(filled.subject).toMatch(/2026-0042|^Statement|confirmed: Thursday 15 October 2026$/iu);
  },
);

test('the tone follows the step among all steps', () => {
  expect([7, 14, 28].map((step) => toneOf(step, [7, 14, 28]))).toEqual(['first', 'second', 'last']);
  expect([1, 5, 9, 20].map((step) => toneOf(step, [20, 1, 5, 9]))).toEqual(['first', 'second', 'second', 'last']);
  expect(toneOf(7, [7])).toBe('first');
});

test('any text at all is either told wrong or filled into a safe message', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('{', '}', '{{', '}}', '\n', ...Object.keys(placeholders).map((name) => `{${name}}`)),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, fc.string({ unit: 'binary' }), (subject, body, organisation) => {
      const filled = fillTemplate({ subject, body }, { ...values, organisation });

      if (filled.outcome === 'filled') expect(filled.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      if (filled.outcome === 'filled') expect(filled.body).not.toMatch(/(?![\n\t])\p{Cc}/u);
      else expect(filled.problems.length).toBeGreaterThan(0);
    }),
  );
});
