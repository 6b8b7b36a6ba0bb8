import type { Preferences } from '../../../shared/contract/preferences.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import type { Store } from '../../db/store.ts';
import { fillBooks } from './fill-books.ts';
import { draftPast, issuePast, type InvoicesTarget, type PastDraft } from './fill-invoices.ts';
import { fillSample, type SampleTarget } from './fill-sample.ts';

/** The part of an open profile that the whole sample is written through. */
export interface FillTarget extends SampleTarget, InvoicesTarget {
  readonly preferences: { update(change: Pick<Preferences, 'role'>): unknown };
  readonly services: SampleTarget['services'] & Listing;
  readonly identities: InvoicesTarget['identities'] & Listing;
}

interface Listing {
  list(options: { readonly archived: boolean }): readonly unknown[];
}

/**
 * Fills the sample profile, unless that was done: an invented practitioner with a clinic of their own who works as a locum too.
 * The books and the clinic are each written whole or not at all; the first invoice is printed while the clinic is written.
 *
 * @throws AppError what the disk and printing throw
 */
export async function fillProfile(target: FillTarget, { write }: Pick<Store, 'write'>, now: Instant, zone: ZoneId): Promise<void> {
  const isNew = target.identities.list({ archived: true }).length === 0;
  const issuing = isNew ? issuePast(target, ...write(() => enterBooks(target, now))) : Promise.resolve();
  try {
    if (target.services.list({ archived: true }).length === 0) write(() => fillSample(target, now, zone));
  } finally {
    await issuing;
  }
}

function enterBooks(target: FillTarget, now: Instant): [identityId: string, drafts: readonly PastDraft[]] {
  target.preferences.update({ role: 'both' });
  const books = fillBooks(target, now);
  return [books.identityId, draftPast(target, books, now)];
}
