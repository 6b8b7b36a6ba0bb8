/** Where a table keeps what a movement needs; columns count from 0. */
export interface TableColumns {
  readonly date: number;
  readonly amount: AmountColumns;
  /** Joined in this order. */
  readonly text: readonly number[];
  readonly reference: number | null;
  readonly currency: number | null;
  readonly bankId: number | null;
  readonly account: readonly number[];
}

export type AmountColumns =
  | { readonly kind: 'signed'; readonly column: number }
  | { readonly kind: 'inAndOut'; readonly moneyIn: number; readonly moneyOut: number };

export interface RecognisedTable {
  readonly bank: string;
  readonly columns: TableColumns;
}

/** A layout by the names of its columns, in the order and spelling of the bank's export. */
interface BankLayout {
  readonly bank: string;
  readonly needs: readonly string[];
  readonly date: string;
  readonly amount: string | { readonly moneyIn: string; readonly moneyOut: string };
  readonly text: readonly string[];
  readonly reference?: string;
  readonly currency?: string;
  readonly bankId?: string;
  readonly account?: readonly string[];
}

// As the banks' online banking exported them between 2023 and 2026; names are compared without capitals and signs.
const LAYOUTS: readonly BankLayout[] = [
  {
    bank: 'Monzo',
    needs: ['transactionid', 'date', 'time', 'type', 'name', 'amount', 'currency'],
    date: 'date',
    amount: 'amount',
    text: ['name', 'description'],
    reference: 'notesandtags',
    currency: 'currency',
    bankId: 'transactionid',
  },
  {
    bank: 'Starling',
    needs: ['date', 'counterparty', 'reference', 'type', 'amountgbp'],
    date: 'date',
    amount: 'amountgbp',
    text: ['counterparty'],
    reference: 'reference',
  },
  {
    bank: 'Lloyds, Halifax or Bank of Scotland',
    needs: ['transactiondate', 'transactiontype', 'sortcode', 'accountnumber', 'transactiondescription', 'debitamount', 'creditamount'],
    date: 'transactiondate',
    amount: { moneyIn: 'creditamount', moneyOut: 'debitamount' },
    text: ['transactiondescription'],
    account: ['sortcode', 'accountnumber'],
  },
  {
    bank: 'Barclays',
    needs: ['number', 'date', 'account', 'amount', 'subcategory', 'memo'],
    date: 'date',
    amount: 'amount',
    text: ['memo'],
    account: ['account'],
  },
  {
    bank: 'NatWest or Royal Bank of Scotland',
    needs: ['date', 'type', 'description', 'value', 'balance', 'accountname', 'accountnumber'],
    date: 'date',
    amount: 'value',
    text: ['description'],
    account: ['accountnumber'],
  },
  {
    bank: 'Nationwide',
    needs: ['date', 'transactiontype', 'description', 'paidout', 'paidin', 'balance'],
    date: 'date',
    amount: { moneyIn: 'paidin', moneyOut: 'paidout' },
    text: ['description'],
  },
  {
    bank: 'HSBC',
    needs: ['date', 'type', 'description', 'paidout', 'paidin', 'balance'],
    date: 'date',
    amount: { moneyIn: 'paidin', moneyOut: 'paidout' },
    text: ['description'],
  },
  {
    bank: 'Santander',
    needs: ['date', 'type', 'merchantdescription', 'debitcredit', 'balance'],
    date: 'date',
    amount: 'debitcredit',
    text: ['merchantdescription'],
  },
];

/** Recognises a header row of a bank's table; null when it is none that is known. */
export function recogniseHeader(cells: readonly string[]): RecognisedTable | null {
  const names = cells.map(columnName);
  const layout = LAYOUTS.find(({ needs }) => needs.every((name) => names.includes(name)));
  if (layout === undefined) return null;
  return { bank: layout.bank, columns: columnsOf(layout, names) };
}

/** The table of HSBC and First Direct without a header: date, text, amount with sign. */
export const headerlessColumns: TableColumns = {
  date: 0,
  amount: { kind: 'signed', column: 2 },
  text: [1],
  reference: null,
  currency: null,
  bankId: null,
  account: [],
};

/** A column's name for comparing: letters and digits alone, in small letters. */
export function columnName(cell: string): string {
  return cell.toLowerCase().replaceAll(/[^a-z\d]+/gu, '');
}

function columnsOf(layout: BankLayout, names: readonly string[]): TableColumns {
  const place = (name: string | undefined): number | null => {
    const index = name === undefined ? -1 : names.indexOf(name);
    return index === -1 ? null : index;
  };
  const needed = (name: string): number => names.indexOf(name);
  const { amount } = layout;
  return {
    date: needed(layout.date),
    amount:
      typeof amount === 'string'
        ? { kind: 'signed', column: needed(amount) }
        : { kind: 'inAndOut', moneyIn: needed(amount.moneyIn), moneyOut: needed(amount.moneyOut) },
    text: layout.text.map(place).filter((index) => index !== null),
    reference: place(layout.reference),
    currency: place(layout.currency),
    bankId: place(layout.bankId),
    account: (layout.account ?? []).map(needed),
  };
}
