import type { InvoiceBrief } from '../../../shared/contract/invoices.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { ReadDb } from '../../db/store.ts';
import { briefOf } from './briefs.ts';
import { filteredQuery, listedById, sumsOf, type InvoiceFilter, type InvoiceSums } from './lookup-store.ts';
import { keptYears, type KeptYear } from './retention.ts';

export interface InvoicePageRequest extends Omit<InvoiceFilter, 'today'> {
  readonly offset: number;
  readonly limit: number;
}

export interface InvoicePage extends InvoiceSums {
  readonly invoices: readonly InvoiceBrief[];
}

export interface InvoiceLookup {
  list(request: InvoicePageRequest): InvoicePage;
  /** In the order of the ids; those that do not exist are left out. */
  briefs(ids: readonly string[]): readonly InvoiceBrief[];
  /** Of which tax years the law still asks for records. */
  keptYears(): readonly KeptYear[];
}

export function createInvoiceLookup({ read, today }: { readonly read: ReadDb; readonly today: () => LocalDate }): InvoiceLookup {
  function list({ offset, limit, ...filter }: InvoicePageRequest): InvoicePage {
    const wanted = { ...filter, today: today() };
    const found = filteredQuery(read, wanted, { limit, offset }).all();
    return { invoices: found.map((listed) => briefOf(listed, today())), ...sumsOf(read, wanted) };
  }

  function briefs(ids: readonly string[]): readonly InvoiceBrief[] {
    const found = new Map(listedById(read, ids).map((listed) => [listed.id, briefOf(listed, today())]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  return { list, briefs, keptYears: () => keptYears(read, today()) };
}
