import { isAppError } from '../../../shared/errors/app-error.ts';
import type { Log } from '../../ports/log.ts';
import type { ChangingDeps } from './changing.ts';
import { contentOf } from './documents.ts';
import { amountsOfDraft } from './draft-rows.ts';
import type { DraftParties } from './drafting.ts';
import { draftsOf, updateInvoice } from './store.ts';

/**
 * Brings the totals of drafts, which lists show and sum, up to what the drafts come to now: they follow the identity's
 * registration for VAT and, through the rates of the pension, the day. When a draft was changed stays as it is.
 */
export function refreshDraftTotals(deps: ChangingDeps, log: Log): void {
  try {
    refresh(deps);
  } catch (error) {
    if (!isAppError(error)) throw error;
    // A list that shows the total of the last save is better than a profile that does not open.
    log.warn('invoices.draftTotals.left', { code: error.code });
  }
}

function refresh({ store, today, announce, partiesOf }: ChangingDeps): void {
  const known = new Map<string, DraftParties>();
  const changed = draftsOf(store.read).flatMap((row) => {
    const account = `${row.identityId} ${row.organisationId}`;
    const parties = known.get(account) ?? partiesOf(row);
    known.set(account, parties);
    const amounts = amountsOfDraft(contentOf(row), parties, today());
    return amounts.net === row.net && amounts.total === row.total ? [] : [{ ...row, ...amounts }];
  });
  if (changed.length === 0) return;
  store.write((db) => {
    for (const row of changed) updateInvoice(db, row);
  });
  announce(['invoices']);
}
