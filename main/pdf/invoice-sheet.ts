import { dateInWords, shortDateInWords } from '../../shared/domain/date-words.ts';
import type { InvoiceDraft, InvoiceLine, InvoiceTotals } from '../../shared/domain/invoices/model.ts';
import type { PrintedInvoice } from '../../shared/domain/invoices/printed-document.ts';
import { lineTaxPoint, lineVatRate, lineVatTreatment, totalsOf } from '../../shared/domain/invoices/totals.ts';
import { difference, formatAmount, formatMoney, negated, type Pence } from '../../shared/domain/money.ts';
import type { Headline, Pair, Sheet, SheetCell, SheetTable, Slip, Sum } from './paper/sheet.ts';
import { bankPairs, imprintOf, issuerParty, recipientParty, someFacts } from './parties.ts';
import { periodText, quantityText, timesText, vatText } from './words.ts';

/** An invoice or credit note in its final words and amounts; the sums are those of the rules. Throws as totalsOf. */
export function invoiceSheet({ draft, settled, withSlip }: PrintedInvoice): Sheet {
  const totals = totalsOf(draft);
  const open = difference(totals.total, settled);
  const isPayable = draft.credits === null && open > 0;
  return {
    ...titlesOf(draft),
    issuer: issuerParty(totals.showsVat ? draft.issuer : { ...draft.issuer, vatNumber: null }),
    recipient: recipientParty(draft.customer, draft.credits === null ? 'Bill to' : 'To'),
    facts: factsOf(draft, totals),
    headline: headlineOf(draft, { total: totals.total, open }),
    note: draft.note,
    table: linesTable(draft, totals),
    sums: sumsOf(draft, { totals, settled, open }),
    vatTable: totals.vat.length > 0 ? vatTable(totals) : null,
    statements: totals.vatStatement === null ? [] : [totals.vatStatement],
    payment: isPayable && draft.issuer.bank ? { heading: 'How to pay', pairs: bankPairs(draft.issuer.bank, draft.number ?? '') } : null,
    terms: draft.paymentTerms,
    slip: withSlip && isPayable ? slipFor(draft, open) : null,
    imprint: imprintOf(draft.issuer),
    madeOn: draft.issuedOn,
  };
}

function nounOf({ credits }: InvoiceDraft): string {
  return credits === null ? 'Invoice' : 'Credit note';
}

function titlesOf(draft: InvoiceDraft): Pick<Sheet, 'title' | 'name'> {
  const noun = nounOf(draft);
  if (draft.number !== null) return { title: noun, name: `${noun} ${draft.number}` };
  return { title: `Draft ${noun.toLowerCase()}`, name: `Draft ${noun.toLowerCase()}` };
}

function factsOf(draft: InvoiceDraft, { showsVat }: InvoiceTotals): readonly Pair[] {
  const { customer, credits, issuedOn, dueOn, period } = draft;
  return someFacts([
    [`${nounOf(draft)} number`, draft.number ?? 'Given at issue'],
    ['Date of issue', issuedOn === null ? '' : dateInWords(issuedOn)],
    ['Due', dueOn === null || credits !== null ? '' : dateInWords(dueOn)],
    ['Credits invoice', credits === null ? '' : `${credits.number} of ${dateInWords(credits.issuedOn)}`],
    ['Reason', credits?.reason ?? ''],
    ['Tax point', showsVat ? taxPointText(draft) : ''],
    ['Work done', period === null ? '' : periodText(period)],
    ['Purchase order', customer.purchaseOrder],
    ['Your reference', customer.reference],
    ['Supplier number', customer.supplierNumber],
    ['Cost centre', customer.costCentre],
  ]);
}

/** The days by which VAT is charged, where any is another than the day of issue; an invoice says them, a credit note has those of its invoice. */
function taxPointText(draft: InvoiceDraft): string {
  if (draft.credits !== null) return '';
  const taxed = draft.lines.filter((line) => lineVatRate(draft, line) > 0);
  const days = [...new Set(taxed.map((line) => lineTaxPoint(draft, line)))].filter((day) => day !== null).sort((a, b) => (a < b ? -1 : 1));
  const isIssueDay = days.length === 0 || (days.length === 1 && days[0] === draft.issuedOn);
  return isIssueDay ? '' : days.map(dateInWords).join(', ');
}

