import { dateInWords, shortDateInWords } from '../../shared/domain/date-words.ts';
import {
  closingBalance,
  statementRows,
  type AccountStatement,
  type StatementEntry,
  type StatementEntryKind,
} from '../../shared/domain/invoices/account-statement.ts';
import type { PrintedStatement } from '../../shared/domain/invoices/printed-document.ts';
import { formatAmount, formatMoney, negated, type Pence } from '../../shared/domain/money.ts';
import type { Headline, Sheet, SheetCell, SheetTable } from './paper/sheet.ts';
import { bankPairs, imprintOf, issuerParty, recipientParty, someFacts } from './parties.ts';
import { periodText } from './words.ts';

/** A statement of account in its final words and amounts. */
export function statementSheet({ statement, withSlip }: PrintedStatement): Sheet {
  const { issuer, customer, to, from, note } = statement;
  const closing = closingBalance(statement);
  const isOwed = closing > 0;
  return {
    title: 'Statement of account',
    name: `Statement of account, ${dateInWords(to)}`,
    issuer: issuerParty(issuer),
    recipient: recipientParty(customer, 'Account of'),
    facts: someFacts([
      ['Date', dateInWords(to)],
      ['Period', from === null ? `up to ${dateInWords(to)}` : periodText({ from, to })],
      ['Supplier number', customer.supplierNumber],
      ['Your reference', customer.reference],
    ]),
    headline: headlineOf(closing, dateInWords(to)),
    note,
    table: entriesTable(statement),
    sums: [{ label: isOwed || closing === 0 ? 'Balance owed' : 'In your favour', value: formatMoney(positive(closing)), isTotal: true }],
    vatTable: null,
    statements: [],
    payment: isOwed && issuer.bank ? { heading: 'How to pay', pairs: bankPairs(issuer.bank, '') } : null,
    terms: '',
    slip: withSlip && isOwed ? slipFor(statement, closing) : null,
    imprint: imprintOf(issuer),
    madeOn: to,
  };
}

function headlineOf(closing: Pence, day: string): Headline {
  const label = closing < 0 ? 'In your favour' : 'Balance owed';
  return { label, amount: formatMoney(positive(closing)), detail: closing === 0 ? 'Nothing is owed' : `on ${day}` };
}

function positive(amount: Pence): Pence {
  return amount < 0 ? negated(amount) : amount;
}

const kindWords: Readonly<Record<StatementEntryKind, string>> = {
  invoice: 'Invoice',
  interest: 'Interest for late payment',
  refund: 'Refund',
  creditNote: 'Credit note',
  payment: 'Payment received, thank you',
  writeOff: 'Written off',
  deduction: 'Tax and National Insurance deducted',
};

function entriesTable(statement: AccountStatement): SheetTable {
  const opening: readonly SheetCell[] = [
    { text: statement.from === null ? '' : shortDateInWords(statement.from) },
    { text: 'Brought forward' },
    { text: '' },
    { text: '' },
    { text: formatAmount(statement.opening) },
  ];
  const rows = statementRows(statement).map(({ entry, change, balance }): readonly SheetCell[] => [
    { text: shortDateInWords(entry.on) },
    { text: entryText(entry), detail: entry.dueOn === null ? '' : `due ${shortDateInWords(entry.dueOn)}` },
    { text: change > 0 ? formatAmount(change) : '' },
    { text: change < 0 ? formatAmount(negated(change)) : '' },
    { text: formatAmount(balance) },
  ]);
  return {
    heading: 'Account',
    columns: [
      { heading: 'Date', isNumeric: false },
      { heading: 'Entry', isNumeric: false, isWide: true },
      { heading: 'Charged (£)', isNumeric: true },
      { heading: 'Paid or credited (£)', isNumeric: true },
      { heading: 'Balance (£)', isNumeric: true },
    ],
    rows: statement.opening === 0 ? rows : [opening, ...rows],
    emptyText: 'Nothing was charged or paid in this time.',
  };
}

function entryText({ kind, reference }: StatementEntry): string {
  return reference === '' ? kindWords[kind] : `${kindWords[kind]} · ${reference}`;
}

function slipFor({ customer, to }: AccountStatement, closing: Pence): NonNullable<Sheet['slip']> {
  return {
    heading: 'Remittance slip',
    sentence: 'Please send this part with your payment, and name the invoices that it is for.',
    pairs: someFacts([
      ['From', customer.name],
      ['Balance owed', `${formatMoney(closing)} on ${dateInWords(to)}`],
      ['Amount paid', ' '],
      ['Invoices', ' '],
    ]),
  };
}
