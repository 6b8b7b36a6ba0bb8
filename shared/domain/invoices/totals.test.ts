import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aLine, anInvoice, anIssuer } from '../../../tests/support/an-invoice.ts';
import { formatRate, pence, pounds, quantity, sumOf } from '../money.ts';
import { localDate } from '../time.ts';
import { lineUnits, vatTreatments, type InvoiceDraft, type InvoiceLine } from './model.ts';
import { mayBeSimplified, netOf, totalsOf } from './totals.ts';

const registered = anIssuer({ vatNumber: 'GB123456782' });

const someLines = fc.array(
  fc
    .record({
      quantity: fc.integer({ min: -100_000, max: 100_000 }).map(quantity),
      unit: fc.constantFrom(...lineUnits),
      unitPrice: fc.integer({ min: 0, max: 10_000_000 }).map(pence),
      vat: fc.constantFrom(...vatTreatments),
    })
    .map((traits) => aLine(traits)),
  { maxLength: 30 },
);

test.each([
  ['hours and a half', { quantity: quantity(1_500), unitPrice: pounds(90) }, 13_500],
  ['a third of an hour, rounded', { quantity: quantity(333), unitPrice: pounds(100) }, 3_330],
  ['half a penny up', { quantity: quantity(500), unitPrice: pence(1) }, 1],
  ['half a penny of a credit, away from zero', { quantity: quantity(-500), unitPrice: pence(1) }, -1],
  ['miles in pence', { quantity: quantity(12_400), unit: 'mile', unitPrice: pence(45) }, 558],
  ['a percentage of an amount', { quantity: quantity(60_000), unit: 'percent', unitPrice: pounds(1_234.56) }, 74_074],
  ['a percentage with decimals', { quantity: quantity(14_380), unit: 'percent', unitPrice: pounds(900) }, 12_942],
] as const)('the net of a line is quantity times price: %s', (_name, traits, net) => {
  expect(netOf(aLine(traits))).toBe(net);
});

test('lines add up to the net, groups to the net and to the VAT, and both to the total', () => {
  fc.assert(
    fc.property(someLines, (lines) => {
      const totals = totalsOf(anInvoice({ issuer: registered, lines }));

      expect(sumOf(totals.lineNets)).toBe(totals.net);
      expect(sumOf(totals.vat.map(({ net }) => net))).toBe(totals.net);
      expect(sumOf(totals.vat.map(({ vat }) => vat))).toBe(totals.vatTotal);
      expect(totals.total).toBe(totals.net + totals.vatTotal);
    }),
  );
});

test('the total is the same in any order of the lines', () => {
  fc.assert(
    fc.property(someLines, (lines) => {
      const inOrder = totalsOf(anInvoice({ issuer: registered, lines }));
      const reversed = totalsOf(anInvoice({ issuer: registered, lines: lines.toReversed() }));
      expect([reversed.net, reversed.vatTotal, reversed.total]).toEqual([inOrder.net, inOrder.vatTotal, inOrder.total]);
    }),
  );
});

test('without a VAT number there is no VAT, whatever the lines say', () => {
  fc.assert(
    fc.property(someLines, (lines) => {
      const totals = totalsOf(anInvoice({ issuer: anIssuer({ vatNumber: null }), lines }));
      expect(totals).toMatchObject({ showsVat: false, vat: [], vatTotal: 0, total: totals.net });
    }),
  );
});

test('VAT is rounded once per rate, not once per line', () => {
  const lines = Array.from({ length: 3 }, () => aLine({ quantity: quantity(1_000), unitPrice: pence(12), vat: 'standard' }));

  // 2.4p on each line would be 2p three times; 20 % of 36p is 7.2p
  expect(totalsOf(anInvoice({ issuer: registered, lines })).vatTotal).toBe(7);
});

test('each rate has its own net and VAT, the highest first', () => {
  const lines = [
    aLine({ vat: 'exempt', unitPrice: pounds(100), quantity: quantity(1_000) }),
    aLine({ vat: 'reduced', unitPrice: pounds(10), quantity: quantity(1_000) }),
    aLine({ vat: 'standard', unitPrice: pounds(50), quantity: quantity(1_000) }),
    aLine({ vat: 'standard', unitPrice: pounds(0.25), quantity: quantity(1_000) }),
  ];

  const totals = totalsOf(anInvoice({ issuer: registered, lines }));

  expect(totals.vat.map((entry) => [entry.treatment, formatRate(entry.rate), entry.net, entry.vat])).toEqual([
    ['standard', '20%', 5_025, 1_005],
    ['reduced', '5%', 1_000, 50],
    ['exempt', '0%', 10_000, 0],
  ]);
  expect([totals.net, totals.vatTotal, totals.total]).toEqual([16_025, 1_055, 17_080]);
});