function headlineOf({ credits, dueOn }: InvoiceDraft, { total, open }: { readonly total: Pence; readonly open: Pence }): Headline {
  if (credits !== null) return { label: 'Amount credited', amount: formatMoney(negated(total)), detail: `on invoice ${credits.number}` };
  if (open > 0 || total === 0) {
    return { label: 'Amount due', amount: formatMoney(open), detail: dueOn === null ? '' : `by ${dateInWords(dueOn)}` };
  }
  if (open === 0) return { label: 'Amount due', amount: formatMoney(open), detail: 'Paid in full' };
  return { label: 'In your favour', amount: formatMoney(negated(open)), detail: '' };
}

function linesTable(draft: InvoiceDraft, totals: InvoiceTotals): SheetTable {
  const hasDays = draft.lines.some(({ workedOn }) => workedOn !== null);
  const columns = [
    ...(hasDays ? [{ heading: 'Date', isNumeric: false }] : []),
    { heading: 'Description', isNumeric: false, isWide: true },
    { heading: 'Quantity', isNumeric: true },
    { heading: 'Unit price (£)', isNumeric: true },
    ...(totals.showsVat ? [{ heading: 'VAT', isNumeric: true }] : []),
    { heading: 'Amount (£)', isNumeric: true },
  ];
  const rows = draft.lines.map((line, index): readonly SheetCell[] => {
    const net = totals.lineNets[index];
    return [
      ...(hasDays ? [dayCell(line)] : []),
      { text: line.description, detail: hasDays ? '' : timesText(line.startsAt, line.endsAt) },
      { text: quantityText(line.quantity, line.unit) },
      { text: formatAmount(line.unitPrice) },
      ...(totals.showsVat ? [{ text: vatText(lineVatTreatment(draft, line), lineVatRate(draft, line)) }] : []),
      { text: net === undefined ? '' : formatAmount(net) },
    ];
  });
  return { heading: 'Lines', columns, rows, emptyText: 'There are no lines yet.' };
}

function dayCell({ workedOn, startsAt, endsAt }: InvoiceLine): SheetCell {
  return { text: workedOn === null ? '' : shortDateInWords(workedOn), detail: timesText(startsAt, endsAt) };
}

interface Amounts {
  readonly totals: InvoiceTotals;
  readonly settled: Pence;
  readonly open: Pence;
}

function sumsOf({ credits }: InvoiceDraft, { totals, settled, open }: Amounts): readonly Sum[] {
  const sum = (label: string, amount: Pence, isTotal: boolean): Sum => ({ label, value: formatMoney(amount), isTotal });
  const vat = totals.showsVat ? [sum('Total without VAT', totals.net, false), sum('VAT', totals.vatTotal, false)] : [];
  const total = sum(credits === null ? 'Total' : 'Total credited', credits === null ? totals.total : negated(totals.total), settled === 0);
  if (settled === 0) return [...vat, total];
  return [...vat, total, sum('Already paid or credited', negated(settled), false), sum('Amount due', open, true)];
}

function vatTable({ vat }: InvoiceTotals): SheetTable {
  return {
    heading: 'VAT',
    columns: [
      { heading: 'VAT rate', isNumeric: false, isWide: true },
      { heading: 'Net (£)', isNumeric: true },
      { heading: 'VAT (£)', isNumeric: true },
    ],
    rows: vat.map((entry) => [
      { text: vatText(entry.treatment, entry.rate) },
      { text: formatAmount(entry.net) },
      { text: formatAmount(entry.vat) },
    ]),
    emptyText: '',
  };
}

function slipFor({ number, customer, dueOn, issuer }: InvoiceDraft, open: Pence): Slip {
  return {
    heading: 'Remittance slip',
    sentence: `Please send this part with your payment${issuer.email === '' ? '' : `, or its details to ${issuer.email}`}.`,
    pairs: someFacts([
      ['Invoice number', number ?? ''],
      ['From', customer.name],
      ['Amount due', formatMoney(open)],
      ['Due', dueOn === null ? '' : dateInWords(dueOn)],
      ['Amount paid', ' '],
      ['Date paid', ' '],
    ]),
  };
}
