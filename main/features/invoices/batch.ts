import { groupForInvoices } from '../../../shared/domain/invoices/invoice-batch.ts';
import type { SupplyPeriod } from '../../../shared/domain/invoices/model.ts';
import { billableOf } from './billing.ts';
import type { ChangingDeps } from './changing.ts';
import type { DraftRows } from './draft-rows.ts';
import type { DueWork, DueWorkLookup } from './due-work.ts';

export interface BatchDeps extends Pick<ChangingDeps, 'store' | 'announce' | 'newId'> {
  readonly rows: DraftRows;
  readonly dueWork: DueWorkLookup['dueWork'];
}

export interface BatchProgress {
  readonly report: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export interface BatchOutcome {
  /** The ids of the drafts, in the order of their first work. */
  readonly made: readonly string[];
  /** Names of organisations with work that names no identity, where there are several. */
  readonly unnamed: readonly string[];
}

/** Drafts for all work of a period, one per identity and organisation: all of them, or none when it is cancelled or fails. */
export type MakeBatch = (period: SupplyPeriod, progress: BatchProgress) => Promise<BatchOutcome>;

export function createBatch({ store, announce, newId, rows, dueWork }: BatchDeps): MakeBatch {
  return async (period, { report, signal }) => {
    const due = dueWork({ organisationId: null, ...period });
    const works = new Map(due.map(({ work }) => [work.booking.id, work]));
    const groups = groupForInvoices(due.flatMap(billed), period);
    await breath();
    signal.throwIfAborted();
    const made = store.write((db) =>
      groups.map(({ identityId, organisationId, bookings }, index) => {
        const id = newId();
        const work = bookings.flatMap((booking) => works.get(booking.id) ?? []);
        rows.insertFromWork(db, id, { identityId, organisationId }, work);
        report(index + 1, groups.length);
        return id;
      }),
    );
    announce(['invoices', 'bookings']);
    const unnamed = due.filter(({ identity }) => identity === null).map(({ work }) => work.organisation.name);
    return { made, unnamed: [...new Set(unnamed)] };
  };
}

/** For the grouping, which looks at the day and the account alone. */
function billed({ identity, work }: DueWork) {
  if (identity === null) return [];
  const context = { settings: { vat: 'exempt' }, isPensioned: false, actualMinutes: null, confirmedMinutes: null } as const;
  return [billableOf(work, { ...context, identityId: identity.id })];
}

/** Lets a window ask, or cancel. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
