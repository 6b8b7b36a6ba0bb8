import type { Account as AccountView } from '../../../shared/contract/statements.ts';
import { closingBalance } from '../../../shared/domain/invoices/account-statement.ts';
import type { InvoiceCustomer, Issuer } from '../../../shared/domain/invoices/model.ts';
import type { Appearance } from '../../../shared/domain/invoices/printed-document.ts';
import { accountPart, type AccountPart, type StatementPeriod } from '../../../shared/domain/invoices/statement-period.ts';
import type { DocumentPrinter } from '../../ports/document-printer.ts';
import { createKeptStatements, type KeptStatements } from './kept.ts';
import { createStatementRuns, type RunDeps, type StatementRuns } from './runs.ts';
import { entriesOf, type Account, type KnownEntry } from './store.ts';

/** Who stands on the papers of an account, and how they look. */
export interface AccountPaper {
  readonly identity: { readonly id: string; readonly name: string };
  readonly organisation: { readonly id: string; readonly name: string };
  readonly issuer: Issuer;
  readonly customer: InvoiceCustomer;
  readonly appearance: Appearance;
  readonly withSlip: boolean;
}

export interface StatementDeps extends Omit<RunDeps, 'closingOf' | 'print'> {
  readonly printer: DocumentPrinter;
  /** @throws AppError NOT_FOUND */
  readonly paperOf: (account: Account) => AccountPaper;
}

/** What passed between an identity and an organisation, on the screen and on paper. */
export interface StatementService extends StatementRuns, KeptStatements {
  /** @throws AppError NOT_FOUND */
  account(account: Account, period: StatementPeriod): AccountView;
  /** @throws AppError NOT_FOUND, and what printing throws */
  pdf(account: Account, period: StatementPeriod, signal?: AbortSignal): Promise<Uint8Array>;
}

export function createStatementService(deps: StatementDeps): StatementService {
  const { store, printer, paperOf } = deps;

  function partOf(account: Account, period: StatementPeriod): { readonly part: AccountPart; readonly ids: ReadonlyMap<object, string> } {
    const entries = entriesOf(store.read, account);
    return { part: accountPart(entries, period), ids: new Map(entries.map((entry: KnownEntry) => [entry, entry.id])) };
  }

  function account(wanted: Account, period: StatementPeriod): AccountView {
    const { identity, organisation } = paperOf(wanted);
    const { part, ids } = partOf(wanted, period);
    const entries = part.entries.map((entry) => ({ ...entry, id: ids.get(entry) ?? '' }));
    return { identity, organisation, ...part, entries, closing: closingBalance(part) };
  }

  async function pdf(wanted: Account, period: StatementPeriod, signal?: AbortSignal): Promise<Uint8Array> {
    const { issuer, customer, appearance, withSlip } = paperOf(wanted);
    const statement = { issuer, customer, ...partOf(wanted, period).part, note: '' };
    return printer.print({ kind: 'statement', statement, withSlip }, appearance, { signal });
  }

  function closingOf(wanted: Account, period: StatementPeriod) {
    const { part } = partOf(wanted, period);
    return { closing: closingBalance(part), isEmpty: part.entries.length === 0 };
  }

  const making = { ...deps, print: pdf, closingOf };
  return { account, pdf, ...createStatementRuns(making), ...createKeptStatements(making) };
}
