import type { InvoiceBrief, InvoiceOutcome } from '../../../shared/contract/invoices.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { Store } from '../../db/store.ts';
import type { MakeBatch } from './batch.ts';
import type { Issue } from './issuing.ts';
import { findInvoice } from './store.ts';

/** As the service of jobs takes it. */
export interface InvoiceJobWork {
  readonly name: string;
  run(progress: (step: string, done: number, total: number | null) => void, signal: AbortSignal): Promise<string | null>;
}

export interface InvoiceJobDeps {
  readonly store: Store;
  readonly newId: () => string;
  readonly startJob: (work: InvoiceJobWork) => string;
  readonly briefs: (ids: readonly string[]) => readonly InvoiceBrief[];
  readonly batch: MakeBatch;
  readonly issue: Issue;
  /** @throws AppError NOT_FOUND */
  readonly organisationName: (id: string) => string;
}

/** Work over several invoices, and what came of it. */
export interface InvoiceJobs {
  /** @returns the id of the job */
  batch(from: LocalDate, to: LocalDate): string;
  /** @returns the id of the job */
  issueMany(ids: readonly string[]): string;
  /** @throws AppError NOT_FOUND once it is forgotten */
  outcome(resultId: string): InvoiceOutcome;
}

interface Result {
  readonly made: readonly string[];
  readonly left: InvoiceOutcome['left'];
}

/** Results that can still be looked at. */
const keptResults = 10;
/** What would fail for the next invoice as well. */
const endsJob: ReadonlySet<ErrorCode> = new Set(['DISK_FULL', 'DISK_FAILED', 'PROFILE_READ_ONLY', 'DATABASE_DAMAGED', 'VAULT_LOCKED']);

export function createInvoiceJobs({ store, newId, startJob, briefs, batch, issue, organisationName }: InvoiceJobDeps): InvoiceJobs {
  const results = new Map<string, Result>();

  function keep(result: Result): string {
    const id = newId();
    results.set(id, result);
    const [oldest] = results.keys();
    if (results.size > keptResults && oldest !== undefined) results.delete(oldest);
    return id;
  }

  function startBatch(from: LocalDate, to: LocalDate): string {
    return startJob({
      name: 'invoices.batch',
      run: async (progress, signal) => {
        const { made, unnamed } = await batch({ from, to }, { signal, report: (done, total) => progress('drafts', done, total) });
        return keep({ made, left: unnamed.map((name) => ({ invoiceId: null, organisationName: name, code: 'NOT_BILLABLE' })) });
      },
    });
  }

  function issueMany(ids: readonly string[]): string {
    const wanted = [...new Set(ids)];
    return startJob({
      name: 'invoices.issueMany',
      run: async (progress, signal) => {
        const left: Result['left'][number][] = [];
        for (const [index, id] of wanted.entries()) {
          signal.throwIfAborted();
          progress('issuing', index, wanted.length);
          const refused = await issueOne(id, signal);
          if (refused) left.push(refused);
        }
        const refused = new Set(left.map(({ invoiceId }) => invoiceId));
        return keep({ made: wanted.filter((id) => !refused.has(id)), left });
      },
    });
  }

  /** @returns why it was left; null when it was issued */
  async function issueOne(id: string, signal: AbortSignal): Promise<Result['left'][number] | null> {
    try {
      await issue({ id, changedAt: null, signal });
      return null;
    } catch (error) {
      if (!isAppError(error) || endsJob.has(error.code)) throw error;
      const row = findInvoice(store.read, id);
      return { invoiceId: id, organisationName: row ? organisationName(row.organisationId) : '', code: error.code };
    }
  }

  function outcome(resultId: string): InvoiceOutcome {
    const result = results.get(resultId);
    if (!result) throw new AppError('NOT_FOUND', { resultId });
    return { made: briefs(result.made), left: result.left };
  }

  return { batch: startBatch, issueMany, outcome };
}
