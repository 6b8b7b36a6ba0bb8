import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pence } from '../money.ts';
import { localDate } from '../time.ts';
import { suggestMatches } from './match-lines.ts';
import type { LineSuggestions, OpenInvoice, OpenLine } from './match-model.ts';

const anInvoice = (change: Partial<OpenInvoice> = {}): OpenInvoice => ({
  id: 'i42',
  number: '2026-0042',
  organisationId: 'river',
  payerNames: ['River Surgery'],
  references: [],
  issuedOn: localDate('2026-09-01'),
  dueOn: localDate('2026-10-01'),
  balance: pence(85_000),
  ...change,
});
const aLine = (change: Partial<OpenLine> = {}): OpenLine => ({
  key: 'k1',
  bookedOn: localDate('2026-10-02'),
  amount: pence(85_000),
  text: 'RIVER SURGERY 2026-0042',
  reference: null,
  ...change,
});
const bestOf = (line: OpenLine, ...invoices: readonly OpenInvoice[]): LineSuggestions['best'] =>
  suggestMatches([line], invoices)[0]?.best ?? null;

test('number, balance and payer that fit are a match of high confidence with its reasons', () => {
  expect(bestOf(aLine(), anInvoice())).toEqual({
    allocations: [{ invoiceId: 'i42', amount: 85_000 }],
    unallocated: 0,
    score: 100,
    confidence: 'high',
    reasons: [
      'The text names invoice 2026-0042.',
      'Only this open invoice has exactly this balance.',
      'The payer’s name is that of the organisation.',
      'It was paid 1 day after the due date.',
    ],
  });
});

test('the reference field names the invoice as the text does', () => {
  expect(bestOf(aLine({ text: 'A PARTNERSHIP', reference: 'INV20260042' }), anInvoice())).toMatchObject({ confidence: 'high' });
});

test('the customer’s own reference names the invoice', () => {
  const best = bestOf(aLine({ text: 'SHARED SERVICES PO-77123' }), anInvoice({ references: ['PO-77123'] }));

  expect(best).toMatchObject({ confidence: 'medium', reasons: expect.arrayContaining(['The text holds the reference PO-77123.']) });
});

test('a named invoice that is paid in part keeps the rest, and says so', () => {
  expect(bestOf(aLine({ amount: pence(50_000) }), anInvoice())).toMatchObject({
    allocations: [{ invoiceId: 'i42', amount: 50_000 }],
    reasons: expect.arrayContaining(['The amount is less than what is owed: £350.00 would remain.']),
  });
});

test('money beyond the balance stays unallocated', () => {
  expect(bestOf(aLine({ amount: pence(90_000) }), anInvoice())).toMatchObject({
    allocations: [{ invoiceId: 'i42', amount: 85_000 }],
    unallocated: 5_000,
    reasons: expect.arrayContaining(['The amount is £50.00 more than what is owed.']),
  });
});

test('several invoices of one organisation that add up are suggested together', () => {
  const invoices = [
    anInvoice(),
    anInvoice({ id: 'i43', number: '2026-0043', balance: pence(40_000) }),
    anInvoice({ id: 'i44', number: '2026-0044', balance: pence(12_345) }),
  ];

  expect(bestOf(aLine({ amount: pence(97_345), text: 'RIVER SURGERY SEPT' }), ...invoices)).toMatchObject({
    allocations: [
      { invoiceId: 'i42', amount: 85_000 },
      { invoiceId: 'i44', amount: 12_345 },
    ],
    confidence: 'medium',
    reasons: expect.arrayContaining(['2 invoices of one organisation add up to exactly this amount.']),
  });
});

test('invoices of different organisations are never added up', () => {
  const invoices = [
    anInvoice(),
    anInvoice({ id: 'i43', number: '2026-0043', organisationId: 'lake', payerNames: ['Lake Surgery'], balance: pence(40_000) }),
  ];

  expect(bestOf(aLine({ amount: pence(125_000), text: 'RIVER SURGERY' }), ...invoices)?.allocations).toEqual([
    { invoiceId: 'i42', amount: 85_000 },
  ]);
});

test('all invoices that the text names share the money in the order of their due dates', () => {
  const invoices = [anInvoice({ id: 'i43', number: '2026-0043', dueOn: localDate('2026-10-05') }), anInvoice()];

  expect(bestOf(aLine({ amount: pence(170_000), text: 'RIVER INVOICES 42 AND 43' }), ...invoices)?.allocations).toHaveLength(2);
});

test('a payer with two equal balances gets the older one, with low confidence', () => {
  const invoices = [anInvoice({ id: 'i43', number: '2026-0043', dueOn: localDate('2026-10-20') }), anInvoice()];

  expect(bestOf(aLine({ text: 'RIVER SURGERY' }), ...invoices)).toMatchObject({ allocations: [{ invoiceId: 'i42' }], confidence: 'low' });
});

