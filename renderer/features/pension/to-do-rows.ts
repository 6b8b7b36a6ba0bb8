import type { FormableInvoice, FormBrief, UninvoicedWork } from '../../../shared/contract/pension.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { Watch } from './form-words.ts';

/** Something that must get to the pension body within ten weeks. */
export type ToDoRow = {
  readonly key: string;
  readonly payer: string;
  readonly firstOn: LocalDate;
  readonly lastOn: LocalDate;
  readonly watch: Watch;
} & (
  | { readonly what: 'work'; readonly work: UninvoicedWork }
  | { readonly what: 'invoice'; readonly invoice: FormableInvoice }
  | { readonly what: 'form'; readonly form: FormBrief }
);

/** What is to be done, the most urgent first; what is lost stands at the end, the latest loss first. */
export function toDoRows(
  works: readonly UninvoicedWork[],
  invoices: readonly FormableInvoice[],
  forms: readonly FormBrief[],
): readonly ToDoRow[] {
  const rows: readonly ToDoRow[] = [
    ...works.map((work) => ({
      what: 'work' as const,
      key: work.bookingId,
      payer: work.organisation.name,
      firstOn: work.workedOn,
      lastOn: work.workedOn,
      watch: work.watch,
      work,
    })),
    ...invoices.flatMap((invoice) => {
      const days = spanOf(invoice);
      return days === null
        ? []
        : [{ what: 'invoice' as const, key: invoice.invoice.id, payer: invoice.organisation.name, ...days, invoice }];
    }),
    ...forms.map((form) => ({
      what: 'form' as const,
      key: form.id,
      payer: form.organisation.name,
      firstOn: form.firstOn,
      lastOn: form.lastOn,
      watch: form.watch,
      form,
    })),
  ];
  return rows.toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || (a.firstOn < b.firstOn ? -1 : Number(a.firstOn > b.firstOn)));
}

/** The work of an invoice with the deadline of its first part; without parts the day of issue, and no countdown. */
function spanOf({ parts, invoice }: FormableInvoice): Pick<ToDoRow, 'firstOn' | 'lastOn' | 'watch'> | null {
  const [first] = parts;
  const last = parts.at(-1);
  const unknown = { lastReceiptOn: null, daysLeft: null, level: 'free' as const };
  if (!first || !last) return { firstOn: invoice.issuedOn, lastOn: invoice.issuedOn, watch: unknown };
  return { firstOn: first.firstOn, lastOn: last.lastOn, watch: first.watch };
}

function urgencyOf({ watch: { daysLeft, level } }: ToDoRow): number {
  if (level === 'lost') return 10_000 - (daysLeft ?? 0);
  return daysLeft ?? 9_999;
}
