import { organisationInputSchema, blankOrganisation, type OrganisationValues } from '../../../shared/contract/organisations.ts';
import type { ImportRow } from '../../../shared/contract/imports.ts';
import { neededFields, type ImportKind } from '../../../shared/domain/imports/import-fields.ts';
import { rowsUnder, textsUnder, type ImportPlan } from '../../../shared/domain/imports/import-plan.ts';
import { organisationFrom, type OrganisationDraft } from '../../../shared/domain/imports/organisation-row.ts';
import {
  pastInvoiceFrom,
  pastInvoiceOf,
  type PastInvoice,
  type PastInvoiceReading,
} from '../../../shared/domain/imports/past-invoice-row.ts';
import type { CsvRow } from '../../../shared/domain/statements/csv-rows.ts';
import { mapInSteps, type Steps } from '../../../shared/domain/steps.ts';
import { formatMoney, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { createKnownNames, type KnownOrganisation } from './known-names.ts';

/** What the store holds already. */
export interface KnownBooks {
  readonly organisations: readonly KnownOrganisation[];
  /** Numbers of the invoices of the identity. */
  readonly invoiced: ReadonlySet<string>;
  /** Numbers that this app gave to documents which these books do not hold any more, or to credit notes. */
  readonly given: ReadonlySet<string>;
  readonly today: LocalDate;
  /** Whether whose invoices they are is registered for VAT. */
  readonly isRegistered: boolean;
}

/** A row with what is made of it; null where nothing is. */
export interface JudgedRow {
  readonly shown: ImportRow;
  readonly organisation: OrganisationValues | null;
  readonly invoice: PastInvoice | null;
}

/** Judges every row under the headings, in order. None when a column that is needed is missing. */
export function* judgeRows(kind: ImportKind, plan: ImportPlan, rows: readonly CsvRow[], known: KnownBooks): Steps<readonly JudgedRow[]> {
  if (missingFields(kind, plan).length > 0) return [];
  const judge = kind === 'organisations' ? organisationJudge(known) : invoiceJudge(known, plan);
  return yield* mapInSteps(rowsUnder(plan, rows), (row) => (row.isBroken ? brokenRow(kind, row) : judge(row, textsUnder(plan, row))));
}

export function missingFields(kind: ImportKind, { columns }: ImportPlan) {
  return neededFields[kind].filter((field) => !columns.some((held) => held === field));
}

type Judge = (row: CsvRow, texts: ReturnType<typeof textsUnder>) => JudgedRow;

function brokenRow(kind: ImportKind, { row }: CsvRow): JudgedRow {
  const words = ['The quotation marks of this row do not match.'];
  const empty = { row, verdict: 'wrong', words, organisation: null, invoice: null } as const;
  const part = kind === 'organisations' ? { organisation: organisationPart(organisationFrom(new Map())) } : {};
  return { shown: { ...empty, ...part }, organisation: null, invoice: null };
}

function organisationJudge({ organisations }: KnownBooks): Judge {
  const names = createKnownNames(organisations);
  return ({ row }, texts) => {
    const draft = organisationFrom(texts);
    const { values, problems } = checked(draft);
    const same = problems.length > 0 ? null : names.find(draft);
    const words = same === null ? problems : [sameWords(same.row)];
    const verdict = problems.length > 0 ? 'wrong' : same === null ? 'new' : 'known';
    if (verdict === 'new') names.add({ ...draft, id: null, row });
    return {
      shown: { row, verdict, words, organisation: organisationPart(draft), invoice: null },
      organisation: verdict === 'new' ? values : null,
      invoice: null,
    };
  };
}

function sameWords(row: number | null): string {
  return row === null ? 'An organisation of this name is there already.' : `Row ${row} has the same name.`;
}

function invoiceJudge({ organisations, invoiced, given, today, isRegistered }: KnownBooks, { dateOrder }: ImportPlan): Judge {
  const names = createKnownNames(organisations);
  const seen = new Map<string, number>();
  return ({ row }, texts) => {
    const reading = pastInvoiceFrom(texts, { dateOrder, today });
    const above = seen.get(reading.number);
    const problems = [...reading.problems, ...numberProblems(reading.number, above, given)];
    const isKnown = problems.length === 0 && invoiced.has(reading.number);
    const invoice = problems.length > 0 || isKnown ? null : pastInvoiceOf(reading);
    const name = { name: reading.organisation, odsCode: '' };
    const isNewOrganisation = invoice !== null && names.find(name) === null;
    if (reading.number !== '' && above === undefined) seen.set(reading.number, row);
    if (isNewOrganisation) names.add({ ...name, id: null, row });
    const words = isKnown ? ['An invoice with this number is there already.'] : invoice ? assumed(invoice, isRegistered) : problems;
    return {
      shown: {
        row,
        verdict: invoice ? 'new' : isKnown ? 'known' : 'wrong',
        words,
        organisation: null,
        invoice: { ...invoicePart(reading), isNewOrganisation },
      },
      organisation: null,
      invoice,
    };
  };
}

function numberProblems(number: string, above: number | undefined, given: ReadonlySet<string>): readonly string[] {
  if (number === '') return [];
  if (above !== undefined) return [`Row ${above} has the same number.`];
  return given.has(number) ? ['This number was given by Session Desk to another document.'] : [];
}

/** What the table does not say and the user may want to know. */
function assumed({ dueOn, paid, paidOn, vat }: PastInvoice, isRegistered: boolean): readonly string[] {
  return [
    vatWords(vat, isRegistered),
    dueOn === null ? 'No due day: the usual terms count.' : null,
    paid > 0 && paidOn === null ? 'No day of payment: the due day counts, or today if it is still to come.' : null,
  ].filter((line) => line !== null);
}

function vatWords(vat: Pence | null, isRegistered: boolean): string | null {
  if (vat === null) return isRegistered ? 'No VAT is named: it cannot be credited here.' : null;
  if (vat === 0) return null;
  return isRegistered ? `With VAT of ${formatMoney(vat)}.` : 'Its VAT is not shown: you are not registered for VAT.';
}

function checked(draft: OrganisationDraft): { readonly values: OrganisationValues | null; readonly problems: readonly string[] } {
  const { success, data, error } = organisationInputSchema.safeParse({ ...blankOrganisation, ...draft });
  if (success) return { values: data, problems: [] };
  const problems = error.issues.map(({ code, path, message, ...issue }) => {
    const field = FIELD_WORDS[String(path[path[0] === 'contacts' ? 2 : 0])] ?? 'A text';
    const most = 'maximum' in issue ? issue.maximum : null;
    if (code === 'too_big' && most !== null) return `${field} is longer than ${String(most)} characters.`;
    return path[0] === 'name' ? 'There is no name.' : `${field}: ${message}.`;
  });
  return { values: null, problems: [...new Set(problems)] };
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'The name',
  address: 'The address',
  accountsEmail: 'The e-mail for invoices',
  email: 'The contact’s e-mail',
  role: 'The contact’s role',
  phone: 'A telephone number',
  odsCode: 'The ODS code',
  purchaseOrder: 'The purchase order',
  supplierNumber: 'The supplier number',
  notes: 'The notes',
};

/** Enough to know the row by; what is too long is the reason why it is wrong. */
const mostShown = 140;

function organisationPart({ name, kind, accountsEmail, odsCode }: OrganisationDraft): ImportRow['organisation'] {
  return { name: shown(name), kind, email: shown(accountsEmail), odsCode: shown(odsCode) };
}

function invoicePart({ problems: _problems, number, organisation, ...rest }: PastInvoiceReading) {
  return { ...rest, number: shown(number), organisation: shown(organisation) };
}

function shown(text: string): string {
  return text.length > mostShown ? `${text.slice(0, mostShown)}…`.toWellFormed() : text;
}