test('an amount that fits one invoice by chance is of low confidence, and one that fits two is nothing', () => {
  const stranger = aLine({ text: 'UNKNOWN SENDER' });

  expect(bestOf(stranger, anInvoice())).toMatchObject({ confidence: 'low' });
  expect(bestOf(stranger, anInvoice(), anInvoice({ id: 'i43', number: '2026-0043', organisationId: 'lake' }))).toBeNull();
});

test('a payment before the invoice was issued weighs less, and says so', () => {
  const best = bestOf(aLine({ bookedOn: localDate('2026-08-20') }), anInvoice());

  expect(best).toMatchObject({ reasons: expect.arrayContaining(['It was paid before the invoice was issued.']) });
  expect(best?.score).toBeLessThan(bestOf(aLine(), anInvoice())?.score ?? 0);
});

test('money that went out, and a stranger’s money, match nothing', () => {
  expect(suggestMatches([aLine({ amount: pence(-85_000) })], [anInvoice()])).toEqual([]);
  expect(bestOf(aLine({ text: 'HMRC REFUND', amount: pence(1_234) }), anInvoice())).toBeNull();
});

test('two payments that name the same invoice do not pay it twice', () => {
  const [first, second] = suggestMatches([aLine(), aLine({ key: 'k2', bookedOn: localDate('2026-10-09') })], [anInvoice()]);

  expect(first?.best?.allocations).toEqual([{ invoiceId: 'i42', amount: 85_000 }]);
  expect(second?.best).toBeNull();
  expect(second?.others).toHaveLength(1);
});

test('a hundred equal invoices do not make the search for sums endless', () => {
  const invoices = Array.from({ length: 100 }, (_, index) =>
    anInvoice({ id: `i${index}`, number: `2026-${1_000 + index}`, balance: pence(20_000 + index * 200) }),
  );
  const lines = Array.from({ length: 200 }, (_, index) => aLine({ key: `k${index}`, text: 'RIVER SURGERY', amount: pence(199_999) }));
  const started = performance.now();
  suggestMatches(lines, invoices);

  expect(performance.now() - started).toBeLessThan(20_000);
});

const day = fc.integer({ min: 1, max: 28 }).map((count) => localDate(`2026-10-${String(count).padStart(2, '0')}`));
const amount = fc.constantFrom(10_000, 20_000, 30_000, 45_000).map(pence);
const invoices = fc
  .array(fc.record({ organisationId: fc.constantFrom('river', 'lake'), balance: amount, issuedOn: day, dueOn: day }), { maxLength: 8 })
  .map((drafts) =>
    drafts.map((draft, index) =>
      anInvoice({
        ...draft,
        id: `i${index}`,
        number: `2026-00${40 + index}`,
        payerNames: [draft.organisationId === 'river' ? 'River Surgery' : 'Lake Clinic'],
      }),
    ),
  );
const lines = fc
  .array(
    fc.record({
      bookedOn: day,
      amount,
      text: fc.constantFrom('RIVER SURGERY', 'LAKE CLINIC INV 41', '2026-0042', 'INVOICES 40 41', 'NOBODY'),
    }),
    { maxLength: 8 },
  )
  .map((drafts) => drafts.map((draft, index) => aLine({ ...draft, key: `k${index}` })));

test('the best suggestions together never give an invoice more than its balance, nor spend more than a line has', () => {
  fc.assert(
    fc.property(lines, invoices, (someLines, someInvoices) => {
      const suggestions = suggestMatches(someLines, someInvoices);
      const given = new Map<string, number>();
      for (const { best, others, lineKey } of suggestions) {
        const line = someLines.find(({ key }) => key === lineKey);
        for (const suggestion of best === null ? others : [best, ...others]) {
          const spent = suggestion.allocations.reduce((sum, allocation) => sum + allocation.amount, 0);
          expect(spent + suggestion.unallocated).toBe(line?.amount);
          expect(suggestion.unallocated).toBeGreaterThanOrEqual(0);
          expect(suggestion.reasons.length).toBeGreaterThan(0);
          for (const allocation of suggestion.allocations) {
            expect(allocation.amount).toBeGreaterThan(0);
            expect(allocation.amount).toBeLessThanOrEqual(someInvoices.find(({ id }) => id === allocation.invoiceId)?.balance ?? 0);
          }
        }
        for (const allocation of best?.allocations ?? [])
          given.set(allocation.invoiceId, (given.get(allocation.invoiceId) ?? 0) + allocation.amount);
      }
      for (const { id, balance } of someInvoices) expect(given.get(id) ?? 0).toBeLessThanOrEqual(balance);
    }),
    { numRuns: 300 },
  );
});

test('the order of lines and of invoices changes nothing', () => {
  const shuffled = fc
    .tuple(lines, invoices)
    .chain(([someLines, someInvoices]) =>
      fc.tuple(
        fc.constant(someLines),
        fc.constant(someInvoices),
        fc.shuffledSubarray(someLines, { minLength: someLines.length }),
        fc.shuffledSubarray(someInvoices, { minLength: someInvoices.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([someLines, someInvoices, otherLines, otherInvoices]) => {
      expect(suggestMatches(otherLines, otherInvoices)).toEqual(suggestMatches(someLines, someInvoices));
    }),
    { numRuns: 200 },
  );
});