test('a line is taxed at its tax point: by the day of the invoice within fourteen days of the work, else by that of the work', () => {
  // The table begins on 4 January 2011.
  const vatOf = (traits: Partial<InvoiceDraft>) =>
    totalsOf(anInvoice({ issuer: registered, lines: [aLine({ vat: 'standard', workedOn: localDate('2010-12-31') })], ...traits })).vatTotal;
  const tooEarly = expect.objectContaining({ code: 'NO_FIGURE_FOR_DATE' });
  const soon = { issuedOn: localDate('2011-01-14') };

  expect(vatOf(soon)).toBe(20_000);
  expect(() => vatOf({ issuedOn: localDate('2011-01-15') })).toThrow(tooEarly);
  expect(() => vatOf({ ...soon, paidOn: localDate('2010-12-30') })).toThrow(tooEarly);
  expect(vatOf({ ...soon, paidOn: localDate('2011-01-05') })).toBe(20_000);
  const credits = { number: 'INV-1', issuedOn: localDate('2011-01-14'), reason: '' };
  expect(vatOf({ issuedOn: localDate('2011-03-01'), credits })).toBe(20_000);
});

test('a draft without any day is still added up, with the newest rate', () => {
  const draft = anInvoice({ issuer: registered, issuedOn: null, period: null, lines: [aLine({ vat: 'standard', workedOn: null })] });

  expect(totalsOf(draft)).toMatchObject({ net: 100_000, vatTotal: 20_000 });
});

const exempt = aLine({ vat: 'exempt' });
const standard = aLine({ vat: 'standard' });
const outside = aLine({ vat: 'outside', kind: 'expense' });

test.each<[string, readonly InvoiceLine[], string | null, string | null]>([
  ['healthcare alone', [exempt, outside], 'Exempt from VAT: healthcare', 'Exempt from VAT: healthcare'],
  ['healthcare and taxed work', [exempt, standard], 'Lines marked exempt: exempt from VAT, healthcare', 'Not registered for VAT'],
  ['taxed work alone', [standard], null, 'Not registered for VAT'],
  ['nothing yet', [], null, null],
])('the words on VAT for %s', (_name, lines, whenRegistered, whenNot) => {
  const statement = (draft: InvoiceDraft) => totalsOf(draft).vatStatement;

  expect([statement(anInvoice({ issuer: registered, lines })), statement(anInvoice({ lines }))]).toEqual([whenRegistered, whenNot]);
});

test('a VAT invoice may be simplified up to £250 with VAT, and only where work is taxed', () => {
  const totalsFor = (price: number, issuer = registered, vat: InvoiceLine['vat'] = 'standard') =>
    totalsOf(anInvoice({ issuer, lines: [aLine({ vat, quantity: quantity(1_000), unitPrice: pounds(price) })] }));

  expect(totalsFor(208.33).total).toBe(25_000);
  expect(mayBeSimplified(totalsFor(208.33))).toBe(true);
  expect(mayBeSimplified(totalsFor(208.34))).toBe(false);
  expect(mayBeSimplified(totalsFor(100, anIssuer()))).toBe(false);
  expect(mayBeSimplified(totalsFor(100, registered, 'exempt'))).toBe(false);
});

test('VAT is on the work of the days of the registration alone, first and last included', () => {
  const issuer = anIssuer({ vatNumber: 'GB123456782', vatDays: { from: localDate('2026-03-15'), until: localDate('2026-10-31') } });
  const on = (workedOn: string, vat: InvoiceLine['vat'] = 'standard') => aLine({ vat, workedOn: localDate(workedOn) });
  const totals = (...lines: readonly InvoiceLine[]) => totalsOf(anInvoice({ issuer, lines }));

  expect(['2026-03-14', '2026-03-15', '2026-10-31', '2026-11-01'].map((day) => totals(on(day)).vatTotal)).toEqual([0, 20_000, 20_000, 0]);
  expect(totals(on('2026-03-14'))).toMatchObject({ showsVat: false, vat: [], vatStatement: 'Not registered for VAT' });
  expect(totals(on('2026-03-14', 'exempt'))).toMatchObject({ showsVat: false, vatStatement: 'Exempt from VAT: healthcare' });
  expect(totals(on('2026-03-14'), on('2026-03-15'), on('2026-03-14', 'exempt'))).toMatchObject({
    showsVat: true,
    vat: [
      { treatment: 'standard', net: 100_000, vat: 20_000 },
      { treatment: 'outside', net: 100_000, vat: 0 },
      { treatment: 'exempt', net: 100_000, vat: 0 },
    ],
    total: 320_000,
    vatStatement: 'Lines marked exempt: exempt from VAT, healthcare. Lines outside the scope: not registered for VAT on those days',
  });
});
