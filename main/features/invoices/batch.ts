import { setImmediate } from 'node:timers/promises';
import { groupForInvoices, type BatchGroup } from '../../../shared/domain/invoices/invoice-batch.ts';
import type { SupplyPeriod } from '../../../shared/domain/invoices/model.ts';
import type { WriteDb } from '../../db/store.ts';
import { workById } from './billing-store.ts';
import { billableOf } from './billing.ts';
import type { ChangingDeps } from './changing.ts';
import type { DraftRows } from './draft-rows.ts';
import type { DueWork, DueWorkLookup } from './due-work.ts';
import { deleteInvoice, findInvoice } from './store.ts';

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

/**
 * Drafts for all work of a period, one per identity and organisation: all of them, or none when it is cancelled or fails.
 * They are written a few at a time, so that windows are answered; a crash in between leaves those that were written.
 */
export type MakeBatch = (period: SupplyPeriod, progress: BatchProgress) => Promise<BatchOutcome>;

/** Drafts between two turns of everything else. */
const AT_ONCE = 5;

export function createBatch({ store, announce, newId, rows, dueWork }: BatchDeps): MakeBatch {
  return async (period, { report, signal }) => {
    const due = dueWork({ organisationId: null, ...period });
    const groups = groupForInvoices(due.flatMap(billed), period);
    const made: string[] = [];
    try {
      for (let from = 0; from < groups.length; from += AT_ONCE) {
        await setImmediate();
        signal.throwIfAborted();
        const some = groups.slice(from, from + AT_ONCE).map((group) => ({ ...group, id: newId() }));
        store.write((db) => some.forEach((group) => insertGroup(db, group)));
        made.push(...some.map(({ id }) => id));
        report(made.length, groups.length);
      }
    } catch (error) {
      await takeBack(made);
      throw error;
    } finally {
      announce(['invoices', 'bookings']);
    }
    const unnamed = due.filter(({ identity }) => identity === null).map(({ work }) => work.organisation.name);
    return { made, unnamed: [...new Set(unnamed)] };
  };

  function insertGroup(db: WriteDb, { id, identityId, organisationId, bookings }: BatchGroup & { readonly id: string }): void {
    // As it is now: work may have changed since the batch began.
    const work = workById(db, bookings.map((booking) => booking.id)); // prettier-ignore
    rows.insertFromWork(db, id, { identityId, organisationId }, work);
  }

  /** What somebody has changed or issued meanwhile is theirs. */
  async function takeBack(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      await setImmediate();
      store.write((db) => {
        for (const id of ids.slice(from, from + AT_ONCE)) {
          const row = findInvoice(db, id);
          if (row?.number === null && row.changedAt === row.createdAt) deleteInvoice(db, id);
        }
      });
    }
  }
}

/** For the grouping, which looks at the day and the account alone. */
function billed({ identity, work }: DueWork) {
  if (identity === null) return [];
  const context = { settings: { vat: 'exempt' }, isPensioned: false, actualMinutes: null, confirmedMinutes: null } as const;
  return [billableOf(work, { ...context, identityId: identity.id })];
}
